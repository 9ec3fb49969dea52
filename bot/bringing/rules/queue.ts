/** A case that waits to be brought. */
export interface Waiting {
  readonly user: string;
  readonly words: string;
  /** how often they have brought one in this cohort */
  readonly times: number;
  /** when they last did; null: never, or longer ago than is known */
  readonly lastAt: Date | null;
  readonly askedAt: Date;
}

/** Who has brought least often comes first, then who did longest ago, then who asked first; of one instant, as they stand. */
export const inOrder = (cases: readonly Waiting[]): Waiting[] =>
  [...cases].sort(
    (one, other) =>
      one.times - other.times ||
      Number(one.lastAt) - Number(other.lastAt) ||
      Number(one.askedAt) - Number(other.askedAt),
  );
