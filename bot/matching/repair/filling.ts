import { smallestGroup } from '../groups';
import type { Person } from '../pool';
import { fitOfGroup } from './fits';
import { rounded, suits } from './placeLate';
import type { Move, Proposal } from './plain';
import { gainOf, proposalOf, type Seated, type Standing } from './standing';

/** People who come into a group that is too small: those who wait, or some whom other groups can spare. Nobody leaves it. */

/** So many sets of people are weighed for one group; where there are more, the most promising. Others wait while it is found. */
const mostSets = 2_000;
const mostSteps = 20_000;

interface Comer {
  readonly person: Person;
  readonly from: number | null;
}

/** Those who wait come: as many as it takes to be of the wished size, or else as near to it as can be, and never fewer than three in all. */
export function topUps(standing: Standing, to: Seated): Proposal[] {
  const { rules } = standing.seating;
  const comers = comersFor(
    standing,
    to,
    standing.waiting.map((person) => ({ person, from: null })),
  );
  const wanted = Math.min(Math.max(smallestGroup, rules.minSize), rules.maxSize) - to.size;
  for (let many = wanted; many >= 1 && to.size + many >= smallestGroup; many--) {
    const found = best(standing, to, { comers, many, allowed: () => true });
    if (found.length > 0) return found.map((moves) => proposalOf(standing, { way: 'topUp', group: to.group, moves }));
  }
  return [];
}

/** People come over from groups that can spare them, as few as it takes for three; the rest of them wait now. */
export function bringings(standing: Standing, to: Seated): Proposal[] {
  const { groups, waiting, seating } = standing;
  const missing = smallestGroup - to.size;
  // One proposal closes one group.
  const endingBy = (set: readonly Comer[]): number =>
    groups.filter(({ group, size }) => isAlone(size) && set.some(({ from }) => from === group)).length;
  const spare = (least: number): Comer[] =>
    groups
      .filter(({ group, size }) => group !== to.group && (size > least || isAlone(size)))
      .flatMap(({ group, sitting }) => sitting.map((person) => ({ person, from: group })));
  for (let brought = 1; brought <= missing; brought++) {
    for (const least of [Math.max(smallestGroup, seating.rules.minSize), smallestGroup]) {
      const waits = brought < missing ? waiting.map((person) => ({ person, from: null })) : [];
      const comers = comersFor(standing, to, [...spare(least), ...waits]);
      const allowed = (set: readonly Comer[]): boolean =>
        set.filter(({ from }) => from !== null).length === brought &&
        endingBy(set) <= 1 &&
        groups.every(({ group, size }) => {
          const given = set.filter(({ from }) => from === group).length;
          return given === 0 || size - given >= least || isAlone(size);
        });
      const found = best(standing, to, { comers, many: missing, allowed });
      if (found.length > 0) return found.map((moves) => proposalOf(standing, { way: 'bring', group: to.group, moves }));
    }
  }
  return [];
}

/** Whoever is the last of their group has nobody to leave behind. */
const isAlone = (size: number): boolean => size === 1;

/** Who could come into this group, the most promising first. */
function comersFor({ seating }: Standing, to: Seated, comers: readonly Comer[]): Comer[] {
  if (!to.isKnown || to.size >= seating.rules.maxSize) return [];
  return comers
    .filter(({ person }) => seating.isFree(person, to.slot) && suits(seating, person, to.sitting))
    .map((comer) => ({ comer, fit: rounded(fitOfGroup([...to.sitting, comer.person], seating.rules)) }))
    .sort((one, other) => other.fit - one.fit)
    .map(({ comer }) => comer);
}

/** The best sets of so many of them, at most three; all may sit together. */
function best(
  standing: Standing,
  to: Seated,
  p: { comers: readonly Comer[]; many: number; allowed: (set: readonly Comer[]) => boolean },
): Move[][] {
  const { seating } = standing;
  const found: { moves: Move[]; worth: number }[] = [];
  let [sets, steps] = [0, 0];

  function extend(set: readonly Comer[], from: number): boolean {
    if (set.length === p.many) {
      if (!p.allowed(set)) return true;
      const moves = set.map((comer) => ({ person: comer.person.id, from: comer.from, to: to.group }));
      const worth = rounded(gainOf(proposalOf(standing, { way: 'topUp', group: to.group, moves })));
      found.push({ moves, worth });
      if (found.length > 200) keepBest(found);
      return ++sets < mostSets;
    }
    for (let at = from; at < p.comers.length; at++) {
      const comer = p.comers[at];
      if (++steps > mostSteps) return false;
      const present = set.map(({ person }) => person);
      if (!comer || !seating.mayMeet(comer.person, present)) continue;
      if (!seating.understand([...to.sitting, ...present, comer.person])) continue;
      if (!extend([...set, comer], at + 1)) return false;
    }
    return true;
  }

  extend([], 0);
  keepBest(found);
  return found.map(({ moves }) => moves);
}

export const mostOfAWay = 3;

function keepBest(found: { worth: number }[]): void {
  found.sort((one, other) => other.worth - one.worth);
  found.length = Math.min(found.length, mostOfAWay);
}
