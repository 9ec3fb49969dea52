import { hoursFor, someGroup } from './candidates';
import { workFor } from './effort';
import type { Problem } from './problem';
import { regroup, type Groups } from './regroup';
import { mostAtOnce } from './worth';

/** Small enough that every way of grouping so few is tried in a moment. */
const peopleAtOnce = 14;
const mostOfPart = 20_000;
const stepsOfPart = 500_000;

/**
 * Makes sure, without chance, that whoever is left out has no place: nobody of them fits into a group with room, they cannot
 * make a group of their own, and no single group can be opened anew so that more people have a place.
 */
export function settle(problem: Problem, { groups, isMost }: { groups: Groups; isMost: boolean }): Groups {
  let settled = groups;
  for (;;) {
    const next =
      joined(problem, settled) ?? begun(problem, settled) ?? (isMost ? undefined : reopened(problem, settled));
    if (!next) return settled;
    settled = next;
  }
}

const without = ({ people }: Problem, groups: Groups): number[] => {
  const placed = new Set(groups.flat());
  return people.flatMap((_, person) => (placed.has(person) ? [] : [person]));
};

/** The first person without a place joins the group with room that suits all of it best. */
function joined(problem: Problem, groups: Groups): Groups | undefined {
  const work = workFor({});
  for (const person of without(problem, groups)) {
    let best: { group: readonly number[]; gain: number } | undefined;
    for (const group of groups) {
      if (group.length >= problem.rules.maxSize || !hoursFor(problem, [...group, person], work)) continue;
      const gain = problem.fits.ofGroup([...group, person]) - problem.fits.ofGroup(group);
      if (!best || gain > best.gain) best = { group, gain };
    }
    if (best) return groups.map((group) => (group === best.group ? [...group, person] : group));
  }
  return undefined;
}

/** Those without a place make a group of their own. */
function begun(problem: Problem, groups: Groups): Groups | undefined {
  const alone = without(problem, groups);
  for (const [place, person] of alone.entries()) {
    const work = workFor({ steps: stepsOfPart });
    const group = someGroup(problem, { having: [person], among: alone.slice(place + 1), work });
    if (group) return [...groups, group];
  }
  return undefined;
}

/** A group is made anew together with some who have no place, in turn until all of them were asked. */
function reopened(problem: Problem, groups: Groups): Groups | undefined {
  const alone = without(problem, groups).filter((person) => problem.hours.free[person]?.some((word) => word !== 0));
  for (const group of groups) {
    const room = Math.max(1, Math.min(peopleAtOnce, mostAtOnce - group.length) - group.length);
    for (let from = 0; from < alone.length; from += room) {
      const people = [...group, ...alone.slice(from, from + room)];
      const work = workFor({ steps: stepsOfPart });
      const outcome = regroup(problem, { people, before: [group], aim: { for: 'heads' }, most: mostOfPart, work });
      if (outcome.is === 'better') return [...groups.filter((one) => one !== group), ...outcome.groups];
    }
  }
  return undefined;
}
