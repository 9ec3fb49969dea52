import type { Random } from '../common/random';
import type { Work } from './effort';
import type { Problem } from './problem';
import { emptySet } from './sets';
import { isBetter, scoreOf, type Groups } from './worth';

/** What a place is worth beside fits: more than any change of two groups could lose. */
const placeWorth = 4;
/** How much worse a change may be and still be made now and then: at first, and at last. */
const hot = 0.12;
const cold = 0.004;
/** Knowing what two groups are worth takes as long as a few steps. */
const changeSteps = 8;

/** A group, and for each of its places what remains of it when that one goes: hours, clocks, languages. */
interface Circle {
  members: number[];
  fit: number;
  heads: number;
  without: readonly Rest[] | undefined;
}

interface Rest {
  readonly free: Uint32Array;
  readonly told: Uint32Array;
  readonly languages: Uint32Array;
}

/**
 * Moves one unit to another group, or two into each other's place, by chance: always when it is better, and sometimes, less and
 * less, when it is worse. Groups are neither made nor given up. Returns the best groups it came through.
 */
export function anneal(
  problem: Problem,
  ask: { groups: Groups; units: readonly number[]; random: Random; work: Work; tell: (groups: Groups) => void },
): Groups {
  const { units, random, work, tell } = ask;
  const { rules, mayMeet } = problem;
  const circles = ask.groups.map((group) => circleOf(problem, [...group]));
  if (circles.length === 0) return ask.groups;
  const circleOfUnit = new Map(circles.flatMap((circle) => circle.members.map((unit) => [unit, circle] as const)));
  const headsOf = (unit: number): number => problem.units[unit]?.members.length ?? 0;
  const some = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  let best = { groups: ask.groups, score: scoreOf(problem, ask.groups) };
  let value = 0;
  let bestValue = 0;

  /** Whether the group can meet with this unit in the place of that one (or beside all). */
  function canTake(circle: Circle, unit: number, place: number): boolean {
    circle.without ??= restsOf(problem, circle.members);
    const rest = circle.without[place < 0 ? circle.members.length : place];
    const own = problem.units[unit];
    if (!rest || !own || !meets(rest, own)) return false;
    return circle.members.every((member, at) => at === place || mayMeet(member, unit));
  }

  const exchanged = (circle: Circle, unit: number, place: number): number[] =>
    place < 0 ? [...circle.members, unit] : circle.members.map((member, at) => (at === place ? unit : member));

  function put(circle: Circle, members: number[], fit: number): void {
    circle.members = members;
    circle.fit = fit;
    circle.heads = members.reduce((sum, unit) => sum + headsOf(unit), 0);
    circle.without = undefined;
    for (const unit of members) circleOfUnit.set(unit, circle);
  }

  const isTaken = (gain: number, warmth: number): boolean => gain >= 0 || random() < Math.exp(gain / warmth);
  const fits = (heads: number): boolean => heads >= rules.minSize && heads <= rules.maxSize;

  /** One unit goes to a group with room. */
  function move(unit: number, to: Circle, warmth: number): void {
    const from = circleOfUnit.get(unit);
    const heads = headsOf(unit);
    if (from === to || !fits(to.heads + heads) || (from && !fits(from.heads - heads))) return;
    if (!canTake(to, unit, -1)) return;
    const joined = exchanged(to, unit, -1);
    const left = from?.members.filter((member) => member !== unit);
    work.goOn(changeSteps);
    const [toFit, fromFit] = [problem.fitOf(joined), left ? problem.fitOf(left) : 0];
    const gain = toFit - to.fit + (from ? fromFit - from.fit : placeWorth * heads);
    if (!isTaken(gain, warmth)) return;
    if (from && left) {
      // What remains keeps its hours: fewer people are free at more of them, but somebody must still tell the hour.
      if (!restIsSound(problem, left)) return;
      put(from, left, fromFit);
    }
    put(to, joined, toFit);
    value += gain;
  }

  /** Two units of different groups, or one of them without a place, change places. */
  function swap(unit: number, other: number, warmth: number): void {
    const [from, to] = [circleOfUnit.get(unit), circleOfUnit.get(other)];
    if (!to || from === to) return;
    const more = headsOf(unit) - headsOf(other);
    if (!fits(to.heads + more) || (from && !fits(from.heads - more))) return;
    const place = to.members.indexOf(other);
    const itsPlace = from ? from.members.indexOf(unit) : -1;
    if (!canTake(to, unit, place) || (from && !canTake(from, other, itsPlace))) return;
    const theirs = exchanged(to, unit, place);
    const ours = from && exchanged(from, other, itsPlace);
    work.goOn(changeSteps);
    const [toFit, fromFit] = [problem.fitOf(theirs), ours ? problem.fitOf(ours) : 0];
    const nominated = (problem.units[unit]?.nominated ?? 0) - (problem.units[other]?.nominated ?? 0);
    const gain = toFit - to.fit + (from ? fromFit - from.fit : more * placeWorth + nominated);
    if (!isTaken(gain, warmth)) return;
    put(to, theirs, toFit);
    if (from && ours) put(from, ours, fromFit);
    else circleOfUnit.delete(other);
    value += gain;
  }

  while (work.goOn()) {
    const warmth = hot * (cold / hot) ** work.share();
    for (let time = 0; time < 500 && work.goOn(); time++) {
      const unit = some(units);
      if (unit === undefined) break;
      if (random() < 0.25) move(unit, some(circles) ?? circleOf(problem, []), warmth);
      else swap(unit, some(units) ?? unit, warmth);
    }
    if (value > bestValue + 1e-9) {
      bestValue = value;
      const groups = circles.map(({ members }) => members);
      const score = scoreOf(problem, groups);
      if (isBetter(score, best.score)) best = { groups, score };
      tell(best.groups);
    }
  }
  return best.groups;
}

