import { shuffled, type Random } from '../common/random';
import { hoursFor } from './candidates';
import type { Work } from './effort';
import type { Problem } from './problem';
import { likingOf } from './liking';
import { meets, restIsSound, restsOf, type Rest } from './rest';
import { emptySet, has, membersOf } from './sets';
import { isBetter, sameFit, scoreOf, type Groups } from './worth';

/** What a place is worth beside fits: more than any change of two groups could lose. */
const placeWorth = 4;
/** How much worse a change may be and still be made now and then: at first, and at last. */
const usuallyHot = 0.12;
const cold = 0.004;
/** Knowing what two groups are worth takes as long as a few steps. */
const changeSteps = 8;

/** How often it is looked whether the best so far was outdone: comparing takes long. */
const stepsBetweenLooks = 20_000;
/** So often a place is looked for beside somebody who suits, and not anywhere. */
const likingShare = 0.7;
/** Of so many changes one is a new group, as long as somebody has no place. */
const changesForOneGroup = 40;

/** A group, and for each of its places what remains of it when that one goes: hours, clocks, languages. */
interface Circle {
  members: number[];
  fit: number;
  heads: number;
  without: readonly Rest[] | undefined;
}

/**
 * Moves one unit to another group, or two into each other's place, by chance: always when it is better, and sometimes, less and
 * less, when it is worse. Who has no place begins a group with others who have none and some whom larger groups can spare.
 * Returns the best groups it came through.
 */
export function anneal(
  problem: Problem,
  ask: {
    groups: Groups;
    units: readonly number[];
    isWilling: (one: number, other: number) => boolean;
    random: Random;
    work: Work;
    tell: (groups: Groups) => void;
    hot?: number;
  },
): Groups {
  const { units, isWilling, random, work, tell, hot = usuallyHot } = ask;
  const { rules } = problem;
  const liked = likingOf(problem, { units, isWilling, random });
  const circles = ask.groups.map((group) => circleOf(problem, [...group]));
  if (units.length === 0) return ask.groups;
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
    return rest !== undefined && own !== undefined && meets(rest, own);
  }

  /** Who of a group could not sit with a unit: a place, -1 for nobody, -2 for more than one. */
  function unwillingIn(members: readonly number[], unit: number): number {
    let found = -1;
    for (let place = 0; place < members.length; place++) {
      const member = members[place] ?? unit;
      if (member === unit || isWilling(unit, member)) continue;
      if (found >= 0) return -2;
      found = place;
    }
    return found;
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
  function swap(unit: number, { to, place }: { to: Circle; place: number }, warmth: number): void {
    const from = circleOfUnit.get(unit);
    const other = to.members[place] ?? unit;
    const more = headsOf(unit) - headsOf(other);
    if (!fits(to.heads + more) || (from && !fits(from.heads - more))) return;
    const itsPlace = from ? from.members.indexOf(unit) : -1;
    const inTheWay = from ? unwillingIn(from.members, other) : -1;
    if (inTheWay !== -1 && inTheWay !== itsPlace) return;
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

  /** Tries one unit in one group: in the place of whoever could not sit with it, or of somebody, or beside all. */
  function change(unit: number, warmth: number): void {
    const to = random() < likingShare ? circleOfUnit.get(some(liked[unit] ?? []) ?? unit) : some(circles);
    if (!to || to === circleOfUnit.get(unit)) return;
    const inTheWay = unwillingIn(to.members, unit);
    if (inTheWay === -2) return;
    if (inTheWay === -1 && random() < 0.3) move(unit, to, warmth);
    else swap(unit, { to, place: inTheWay >= 0 ? inTheWay : Math.floor(random() * to.members.length) }, warmth);
  }

  /** A new group at some hour of a unit that has no place, as small as may be; it takes nobody from a group that is small itself. */
  function begin(unit: number): void {
    const hour = some(membersOf(problem.units[unit]?.free ?? emptySet(0)));
    if (hour === undefined || circleOfUnit.has(unit)) return;
    work.goOn(units.length / 8);
    const members = [unit];
    const givers = new Set<Circle>();
    let heads = headsOf(unit);
    const others = shuffled(units, random).filter((other) => has(problem.units[other]?.free ?? emptySet(0), hour));
    const alone = others.filter((other) => other !== unit && !circleOfUnit.has(other));
    for (const other of [...alone, ...others.filter((one) => circleOfUnit.has(one))]) {
      if (heads >= rules.minSize) break;
      const giver = circleOfUnit.get(other);
      if (giver && (givers.has(giver) || !fits(giver.heads - headsOf(other)))) continue;
      if (heads + headsOf(other) > rules.maxSize || !members.every((member) => isWilling(member, other))) continue;
      if (
        giver &&
        !restIsSound(
          problem,
          giver.members.filter((member) => member !== other),
        )
      )
        continue;
      members.push(other);
      if (giver) givers.add(giver);
      heads += headsOf(other);
    }
    if (!hoursFor(problem, members)) return;
    for (const giver of givers) {
      const left = giver.members.filter((member) => !members.includes(member));
      const fit = problem.fitOf(left);
      value += fit - giver.fit;
      put(giver, left, fit);
    }
    const circle = circleOf(problem, []);
    circles.push(circle);
    const placedAnew = members.filter((member) => !circleOfUnit.has(member));
    put(circle, members, problem.fitOf(members));
    value += circle.fit + placeWorth * placedAnew.reduce((sum, member) => sum + headsOf(member), 0);
  }

  function keepBest(): void {
    if (value <= bestValue + sameFit) return;
    bestValue = value;
    const groups = circles.map(({ members }) => members);
    const score = scoreOf(problem, groups);
    if (isBetter(score, best.score)) best = { groups, score };
    tell(best.groups);
  }

  while (!work.isOver()) {
    const warmth = hot * (cold / hot) ** work.share();
    for (let time = 0; time < stepsBetweenLooks && work.goOn(); time++) {
      const unit = some(units) ?? 0;
      if (time % changesForOneGroup === 0 && !circleOfUnit.has(unit)) begin(unit);
      else change(unit, warmth);
    }
    keepBest();
  }
  return best.groups;
}

const circleOf = (problem: Problem, members: number[]): Circle => ({
  members,
  fit: problem.fitOf(members),
  heads: problem.peopleOf(members).length,
  without: undefined,
});
