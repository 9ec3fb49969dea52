import { largestGroup, smallestGroup } from '../../matching/groups';

export interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly preferred: readonly [number, number];
}

const within = (size: number): number => Math.max(smallestGroup, Math.min(largestGroup, size));

/** How many may sit in a circle when a moderator asked for about `size`: up to two fewer, one more, best one more or less. */
export const wishedSizes = (size: number): Sizes => ({
  minSize: within(size - 2),
  maxSize: within(size + 1),
  preferred: [within(size - 1), within(size + 1)],
});

/** Where the wished sizes leave somebody out: a circle of three is better than none, and so is one that is fuller by two. */
export const roomierSizes = (size: number): Sizes => ({
  ...wishedSizes(size),
  minSize: smallestGroup,
  maxSize: within(size + 2),
});
