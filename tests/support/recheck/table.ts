import type { Person, Pool, Slot } from '../../../bot/matching/pool';
import { calendarOf, type Calendar } from './calendar';

/** What the hard rules mean for each person of a pool, so that many groups can be looked at in little time. */
export interface Table {
  readonly pool: Pool;
  readonly place: ReadonlyMap<string, number>;
  readonly hours: readonly Hour[];
  readonly calendar: Calendar;
  /** of each person, by hour: 1 where they are free for the whole session in every week */
  readonly free: readonly Uint8Array[];
  /** of each hour: who is free */
  readonly freeAt: readonly (readonly number[])[];
  readonly mayMeet: (one: number, other: number) => boolean;
  readonly languages: readonly ReadonlySet<string>[];
}

/** Slots that mean the same instants in all weeks. */
export interface Hour {
  readonly starts: readonly number[];
  readonly slots: readonly Slot[];
  /** the zones it can be told in; undefined when any group may use it */
  readonly zones: ReadonlySet<string> | undefined;
}

export function tableOf(pool: Pool): Table {
  const { people, rules } = pool;
  const calendar = calendarOf(rules);
  const hours = hoursOf(pool, calendar);
  const zones = new Map<string, number[][]>();
  const neededIn = (zone: string): number[][] => {
    const known = zones.get(zone) ?? hours.map((hour) => halfHoursOf(hour.starts, { zone, calendar, rules }));
    zones.set(zone, known);
    return known;
  };
  const free = people.map(({ tz, availability }) => {
    const own = new Uint8Array(336);
    for (const half of availability) own[half] = 1;
    return Uint8Array.from(neededIn(tz), (needed) => Number(needed.every((half) => own[half] === 1)));
  });
  const freeAt = hours.map((_, hour) => people.flatMap((__, person) => (free[person]?.[hour] === 1 ? [person] : [])));
  return {
    ...{ pool, hours, calendar, free, freeAt },
    place: new Map(people.map(({ id }, index) => [id, index])),
    mayMeet: meetings(pool),
    languages: people.map(({ languages }) => new Set(rules.sharedLanguage ? languages : ['any'])),
  };
}

/** The half-hours of the week that a row of sessions touches on the clock of a zone. */
export function halfHoursOf(
  starts: readonly number[],
  { zone, calendar, rules }: { zone: string; calendar: Calendar; rules: Pool['rules'] },
): number[] {
  const needed = new Set<number>();
  for (const start of starts) {
    for (let at = start; at < start + rules.sessionMinutes; at += 15) needed.add(calendar.halfHourAt(zone, at));
  }
  return [...needed];
}

function hoursOf({ people, rules }: Pool, calendar: Calendar): Hour[] {
  const anywhere = [...new Set(['UTC', ...people.map(({ tz }) => tz)])].flatMap((tz) =>
    Array.from({ length: 336 }, (_, half) => ({ tz, day: Math.floor(half / 48), minute: (half % 48) * 30 })),
  );
  const found = new Map<string, { starts: number[]; slots: Slot[] }>();
  for (const slot of rules.slots ?? anywhere) {
    const starts = calendar.startsOf(slot);
    const key = starts.join();
    const hour = found.get(key) ?? { starts, slots: [] };
    hour.slots.push(slot);
    found.set(key, hour);
  }
  return [...found.values()].map(({ starts, slots }) => {
    const zones = new Set(slots.map(({ tz }) => tz));
    return { starts, slots, zones: rules.slots || zones.has('UTC') ? undefined : zones };
  });
}

function meetings({ people, rules, competitors }: Pool): (one: number, other: number) => boolean {
  const plain = (name: string): string => name.trim().normalize('NFC').toLowerCase();
  const employers = people.map(({ employer }) => (employer === null ? null : plain(employer)));
  const lists = competitors.map((list) => new Set(list.map(plain)));
  const apart = people.map((person) => new Set(person.apart));
  const compete = (one: string, other: string): boolean => lists.some((list) => list.has(one) && list.has(other));
  const bothAgree = (one?: Person, other?: Person): boolean => Boolean(one?.colleaguesOk && other?.colleaguesOk);
  return (one, other) => {
    const [a, b] = [people[one], people[other]];
    if (!a || !b || apart[one]?.has(b.id) || apart[other]?.has(a.id)) return false;
    const [mine = null, theirs = null] = [employers[one], employers[other]];
    if (mine === null || theirs === null) return true;
    return mine === theirs ? rules.allowSameEmployer || bothAgree(a, b) : !compete(mine, theirs);
  };
}
