import type { Slot } from '../../matching/pool';
import type { Proposal, ProposedGroup } from '../proposal';
import { meetings } from './weeks';

/** In which weeks the circles meet. */
type Weeks = Readonly<{ startsOn: string; weeks: number }>;

/** What differs between two drafts. Circles are told by their numbers, from 1. */
export interface Differences {
  /** who sits elsewhere; null: without a place */
  readonly moves: readonly { readonly id: string; readonly from: number | null; readonly to: number | null }[];
  /** circles that are the same in the main, and meet at other instants */
  readonly hours: readonly { readonly from: number; readonly to: number; readonly was: Slot; readonly is: Slot }[];
  readonly same: number;
}

/**
 * A circle is the same as the one of the other draft with which it shares most people; each is the same as one at most.
 * Whoever is not in it there has moved.
 */
export function differences(one: Proposal, other: Proposal, cohort: Weeks): Differences {
  const twin = twins(one.groups, other.groups);
  const seatIn = ({ groups }: Proposal): Map<string, number> =>
    new Map(groups.flatMap(({ members }, index) => members.map((id) => [id, index] as const)));
  const [before, after] = [seatIn(one), seatIn(other)];
  const everybody = [...new Set([...before.keys(), ...after.keys()])];
  const moves = everybody.flatMap((id) => {
    const [from, to] = [before.get(id), after.get(id)];
    if (from !== undefined && to !== undefined && twin.get(from) === to) return [];
    return [{ id, from: from === undefined ? null : from + 1, to: to === undefined ? null : to + 1 }];
  });
  const hours = [...twin].flatMap(([from, to]) => {
    const [was, is] = [one.groups[from]?.slot, other.groups[to]?.slot];
    if (!was || !is || isSame(was, is, cohort)) return [];
    return [{ from: from + 1, to: to + 1, was, is }];
  });
  const untouched = [...twin].filter(([from, to]) => {
    const [was, is] = [one.groups[from], other.groups[to]];
    return (
      was &&
      is &&
      isSame(was.slot, is.slot, cohort) &&
      shared(was, is) === was.members.length &&
      was.members.length === is.members.length
    );
  });
  return { moves, hours, same: untouched.length };
}

/** The same hour on the clocks of two zones is one hour, as long as no clock is changed in these weeks. */
function isSame(one: Slot, other: Slot, cohort: Weeks): boolean {
  const [ones, others] = [one, other].map(({ tz, day, minute }) =>
    meetings({ zone: tz, weekday: day, minute }, cohort).map(Number).join(),
  );
  return ones === others;
}

const shared = (one: ProposedGroup, other: ProposedGroup): number =>
  one.members.filter((id) => other.members.includes(id)).length;

function twins(ones: readonly ProposedGroup[], others: readonly ProposedGroup[]): Map<number, number> {
  const pairs = ones.flatMap((one, from) =>
    others.map((other, to) => ({ from, to, people: shared(one, other) })).filter(({ people }) => people > 0),
  );
  pairs.sort((a, b) => b.people - a.people || a.from - b.from || a.to - b.to);
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
  return found;
}
