import type { Random } from '../common/random';
import type { Problem } from './problem';
import type { Groups } from './regroup';

/** Whether two people could sit together at some hour. */
export function hasHourInCommon({ hours, compatible }: Problem, one: number, other: number): boolean {
  if (compatible[one]?.[other] !== 1) return false;
  const [free, theirs] = [hours.free[one], hours.free[other]];
  return free !== undefined && theirs !== undefined && free.some((word, index) => (word & (theirs[index] ?? 0)) !== 0);
}

/** The groups in which somebody could meet most of the members come first; chance mixes them a little. */
export function nearGroups(
  problem: Problem,
  { about, groups, random }: { about: number; groups: Groups; random: Random },
): Groups {
  return groups
    .map((group) => {
      const met = group.filter((member) => member === about || hasHourInCommon(problem, about, member)).length;
      return { group, near: met / group.length + random() };
    })
    .sort((one, other) => other.near - one.near)
    .map(({ group }) => group);
}