const circleOf = (problem: Problem, members: number[]): Circle => ({
  members,
  fit: problem.fitOf(members),
  heads: problem.peopleOf(members).length,
  without: undefined,
});

function meets({ free, told, languages }: Rest, own: Rest): boolean {
  let spoken = 0;
  for (let word = 0; word < languages.length; word++) spoken |= (languages[word] ?? 0) & (own.languages[word] ?? 0);
  if (spoken === 0) return false;
  for (let word = 0; word < free.length; word++) {
    const both = (free[word] ?? 0) & (own.free[word] ?? 0);
    if (both !== 0 && (both & ((told[word] ?? 0) | (own.told[word] ?? 0))) !== 0) return true;
  }
  return false;
}

const restIsSound = (problem: Problem, members: readonly number[]): boolean => {
  const [rest] = restsOf(problem, members).slice(-1);
  return rest?.free.some((word, index) => (word & (rest.told[index] ?? 0)) !== 0) ?? false;
};

/** For each place what remains without it, and at last all of the group. */
function restsOf({ units }: Problem, members: readonly number[]): readonly Rest[] {
  const width = { free: units[0]?.free.length ?? 1, languages: units[0]?.languages.length ?? 1 };
  return [...members, -1].map((gone) => {
    const rest = {
      free: emptySet(width.free * 32).fill(-1),
      told: emptySet(width.free * 32),
      languages: emptySet(width.languages * 32).fill(-1),
    };
    for (const member of members) {
      const unit = units[member];
      if (member === gone || !unit) continue;
      for (let word = 0; word < width.free; word++) {
        rest.free[word] = (rest.free[word] ?? 0) & (unit.free[word] ?? 0);
        rest.told[word] = (rest.told[word] ?? 0) | (unit.told[word] ?? 0);
      }
      for (let word = 0; word < width.languages; word++) {
        rest.languages[word] = (rest.languages[word] ?? 0) & (unit.languages[word] ?? 0);
      }
    }
    return rest;
  });
}
