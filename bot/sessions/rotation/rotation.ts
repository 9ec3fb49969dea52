import { seededRandom } from '../../common/random';
import { sizesOf } from '../legs';
import { bettered } from './better';
import { searched } from './exact';
import { pairOf, partitionsOf, type Partition } from './partitions';
import { kindest } from './resting';
import { circleRounds, firstPlan } from './start';
import { leastOf, repeatsOf, type Budget, type Plan, type Task } from './task';
import { repeatsIn, withoutLateness, type Tally } from './worth';

/**
 * Smaller groups of a circle over its weeks, with the fewest repeated meetings there can be. Pure and seeded: the same people,
 * past, weeks and seed give the same answer. What has been is only looked back on, so that whoever comes or goes changes
 * nothing but the weeks to come.
 */

export interface Asked {
  /** everybody who sits in the circle, 2 to 12 */
  readonly people: readonly string[];
  /** those of them who are here today: the others have a seat all the same, and meet nobody */
  readonly here: readonly string[];
  /** the size of the smaller groups today, and in the splits that are still to come */
  readonly sizes: readonly number[];
  readonly past: Past;
  /** smaller groups that have met today already: pairs stay whole where they go on as fours */
  readonly together?: readonly (readonly string[])[];
  readonly seed: number;
  /** how many ways to part are looked at, over all weeks */
  readonly steps?: number;
}

/** Who has sat with whom in earlier weeks, and who in a part of another size than the others. Nobody who was not there. */
export interface Past {
  readonly met: readonly { readonly one: string; readonly other: string; readonly times: number }[];
  readonly odd: ReadonlyMap<string, number>;
}

export const nothingYet: Past = { met: [], odd: new Map() };

/** Two people, whichever is named first. */
export const pairKey = ({ one, other }: { one: string; other: string }): string =>
  one < other ? `${one}:${other}` : `${other}:${one}`;

export interface Rotation {
  /** the parts of today, then of the splits to come as they are planned now */
  readonly weeks: readonly (readonly (readonly string[])[])[];
  /** meetings in each week of two who have met before */
  readonly repeats: readonly number[];
  /** no programme of these weeks has fewer repeats */
  readonly isFewest: boolean;
}

/**
 * So many that a session's transaction does not notice. Ten and more can be parted in so many ways that each step takes longer;
 * of twelve in more than pairs fewer than these miss the four weeks that there are without a repeat.
 */
function usualSteps({ people, sizes }: Asked): number {
  if (people.length < 10) return 300_000;
  return people.length < 12 || sizes.every((size) => size === 2) ? 100_000 : 200_000;
}
/** Further than this nobody knows who will be there. */
const furthest = 12;
/** Above this there are more ways to part than can be looked at. */
export const mostPeople = 12;

export function rotation(asked: Asked): Rotation {
  const { seed, steps = usualSteps(asked) } = asked;
  const people = inOrder(asked.people, seed);
  const task = taskOf(asked, people);
  const plan = plannedFor(task, { steps, seed, circle: circleFor(asked, people) });
  return {
    weeks: plan.weeks.map(({ parts }) => parts.map((part) => part.map((who) => people[who] ?? ''))),
    repeats: repeatsIn(plan.weeks, task.past),
    isFewest: plan.isFewest,
  };
}

function plannedFor(
  task: Task,
  p: { steps: number; seed: number; circle: (week: number) => readonly Partition[] | undefined },
): Plan & { isFewest: boolean } {
  const budget: Budget = { left: Math.floor(p.steps / 2) };
  const [start] = [firstPlan(task, p.circle), firstPlan(task)].sort((one, other) => one.cost - other.cost);
  if (!start) throw new RangeError('nothing to plan');
  const least = leastOf(task, 0, task.past);
  const found = start.cost > least ? searched(task, start, budget) : { plan: start, isAll: true };
  if (found.isAll) return { ...found.plan, isFewest: true };
  budget.left = p.steps - Math.floor(p.steps / 2);
  const plan = bettered(task, found.plan, { budget, random: seededRandom(p.seed) });
  return { ...plan, isFewest: repeatsOf(withoutLateness(plan.cost)) === repeatsOf(least) };
}

