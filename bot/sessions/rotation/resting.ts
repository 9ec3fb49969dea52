import type { Partition } from './partitions';

/**
 * Who rests is seated as if they were here: sizes, order and everything else that is read are those of all, so that nothing
 * tells that somebody said so. What they said only chooses among the ways to part, and their meetings count for nobody.
 */

/** The kindest ways for those who are here: the fewest of them alone, then those who rest spread over the parts. */
export function kindest(ways: readonly Partition[], { isHere, people }: Who): Partition[] {
  let least = [Infinity, Infinity, Infinity];
  let found: Partition[] = [];
  for (const way of ways) {
    const counted = countedFor(way, { isHere, people });
    const order = compared(counted.unkind, least);
    if (order > 0) continue;
    if (order < 0) [least, found] = [counted.unkind, []];
    found.push(counted.way);
  }
  return found;
}

interface Who {
  readonly isHere: (who: number) => boolean;
  readonly people: number;
}

/** A way that has the meetings and the seats of those alone who are here; and how unkind it is, the worst first. */
function countedFor({ parts, pairs, odd }: Partition, { isHere, people }: Who) {
  const met = pairs.filter((pair) => isHere(Math.floor(pair / people)) && isHere(pair % people));
  const sitOdd = odd.filter(isHere);
  const alone = parts.filter((part) => part.filter(isHere).length === 1).length;
  // All that are left have equally many meetings and seats, as the search for the fewest repeats takes for granted.
  return { way: { parts, pairs: met, odd: sitOdd }, unkind: [alone, met.length, sitOdd.length] };
}

function compared(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
