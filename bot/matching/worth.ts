import { costFor } from './hours';
import type { Problem } from './problem';
import { membersOf } from './sets';

/**
 * What a group is worth, as one whole number in which each wish outweighs all that come after it: people placed, nominated
 * people, fits, the cost of the hour. Such numbers of at most 30 people add up exactly: they stay below 2 ** 53.
 */
export const mostAtOnce = 30;
const counted = mostAtOnce + 1;
/** fits count to seven digits */
const fitUnit = 1e7;
/** more than the hours of all groups together can cost; see `costs` in hours.ts */
const mostCost = 12_500;

const perNominated = counted * fitUnit * mostCost;
export const perHead = counted * perNominated;

/** People and nominations only. */
export const headsWorth = ({ people }: Problem, group: readonly number[]): number =>
  group.length * perHead + group.filter((member) => people[member]?.nominated).length * perNominated;

/** All of it. `hours` are those at which the group can meet. */
export const worthOf = (problem: Problem, group: readonly number[], hours: Uint32Array): number =>
  headsWorth(problem, group) +
  Math.round(problem.fits.ofGroup(group) * fitUnit) * mostCost -
  kindest(problem, group, hours).cost;

/** Heads, and chance in the place of the rest: for wandering among ways to place as many. */
export const chanceWorth = (problem: Problem, group: readonly number[], chance: number): number =>
  headsWorth(problem, group) + Math.floor(chance * fitUnit * mostCost);

/** The hour that costs a group least; the first of equals. */
export function kindest(
  { hours }: Problem,
  group: readonly number[],
  among: Uint32Array,
): { hour: number; cost: number } {
  let best = { hour: -1, cost: Infinity };
  for (const hour of membersOf(among)) {
    const cost = costFor(hours, group, hour);
    if (cost < best.cost) best = { hour, cost };
  }
  return best;
}

/** How good a whole choice of groups is; see `isBetter`. */
export interface Score {
  readonly placed: number;
  readonly nominated: number;
  readonly fit: number;
}

export const scoreOf = ({ people, fits }: Problem, groups: readonly (readonly number[])[]): Score => ({
  placed: groups.flat().length,
  nominated: groups.flat().filter((member) => people[member]?.nominated).length,
  fit: groups.reduce((sum, group) => sum + fits.ofGroup(group), 0),
});

/** Sums of the same fits in another order differ by less. */
const same = 1e-9;
export function isBetter(one: Score, other: Score): boolean {
  if (one.placed !== other.placed) return one.placed > other.placed;
  if (one.nominated !== other.nominated) return one.nominated > other.nominated;
  return one.fit > other.fit + same;
}
