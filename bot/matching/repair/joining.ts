import { smallestGroup } from '../groups';
import type { Person, Slot } from '../pool';
import { timesOn } from '../hours';
import { startsOf } from '../zoneClock';
import { mostOfAWay } from './filling';
import { rounded, suits } from './placeLate';
import type { Move, Proposal } from './plain';
import { gainOf, isSameHour, proposalOf, smallestFirst, type Seated, type Standing } from './standing';

/** People of a small group who go to others: together, apart, or so that two groups meet at an hour that is new to both. */

/** Another hour is looked for with so many groups at most; with more, those that gain most. */
const mostNewHours = 30;

const movesOf = (from: Seated, to: Seated): Move[] =>
  from.sitting.map(({ id: person }) => ({ person, from: from.group, to: to.group }));

/** Whether all of the two groups may sit in one, whatever the hour. */
function mayMerge({ seating }: Standing, one: Seated, other: Seated): boolean {
  const size = one.size + other.size;
  return (
    one.group !== other.group &&
    one.size > 0 &&
    other.size > 0 &&
    one.isKnown &&
    other.isKnown &&
    size >= smallestGroup &&
    size <= seating.rules.maxSize &&
    one.sitting.every((person) => seating.mayMeet(person, other.sitting)) &&
    seating.understand([...one.sitting, ...other.sitting])
  );
}

/** Who goes to whom: the smaller to the larger; of equals either. */
const directions = (one: Seated, other: Seated): [Seated, Seated][] => [
  ...(one.size <= other.size ? [[one, other] satisfies [Seated, Seated]] : []),
  ...(other.size <= one.size ? [[other, one] satisfies [Seated, Seated]] : []),
];

/** The smaller of this group and another goes to the larger, at the larger's hour. */
export function joins(standing: Standing, about: Seated): Proposal[] {
  return standing.groups
    .filter((other) => mayMerge(standing, about, other))
    .flatMap((other) => directions(about, other))
    .filter(([from, to]) => from.sitting.every((person) => standing.seating.isFree(person, to.slot)))
    .map(([from, to]) => proposalOf(standing, { way: 'join', group: about.group, moves: movesOf(from, to) }))
    .sort(smallestFirst)
    .slice(0, mostOfAWay);
}

/** The last two go to different groups, each to where the gain is largest. */
export function spreads(standing: Standing, about: Seated): Proposal[] {
  const { seating, groups } = standing;
  const [one, other] = about.sitting;
  if (!one || !other || about.size !== 2) return [];
  const placesFor = (person: Person): Move[] =>
    groups
      .filter(
        (to) =>
          to.group !== about.group &&
          to.isKnown &&
          to.size + 1 >= smallestGroup &&
          to.size < seating.rules.maxSize &&
          seating.isFree(person, to.slot) &&
          suits(seating, person, to.sitting),
      )
      .map((to) => ({ person: person.id, from: about.group, to: to.group }))
      .map((move) => ({
        move,
        gain: rounded(gainOf(proposalOf(standing, { way: 'spread', group: about.group, moves: [move] }))),
      }))
      .sort((a, b) => b.gain - a.gain)
      .slice(0, 2)
      .map(({ move }) => move);
  const seconds = placesFor(other);
  return placesFor(one)
    .flatMap((first) =>
      seconds
        .filter(({ to }) => to !== first.to)
        .map((second) => proposalOf(standing, { way: 'spread', group: about.group, moves: [first, second] })),
    )
    .sort(smallestFirst)
    .slice(0, 1);
}

/** The smaller goes to the larger, and they meet at an hour at which all of them are free. */
export function newHours(standing: Standing, about: Seated): Proposal[] {
  return standing.groups
    .filter((other) => mayMerge(standing, about, other))
    .flatMap((other) => {
      const [direction] = directions(about, other);
      if (!direction) return [];
      const [from, to] = direction;
      const proposal = proposalOf(standing, { way: 'newHour', group: about.group, moves: movesOf(from, to) });
      return [{ to, proposal }];
    })
    .sort((one, other) => smallestFirst(one.proposal, other.proposal))
    .slice(0, mostNewHours)
    .flatMap(({ to, proposal: { moves } }) => {
      const all = [...to.sitting, ...standing.seating.people(moves.map(({ person }) => person))];
      const hour = kindestFor(standing, all, to.slot);
      return hour ? [proposalOf(standing, { way: 'newHour', group: about.group, moves, hour })] : [];
    })
    .sort(smallestFirst)
    .slice(0, mostOfAWay);
}

/** The hour at which all of them are free, and fewest clock times change; then the kindest, told on the clock that most have. */
function kindestFor({ seating }: Standing, all: readonly Person[], before: Slot): Slot | undefined {
  const { rules } = seating;
  const living = (zone: string): number => all.filter(({ tz }) => tz === zone).length;
  const zones = [...new Set([...all.map(({ tz }) => tz), 'UTC'])].sort((one, other) => living(other) - living(one));
  const anywhere = zones.flatMap((tz) =>
    Array.from({ length: 7 * 48 }, (_, half) => ({ tz, day: Math.floor(half / 48), minute: (half % 48) * 30 })),
  );
  let best: { slot: Slot; cost: number } | undefined;
  for (const slot of rules.slots ?? anywhere) {
    if (!all.every((person) => seating.isFree(person, slot)) || isSameHour(seating, slot, before)) continue;
    const cost = costOf({ seating }, all, slot);
    if (!best || cost < best.cost) best = { slot, cost };
  }
  return best?.slot;
}

const kindFrom = 8 * 60;
const kindTo = 21 * 60;
/** A changed clock outweighs every unkind hour. */
const changedClock = 1_000;

function costOf({ seating }: Pick<Standing, 'seating'>, all: readonly Person[], slot: Slot): number {
  const { clockOf, rules } = seating;
  const hour = { slots: [slot], starts: startsOf(clockOf(slot.tz), slot, rules.weeks) };
  return all.reduce((sum, { tz }) => {
    const times = timesOn(clockOf(tz), hour);
    const unkind = Math.max(...times.map((at) => Math.max(kindFrom - at, at + rules.sessionMinutes - kindTo, 0)));
    return sum + (times.length > 1 ? changedClock : 0) + Math.ceil(unkind / 60);
  }, 0);
}
