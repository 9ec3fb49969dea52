import { smallestGroup } from '../groups';
import type { Person, Pool } from '../pool';
import { fitIn, fitOfGroup, isOffered } from './fits';
import type { Late, LatePlace, Sitting } from './plain';
import { languagesOf, seatingOf, type Seating } from './seating';

/**
 * The groups with room that somebody may join at the group's own hour, by every hard rule; the best first: where the sum of
 * the fits grows most, then where fewest sit. Nobody who sits moves, and no group of two comes of it.
 */
export function placeLate(pool: Pool, groups: readonly Sitting[], person: Person): Late {
  const seating = seatingOf(pool);
  if (groups.some(({ members }) => members.includes(person.id))) return none('sitsAlready');
  if (person.availability.length === 0) return none('noHours');
  const room = groups.flatMap(({ members, slot }, group) =>
    hasRoom(members.length, pool) ? [{ group, slot, sitting: seating.people(members), size: members.length }] : [],
  );
  const free = room.filter(({ slot }) => seating.isFree(person, slot));
  // Who sits there without being known to the pool cannot be asked about: nobody new comes to them unseen.
  const open = free.filter(({ sitting, size }) => sitting.length === size && suits(seating, person, sitting));
  const [best, ...others] = open.map(({ group, sitting }) => placeIn(seating, { group, sitting, person })).sort(byGain);
  if (best) return { best, others };
  const counts = { withRoom: room.length, free: free.length };
  if (room.length === 0) return { none: 'noRoom', ...counts };
  return { none: free.length === 0 ? 'notFree' : 'notTogether', ...counts };
}

const none = (because: 'sitsAlready' | 'noHours'): Late => ({ none: because, withRoom: 0, free: 0 });

const hasRoom = (size: number, { rules }: Pool): boolean => size < rules.maxSize && size + 1 >= smallestGroup;

export const suits = (seating: Seating, person: Person, sitting: readonly Person[]): boolean =>
  seating.mayMeet(person, sitting) && seating.understand([person, ...sitting]);

function placeIn(
  { rules }: Seating,
  { group, sitting, person }: { group: number; sitting: readonly Person[]; person: Person },
): LatePlace {
  const all = [...sitting, person];
  return {
    group,
    people: sitting.length,
    gain: fitOfGroup(all, rules) - fitOfGroup(sitting, rules),
    fit: fitIn(person, all, rules),
    skills: broughtBy(person, all),
    languages: languagesOf(all),
  };
}

/** What they wish for and somebody there offers, and what somebody there wishes for and only they offer. */
function broughtBy(person: Person, all: readonly Person[]): string[] {
  const found = person.wants.filter((skill) => isOffered(skill, { group: all, to: person }));
  const sitting = all.filter((one) => one !== person);
  const given = person.offers.filter((skill) =>
    sitting.some((to) => to.wants.includes(skill) && !isOffered(skill, { group: sitting, to })),
  );
  return [...new Set([...found, ...given])].sort();
}

/** Sums of the same fits in another order differ by less than what is rounded away. */
export const rounded = (sum: number): number => Math.round(sum * 1e7);

const byGain = (one: LatePlace, other: LatePlace): number =>
  rounded(other.gain) - rounded(one.gain) || one.people - other.people || one.group - other.group;
