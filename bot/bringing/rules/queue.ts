/** A case that waits to be brought. */
export interface Waiting {
  readonly user: string;
  readonly words: string;
  /** how often they have brought one in this cohort */
  readonly times: number;
  readonly askedAt: Date;
}

/** Who has brought least often comes first, then who asked first; of one instant, as they stand. */
export const inOrder = (cases: readonly Waiting[]): Waiting[] =>
  [...cases].sort((one, other) => one.times - other.times || Number(one.askedAt) - Number(other.askedAt));
