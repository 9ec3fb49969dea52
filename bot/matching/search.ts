import { shuffled, type Random } from '../common/random';
import { someGroup } from './candidates';
import { workFor, type Work } from './effort';
import { firstGroups } from './greedy';
import { hasHourInCommon, nearGroups } from './near';
import type { Problem } from './problem';
import { regroup, type Aim, type Groups } from './regroup';
import { isBetter, mostAtOnce, scoreOf } from './worth';

export interface Found {
  readonly groups: Groups;
  /** It is certain that no other groups place more people. */
  readonly isMost: boolean;
}

/** Whole pools with more groups to choose from are not packed at once. */
const mostGroups = 200_000;
/** What one part of a pool may offer to choose from, and how long choosing may take. */
const mostOfPart = 8_000;
const stepsOfPart = 150_000;

/** Groups of a pool: the best ones of a small pool, good ones of a large pool; better ones with more work. */
export function search(problem: Problem, ask: { random: Random; work: Work; tell: (groups: Groups) => void }): Found {
  const { work, tell } = ask;
  const first = firstGroups(problem);
  tell(first);
  const people = mayHaveAPlace(problem, first);
  if (people.length > mostAtOnce) return { groups: wander(problem, { ...ask, people, groups: first }), isMost: false };

  const whole = (before: Groups, aim: Aim, part: Work) =>
    regroup(problem, { people, before, aim, most: mostGroups, work: part });
  const counted = whole(first, { for: 'heads' }, work.atMost(4_000_000));
  const isMost = counted.is !== 'tooMany' && counted.isProved;
  const most = counted.is === 'better' ? counted.groups : first;
  tell(most);
  if (counted.is === 'tooMany') return { groups: wander(problem, { ...ask, people, groups: most }), isMost };
  const quick = whole(most, { for: 'all' }, work.atMost(1_000_000));
  const good = quick.is === 'better' ? quick.groups : most;
  if (quick.is !== 'tooMany' && quick.isProved) return { groups: good, isMost };
  const better = wander(problem, { ...ask, people, groups: good, isMost });
  const last = whole(better, { for: 'all' }, work);
  return { groups: last.is === 'better' ? last.groups : better, isMost };
}

/** Those who are in a group already, or could be in some group at all. */
function mayHaveAPlace(problem: Problem, groups: Groups): number[] {
  const placed = new Set(groups.flat());
  const everybody = problem.people.map((_, person) => person);
  return everybody.filter((person) => placed.has(person) || couldBePlaced(problem, person, everybody));
}

/** False when it is certain that nobody could meet this person; true also when it was too long to find out. */
export function couldBePlaced(problem: Problem, person: number, everybody: readonly number[]): boolean {
  const work = workFor({ steps: 50_000 });
  const among = everybody.filter((other) => other !== person && hasHourInCommon(problem, person, other));
  return someGroup(problem, { having: [person], among, work }) !== undefined || work.isOver();
}

interface Walk {
  readonly people: readonly number[];
  readonly groups: Groups;
  readonly random: Random;
  readonly work: Work;
  readonly tell: (groups: Groups) => void;
  readonly isMost?: boolean;
}

/** Looks in turn for room for those who have no place and for better fits, until for long there is neither. */
function wander(problem: Problem, walk: Walk): Groups {
  const { people, work, tell, isMost = false } = walk;
  let best = walk.groups;
  for (;;) {
    const hasMore = !isMost && best.flat().length < people.length;
    const wider = hasMore
      ? regroupParts(problem, { ...walk, groups: best, aim: { for: 'change', random: walk.random } })
      : best;
    tell(wider);
    const better = regroupParts(problem, { ...walk, groups: wider, aim: { for: 'all' } });
    tell(better);
    const isAsBefore = !isBetter(scoreOf(problem, better), scoreOf(problem, best));
    best = better;
    if (isAsBefore || work.isOver()) return best;
  }
}

/**
 * Takes a few groups that have hours in common, and people without a place, and groups them anew; again and again, until
 * for long nothing was better. With the aim 'change' it walks among equals until more people have a place.
 */
function regroupParts(problem: Problem, { people, random, work, aim, ...walk }: Walk & { aim: Aim }): Groups {
  let best = walk.groups;
  let groups = best;
  let width = 14;
  for (let idle = 0; idle < patienceFor(groups, aim) && !work.isOver(); idle++) {
    const placed = new Set(groups.flat());
    const alone = people.filter((person) => !placed.has(person));
    if (aim.for === 'change' && alone.length === 0) break;
    const part = aPart(problem, { groups, alone, width, random });
    const outcome = regroup(problem, { ...part, aim, most: mostOfPart, work: work.atMost(stepsOfPart) });
    if (outcome.is === 'tooMany') width = Math.max(problem.rules.maxSize + 1, width - 1);
    if (outcome.is === 'tooMany') continue;
    if (outcome.isProved && random() < 0.2) width = Math.min(mostAtOnce, width + 1);
    if (outcome.is === 'asBefore') continue;
    const taken = new Set(part.before);
    groups = [...groups.filter((group) => !taken.has(group)), ...outcome.groups];
    if (aim.for === 'change' && !placesMore(problem, groups, best)) continue;
    best = groups;
    idle = 0;
  }
  return best;
}

function placesMore(problem: Problem, groups: Groups, before: Groups): boolean {
  const [one, other] = [scoreOf(problem, groups), scoreOf(problem, before)];
  return one.placed > other.placed || (one.placed === other.placed && one.nominated > other.nominated);
}

const patienceFor = (groups: Groups, aim: Aim): number => (aim.for === 'change' ? 250 : 150 + 40 * groups.length);

/** About `width` people who could be grouped anew: some groups near to each other, and some who have no place. */
function aPart(
  problem: Problem,
  ask: { groups: Groups; alone: readonly number[]; width: number; random: Random },
): { people: readonly number[]; before: Groups } {
  const { groups, alone, width, random } = ask;
  const without = shuffled(alone, random);
  const about = without.length > 0 && random() < 0.7 ? without[0] : shuffled(groups.flat(), random)[0];
  if (about === undefined) return { people: without.slice(0, width), before: [] };
  const before: (readonly number[])[] = [];
  let people: readonly number[] = [];
  const own = groups.find((group) => group.includes(about));
  for (const group of [...(own ? [own] : []), ...nearGroups(problem, { about, groups, random })]) {
    if (before.includes(group) || people.length + group.length > Math.max(width - 1, group.length)) continue;
    before.push(group);
    people = [...people, ...group];
  }
  const near = without.filter((person) => person === about || hasHourInCommon(problem, about, person));
  const room = Math.max(1, Math.min(width, mostAtOnce) - people.length);
  return { people: [...people, ...near.slice(0, room)], before };
}
