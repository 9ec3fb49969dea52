import { costFor } from './hours';
import type { Problem } from './problem';
import { membersOf } from './sets';

/** Groups of units; each unit is in one of them at most. */
export type Groups = readonly (readonly number[])[];

/** How good a choice of groups is; see `isBetter`. */
export interface Score {
  readonly placed: number;
  readonly nominated: number;
  readonly fit: number;
}

export function scoreOf(problem: Problem, groups: Groups): Score {
  const units = groups.flat().flatMap((unit) => problem.units[unit] ?? []);
  return {
    placed: units.reduce((sum, { members }) => sum + members.length, 0),
    nominated: units.reduce((sum, { nominated }) => sum + nominated, 0),
    fit: groups.reduce((sum, group) => sum + problem.fitOf(group), 0),
  };
}

/** Sums of the same fits in another order differ by less. */
export const sameFit = 1e-9;

export function isBetter(one: Score, other: Score): boolean {
  if (one.placed !== other.placed) return one.placed > other.placed;
  if (one.nominated !== other.nominated) return one.nominated > other.nominated;
  return one.fit > other.fit + sameFit;
}

/** The hour that costs a group of people least, of those among which it can choose; the first of equals. */
export function kindest(
  { hours }: Problem,
  people: readonly number[],
  among: Uint32Array,
): { hour: number; cost: number } {
  let best = { hour: -1, cost: Infinity };
  for (const hour of membersOf(among)) {
    const cost = costFor(hours, people, hour);
    if (cost < best.cost) best = { hour, cost };
  }
  return best;
}
