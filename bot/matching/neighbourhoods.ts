import { shuffled, type Random } from '../common/random';
import type { Work } from './effort';
import { hasHourInCommon, nearGroups } from './near';
import { partOf } from './part';
import type { Problem } from './problem';
import { columnsFrom } from './columns';
import { choose, solve } from './solve';
import { isBetter, scoreOf, type Groups } from './worth';

/** What one neighbourhood may offer to choose from, and how long choosing may take. */
const mostColumns = 25_000;
const stepsOfPart = 3_000_000;
const widest = 64;
/** Beyond this many units a linear programme for everybody takes longer than it gives. */
const mostWhole = 1_200;
/** Groups that mattered somewhere are gathered; when there are so many more, the best choice of all of them is looked for. */
const gatheredBetween = 6_000;
const mostGathered = 150_000;
const stepsOfGathered = 40_000_000;

/**
 * Takes a few groups that have hours in common, and some who have no place, and groups them anew as well as can be; again and
 * again, until for long nothing was better. How many are taken at once follows from how many groups they could make. Now and
 * then the groups that mattered in any neighbourhood are put together, and chosen from for everybody.
 */
export function improveNearby(
  problem: Problem,
  ask: { groups: Groups; units: readonly number[]; random: Random; work: Work; tell: (groups: Groups) => void },
): Groups {
  const { units, random, work, tell } = ask;
  let { groups } = ask;
  let width = 20;
  const gathered = new Map<string, readonly number[]>();
  let gatheredAt = 0;
  for (let idle = 0; idle < 60 + 4 * groups.length && !work.isOver(); idle++) {
    const placed = new Set(groups.flat());
    const alone = units.filter((unit) => !placed.has(unit));
    const { people, before } = aPart(problem, { groups, alone, width, random });
    const part = partOf(problem, people);
    const solved = solve(part, { before, mostColumns, random, work: work.atMost(stepsOfPart) });
    if (!solved) {
      width = Math.max(problem.rules.maxSize * 2, width - 2);
      continue;
    }
    if (solved.proof.best) width = Math.min(widest, width + 1);
    for (const group of solved.tried) if (gathered.size < mostGathered) gathered.set(group.join(), group);
    if (solved.groups && isBetter(scoreOf(problem, solved.groups), scoreOf(problem, before))) {
      const taken = new Set(before);
      groups = [...groups.filter((group) => !taken.has(group)), ...solved.groups];
      tell(groups);
      idle = 0;
    }
    if (gathered.size < gatheredAt + gatheredBetween || units.length > mostWhole) continue;
    gatheredAt = gathered.size;
    for (const group of groups) gathered.set([...group].sort((one, other) => one - other).join(), group);
    const whole = partOf(problem, units);
    const steps = work.atMost(stepsOfGathered);
    const all = choose(whole, columnsFrom(whole, gathered.values()), { before: groups, random, work: steps })?.groups;
    if (!all) continue;
    groups = all;
    tell(groups);
    idle = 0;
  }
  return groups;
}

/** About `width` units that could be grouped anew: some groups near to each other, and some who have no place. */
function aPart(
  problem: Problem,
  ask: { groups: Groups; alone: readonly number[]; width: number; random: Random },
): { people: readonly number[]; before: Groups } {
  const { groups, alone, width, random } = ask;
  const without = shuffled(alone, random);
  const about = without.length > 0 && random() < 0.5 ? without[0] : shuffled(groups.flat(), random)[0];
  if (about === undefined) return { people: without.slice(0, width), before: [] };
  const before: (readonly number[])[] = [];
  let people: readonly number[] = [];
  const own = groups.find((group) => group.includes(about));
  for (const group of [...(own ? [own] : []), ...nearGroups(problem, { about, groups, random })]) {
    if (before.includes(group) || people.length + group.length > Math.max(width - 1, group.length)) continue;
    before.push(group);
    people = [...people, ...group];
  }
  const near = without.filter((unit) => unit === about || hasHourInCommon(problem, about, unit));
  return { people: [...people, ...near.slice(0, Math.max(1, width - people.length))], before };
}
