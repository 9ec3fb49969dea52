import { halfHoursOfWeek, type Person, type Pool, type Rules, type Slot } from '../pool';
import { employerOf } from '../problem';
import { halfHoursTouched, startsOf, zoneClock, type ZoneClock } from '../zoneClock';

/**
 * The hard rules, asked of a few people and one hour at a time: a repair asks about one person in a thousand groups, and must
 * not first compare everybody with everybody. What was looked up is kept as long as the seating.
 */
export interface Seating {
  readonly rules: Rules;
  /** in the order in which they are asked for; who is not in the pool is left out */
  readonly people: (ids: readonly string[]) => Person[];
  readonly clockOf: (zone: string) => ZoneClock;
  /** free for every whole session at this hour */
  readonly isFree: (person: Person, slot: Slot) => boolean;
  /** may sit with each of the others, whatever they speak */
  readonly mayMeet: (person: Person, others: readonly Person[]) => boolean;
  /** all of them share a language, where that is asked */
  readonly understand: (group: readonly Person[]) => boolean;
}

export function seatingOf({ rules, competitors, people }: Pool): Seating {
  const known = new Map(people.map((person) => [person.id, person]));
  const rivals = rivalsIn(competitors);
  const clocks = new Map<string, ZoneClock>();
  const touched = new Map<string, readonly number[]>();
  const weeks = new Map<Person, Uint8Array>();

  function clockOf(zone: string): ZoneClock {
    const clock = clocks.get(zone) ?? zoneClock(zone, rules);
    clocks.set(zone, clock);
    return clock;
  }

  function weekOf(person: Person): Uint8Array {
    const before = weeks.get(person);
    if (before) return before;
    const week = new Uint8Array(halfHoursOfWeek);
    for (const halfHour of person.availability) week[halfHour] = 1;
    weeks.set(person, week);
    return week;
  }

  function touchedOn(zone: string, slot: Slot): readonly number[] {
    const key = `${slot.day * 1440 + slot.minute} ${slot.tz} ${zone}`;
    const before = touched.get(key);
    if (before) return before;
    const starts = startsOf(clockOf(slot.tz), slot, rules.weeks);
    const all = new Set(
      starts.flatMap((start) => halfHoursTouched(clockOf(zone), { start, end: start + rules.sessionMinutes })),
    );
    const halfHours = [...all];
    touched.set(key, halfHours);
    return halfHours;
  }

  function mayPair(one: Person, other: Person): boolean {
    if (one.id === other.id || one.apart.includes(other.id) || other.apart.includes(one.id)) return false;
    if (one.employer === null || other.employer === null) return true;
    const [own, theirs] = [employerOf(one.employer), employerOf(other.employer)];
    if (own === '' || theirs === '') return true;
    if (own !== theirs) return rivals.get(own)?.has(theirs) !== true;
    return rules.allowSameEmployer || (one.colleaguesOk && other.colleaguesOk);
  }

  return {
    rules,
    people: (ids) => ids.flatMap((id) => known.get(id) ?? []),
    clockOf,
    isFree(person, slot) {
      if (person.availability.length === 0) return false;
      const week = weekOf(person);
      return touchedOn(person.tz, slot).every((halfHour) => week[halfHour] === 1);
    },
    mayMeet: (person, others) => others.every((other) => mayPair(person, other)),
    understand: (group) => !rules.sharedLanguage || languagesOf(group).length > 0,
  };
}

/** What all of a group speak. */
export const languagesOf = ([first, ...others]: readonly Person[]): string[] =>
  [...new Set(first?.languages ?? [])].filter((one) => others.every(({ languages }) => languages.includes(one)));

function rivalsIn(competitors: Pool['competitors']): Map<string, Set<string>> {
  const rivals = new Map<string, Set<string>>();
  for (const list of competitors) {
    const names = list.map(employerOf);
    for (const name of names) {
      const others = rivals.get(name) ?? new Set<string>();
      for (const other of names) others.add(other);
      rivals.set(name, others);
    }
  }
  return rivals;
}
