/** A case that waits to be brought. */
export interface Waiting {
  readonly user: string;
  readonly words: string;
  /** how often they had the chance to bring one in this cohort */
  readonly times: number;
  /** when they last had; null: never, or longer ago than is known */
  readonly lastAt: Date | null;
  readonly askedAt: Date;
}

/** Who had the chance least often comes first, then who had it longest ago, then who asked first; of one instant, as they stand. */
export const inOrder = (cases: readonly Waiting[]): Waiting[] =>
  [...cases].sort(
    (one, other) =>
      one.times - other.times ||
      Number(one.lastAt) - Number(other.lastAt) ||
      Number(one.askedAt) - Number(other.askedAt),
  );
