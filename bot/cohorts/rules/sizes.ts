import { largestGroup, smallestGroup } from '../../matching/groups';
import type { Decisions } from './decisions';

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

/**
 * The sizes to search with, and those to try next where somebody is left out. Sizes that a moderator decided are meant;
 * a circle that stays as it is, and has a size that is not wished for, asks for the roomier ones at once.
 */
export function sizesToTry(size: number, { sizes, locked }: Decisions): readonly [Sizes, Sizes?] {
  if (sizes) return [{ minSize: sizes.least, maxSize: sizes.most, preferred: [sizes.least, sizes.most] }];
  const [wished, roomier] = [wishedSizes(size), roomierSizes(size)];
  const isWished = ({ length }: readonly string[]): boolean => length >= wished.minSize && length <= wished.maxSize;
  return locked.every(({ members }) => isWished(members)) ? [wished, roomier] : [roomier];
}
