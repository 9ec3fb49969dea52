import { shuffled, type Random } from '../common/random';
import { hoursFor } from './candidates';
import type { Problem } from './problem';
import { has, membersOf } from './sets';
import type { Groups } from './worth';

/** How many hours are tried for a unit before the next one is asked, and how many others at each of them. */
const hoursTried = 12;
const othersTried = 40;

/**
 * Groups to begin with: whoever has the fewest hours is first asked whom they could meet. Good where people are many and free;
 * the search goes on from here.
 */
export function firstGroups(problem: Problem, random: Random): Groups {
  const { units } = problem;
  const hours = units.map(({ free }) => membersOf(free));
  const freedom = (unit: number): number => hours[unit]?.length ?? 0;
  const waiting = new Set(
    units.flatMap((_, unit) => (freedom(unit) > 0 ? [unit] : [])).sort((one, other) => freedom(one) - freedom(other)),
  );
  const groups: (readonly number[])[] = [];
  for (const unit of waiting) {
    let best: { group: readonly number[]; size: number; fit: number } | undefined;
    for (const hour of shuffled(hours[unit] ?? [], random).slice(0, hoursTried)) {
      const group = groupAt(problem, { unit, hour, waiting, random });
      if (!group) continue;
      const size = Math.min(problem.peopleOf(group).length, problem.rules.preferred[1]);
      const fit = problem.fitOf(group) / group.length;
      if (!best || size > best.size || (size === best.size && fit > best.fit)) best = { group, size, fit };
    }
    if (!best) continue;
    groups.push(best.group);
    for (const member of best.group) waiting.delete(member);
  }
  return groups;
}

/** Takes whoever fits best, one after the other, of some who are free at this hour. */
function groupAt(
  problem: Problem,
  ask: { unit: number; hour: number; waiting: ReadonlySet<number>; random: Random },
): readonly number[] | undefined {
  const { unit, hour, waiting, random } = ask;
  const { units, rules, mayMeet } = problem;
  const heads = (group: readonly number[]): number => problem.peopleOf(group).length;
  const free = [...waiting].filter((other) => other !== unit && has(units[other]?.free ?? none, hour));
  let others = shuffled(free, random)
    .slice(0, othersTried)
    .filter((other) => mayMeet(unit, other));
  let group: readonly number[] = [unit];
  while (heads(group) < Math.min(rules.maxSize, rules.preferred[1])) {
    let best: { other: number; fit: number } | undefined;
    for (const other of others) {
      if (heads([...group, other]) > rules.maxSize) continue;
      const fit = problem.fitOf([...group, other]);
      if (!best || fit > best.fit) best = { other, fit };
    }
    if (!best) break;
    const { other } = best;
    group = [...group, other];
    others = others.filter((one) => one !== other && mayMeet(other, one));
  }
  // Languages and the clock it is told on are judged for the whole group; a smaller one may pass where this does not.
  for (; group.length > 0; group = group.slice(0, -1)) if (hoursFor(problem, group)) return group;
  return undefined;
}

const none = new Uint32Array(1);