/** The same order for the same people, in which nobody else moves when one comes or goes; it tells nothing about them. */
export function inOrder(people: readonly string[], seed: number): string[] {
  const lot = (who: string): number => {
    let mixed = seed >>> 0;
    for (const sign of who) mixed = Math.imul(mixed ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return seededRandom(mixed)();
  };
  const lots = new Map(people.map((who) => [who, lot(who)]));
  return [...people].sort(
    (one, other) => (lots.get(one) ?? 0) - (lots.get(other) ?? 0) || (one < other ? -1 : Number(one > other)),
  );
}

function taskOf({ here, sizes, past, together = [] }: Asked, people: readonly string[]): Task {
  const seats = new Map(people.map((who, seat) => [who, seat]));
  const everybody = people.map((_, seat) => seat);
  const present = new Set(everybody.filter((seat) => here.includes(people[seat] ?? '')));
  const isHere = (who: number): boolean => present.has(who);
  const known = new Map<number, Partition[]>();
  const options = sizes.slice(0, furthest).map((asked, week) => {
    const ways =
      known.get(asked) ??
      partitionsOf(everybody, { sizes: sizesOf(people.length, asked), asked, people: people.length });
    known.set(asked, ways);
    return week === 0 && present.size < people.length ? kindest(ways, { isHere, people: people.length }) : ways;
  });
  const [first = [], ...later] = options;
  const parts = together.map((part) => part.flatMap((who) => seats.get(who) ?? []));
  const today =
    (sizes[0] ?? 0) >= 2 * Math.min(...parts.map((part) => part.length)) ? whole(first, parts, people.length) : first;
  return { past: tallyOf(past, { seats, people: people.length }), options: [today, ...later], people: people.length };
}

/** Those ways to part in which the fewest who sit together now are parted. */
function whole(ways: readonly Partition[], parts: readonly (readonly number[])[], people: number): Partition[] {
  const together = parts.flatMap((part) =>
    part.flatMap((one, at) => part.slice(at + 1).map((other) => pairOf(one, other, people))),
  );
  const kept = ways.map(({ pairs }) => together.filter((pair) => pairs.includes(pair)).length);
  const most = Math.max(...kept);
  return ways.filter((_, at) => kept[at] === most);
}

function tallyOf(past: Past, { seats, people }: { seats: ReadonlyMap<string, number>; people: number }): Tally {
  const met = Array.from({ length: people * people }, () => 0);
  for (const { one, other, times } of past.met) {
    const [a, b] = [seats.get(one), seats.get(other)];
    if (a !== undefined && b !== undefined) met[pairOf(a, b, people)] = times;
  }
  const odd = [...caughtUp(past.odd, [...seats.keys()]).values()];
  const fewest = Math.min(...odd);
  return { met, odd: odd.map((times) => times - fewest) };
}

/** Counts in which nobody is far behind: who joined later is next, and need not make up for all the weeks before. */
export function caughtUp(counts: ReadonlyMap<string, number>, people: readonly string[]): Map<string, number> {
  const timesOf = (who: string): number => counts.get(who) ?? 0;
  const most = Math.max(0, ...people.map(timesOf));
  return new Map(people.map((who) => [who, Math.max(timesOf(who), most - 2)]));
}

/** The rounds of the circle method, in the weeks in which everybody goes into pairs. */
function circleFor({ here, sizes }: Asked, people: readonly string[]) {
  const rounds = circleRounds(
    people.map((_, seat) => seat),
    people.length,
  );
  const isPairs = (week: number): boolean =>
    sizes[week] === 2 && people.length > 3 && (week > 0 || here.length === people.length);
  return (week: number): readonly Partition[] | undefined => (isPairs(week) ? rounds : undefined);
}
