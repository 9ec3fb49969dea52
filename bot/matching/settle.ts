import type { Random } from '../common/random';
import { hoursFor, someGroup } from './candidates';
import { workFor, type Work } from './effort';
import { hasHourInCommon } from './near';
import { partOf } from './part';
import type { Problem } from './problem';
import { solve } from './solve';
import { isBetter, scoreOf, type Groups } from './worth';

/** Small enough that every way of grouping so few is tried in a moment. */
const unitsAtOnce = 14;
const mostColumns = 20_000;
const stepsOfPart = 500_000;
/** In pools of some hundred that is far more than it takes. */
const stepsOfAll = 20_000_000;

/**
 * Makes sure, without chance, that whoever is left out has no place: nobody of them fits into a group with room, they cannot
 * make a group of their own, and no single group can be opened anew so that more people have a place. Only in a large pool of
 * which little was searched it ends before.
 */
export function settle(
  problem: Problem,
  { groups, isMost, random }: { groups: Groups; isMost: boolean; random: Random },
): Groups {
  let settled = groups;
  const work = workFor({ steps: stepsOfAll });
  for (;;) {
    const next =
      joined(problem, settled) ??
      begun(problem, settled, work) ??
      (isMost ? undefined : reopened(problem, settled, { random, work }));
    if (!next) return settled;
    settled = next;
  }
}

const without = ({ units }: Problem, groups: Groups): number[] => {
  const placed = new Set(groups.flat());
  return units.flatMap(({ free }, unit) => (placed.has(unit) || free.every((word) => word === 0) ? [] : [unit]));
};

/** Each unit without a place joins the group with room that suits all of it best. */
function joined(problem: Problem, before: Groups): Groups | undefined {
  let groups = before;
  for (const unit of without(problem, before)) {
    let best: { group: readonly number[]; gain: number } | undefined;
    for (const group of groups) {
      if (!hoursFor(problem, [...group, unit])) continue;
      const gain = problem.fitOf([...group, unit]) - problem.fitOf(group);
      if (!best || gain > best.gain) best = { group, gain };
    }
    if (best) groups = groups.map((group) => (group === best.group ? [...group, unit] : group));
  }
  return groups === before ? undefined : groups;
}

/** Those without a place make a group of their own. */
function begun(problem: Problem, groups: Groups, work: Work): Groups | undefined {
  const alone = without(problem, groups);
  for (const [place, unit] of alone.entries()) {
    if (work.isOver()) return undefined;
    const among = alone.slice(place + 1).filter((other) => hasHourInCommon(problem, unit, other));
    const group = someGroup(problem, { unit, among, work: work.atMost(stepsOfPart) });
    if (group) return [...groups, group];
  }
  return undefined;
}

/** A group is made anew together with some who have no place, in turn until all of them were asked. */
function reopened(
  problem: Problem,
  groups: Groups,
  { random, work }: { random: Random; work: Work },
): Groups | undefined {
  const alone = without(problem, groups);
  for (const group of groups) {
    const near = alone.filter((unit) => group.some((member) => hasHourInCommon(problem, unit, member)));
    const room = Math.max(1, unitsAtOnce - group.length);
    for (let from = 0; from < near.length; from += room) {
      const part = partOf(problem, [...group, ...near.slice(from, from + room)]);
      if (work.isOver()) return undefined;
      const found = solve(part, { before: [group], mostColumns, random, work: work.atMost(stepsOfPart) })?.groups;
      if (!found || scoreOf(problem, found).placed <= scoreOf(problem, [group]).placed) continue;
      if (isBetter(scoreOf(problem, found), scoreOf(problem, [group])))
        return [...groups.filter((one) => one !== group), ...found];
    }
  }
  return undefined;
}
