import type { Random } from '../common/random';
import { shares } from './part';
import type { Problem } from './problem';
import type { Groups } from './worth';

/** Whether two units could sit together at some hour. */
export const hasHourInCommon = ({ units, mayMeet }: Problem, one: number, other: number): boolean =>
  shares(units[one]?.free, units[other]?.free) && mayMeet(one, other);

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
