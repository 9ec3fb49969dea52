import type { Person, Pool, Slot } from '../pool';
import { startsOf } from '../zoneClock';
import { fitOfGroup, skillsMet } from './fits';
import { rounded } from './placeLate';
import type { Move, NewTime, Proposal, Sitting, Way } from './plain';
import { seatingOf, type Seating } from './seating';

/** How things stand before a repair: who sits where, and who waits. */
export interface Standing {
  readonly seating: Seating;
  readonly groups: readonly Seated[];
  readonly waiting: readonly Person[];
}

export interface Seated {
  readonly group: number;
  readonly slot: Slot;
  readonly sitting: readonly Person[];
  readonly size: number;
  /** Somebody sits there who is not in the pool: nobody new comes to them unseen. */
  readonly isKnown: boolean;
}

export function standingOf(pool: Pool, groups: readonly Sitting[]): Standing {
  const seating = seatingOf(pool);
  const taken = new Set(groups.flatMap(({ members }) => members));
  return {
    seating,
    groups: groups.map(({ members, slot }, group) => {
      const sitting = seating.people(members);
      return { group, slot, sitting, size: members.length, isKnown: sitting.length === members.length };
    }),
    waiting: pool.people.filter(({ id }) => !taken.has(id)),
  };
}

/** Works out what some moves come to. `hour` is that of the group they go to, where it is another than before. */
export function proposalOf(
  { seating, groups }: Standing,
  p: { way: Way; group: number; moves: readonly Move[]; hour?: Slot },
): Proposal {
  const { way, group, moves, hour } = p;
  const { rules } = seating;
  const named = new Set([group, ...moves.flatMap(({ from, to }) => (from === null ? [to] : [from, to]))]);
  const touched = groups.filter((one) => named.has(one.group));
  const changed = touched.map((one) => {
    const leaving = moves.filter(({ from }) => from === one.group).map(({ person }) => person);
    const coming = moves.filter(({ to }) => to === one.group).map(({ person }) => person);
    const staying = one.sitting.filter(({ id }) => !leaving.includes(id));
    const after = [...staying, ...seating.people(coming)];
    return { ...one, after, staying, gives: leaving.length > 0, hourThen: coming.length > 0 && hour ? hour : one.slot };
  });
  const hourOf = new Map(changed.map((one) => [one.group, one.hourThen]));
  const sum = (of: (one: (typeof changed)[number]) => number): number => changed.reduce((all, one) => all + of(one), 0);
  const fit = {
    before: sum(({ sitting }) => fitOfGroup(sitting, rules)),
    after: sum(({ after }) => fitOfGroup(after, rules)),
  };
  const movers = moves.filter(({ from }) => from !== null);
  const times = new Map<string, NewTime>();
  const another = (from: Slot | undefined, to: Slot | undefined, people: number): number => {
    if (!from || !to || people === 0 || isSameHour(seating, from, to)) return 0;
    const key = JSON.stringify([from, to]);
    times.set(key, { from, to, people: people + (times.get(key)?.people ?? 0) });
    return people;
  };
  const moversHourChanges = movers
    .map(({ from, to }) => another(changed.find((one) => one.group === from)?.slot, hourOf.get(to), 1))
    .reduce((all, one) => all + one, 0);
  const stayersHourChanges = sum((one) => another(one.slot, one.hourThen, one.staying.length));
  const before = new Set(touched.flatMap(({ sitting }) => [...skillsMet(sitting)]));
  const goOn = changed.filter(({ after }) => after.length > 0);
  const mean = (all: number, people: number): number => (people === 0 ? 0 : all / people);
  return {
    way,
    group,
    moves,
    moved: movers.length,
    closes: changed.find(({ after }) => after.length === 0)?.group ?? null,
    outcome: goOn.map((one) => ({ group: one.group, members: one.after.map(({ id }) => id), slot: one.hourThen })),
    hourChanges: stayersHourChanges + moversHourChanges,
    stayersHourChanges,
    newTimes: [...times.values()],
    fit,
    meanFit: {
      before: mean(
        fit.before,
        sum(({ sitting }) => sitting.length),
      ),
      after: mean(
        fit.after,
        sum(({ after }) => after.length),
      ),
    },
    skills: [...new Set(goOn.flatMap(({ after }) => [...skillsMet(after)]))].filter((one) => !before.has(one)).sort(),
    thins: goOn.some(({ gives, after }) => gives && after.length < rules.minSize),
  };
}

export const isSameHour = ({ clockOf, rules }: Seating, one: Slot, other: Slot): boolean =>
  startsOf(clockOf(one.tz), one, rules.weeks).join() === startsOf(clockOf(other.tz), other, rules.weeks).join();

/** The fewest moved people first; then whoever does not move keeps their hour; then the larger gain in fits. */
export const smallestFirst = (one: Proposal, other: Proposal): number =>
  one.moved - other.moved ||
  one.stayersHourChanges - other.stayersHourChanges ||
  rounded(gainOf(other)) - rounded(gainOf(one));

export const gainOf = ({ fit }: Proposal): number => fit.after - fit.before;

/** The groups as they are when a proposal has been followed; one that is given up has no members. */
export const applied = (groups: readonly Sitting[], { outcome, closes }: Proposal): Sitting[] =>
  groups.map((one, group) => {
    const now = outcome.find((each) => each.group === group);
    return now ? { members: now.members, slot: now.slot } : group === closes ? { ...one, members: [] } : one;
  });
