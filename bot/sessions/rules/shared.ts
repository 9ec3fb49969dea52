import type { Ledger, Shared } from '../session';

/**
 * How the turns of a session were shared, for the whole circle in three steps. Under about three turns a head every measure
 * is noise, and jumps with the number of people; so little is said, and never of anybody.
 */

/** Fewer turns than this many a head say nothing. */
const leastTurnsEach = 2;

/** At least this evenly is well shared: the entropy of the turns over that of equal ones, from 0 to 1. */
const evenly = 0.85;

export function howShared({ turns }: Ledger, members: readonly string[]): Shared {
  const counts = members.map((member) => turns[member] ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (members.length < 2 || all < leastTurnsEach * members.length) return 'too little to say';
  const entropy = counts.reduce((sum, count) => sum - (count > 0 ? (count / all) * Math.log(count / all) : 0), 0);
  return entropy / Math.log(members.length) >= evenly ? 'well shared' : 'a few carried it';
}
