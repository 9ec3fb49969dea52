import { halfHoursOfWeek, type Person, type Rules, type Slot } from './pool';
import { addTo, emptySet, has } from './sets';
import { halfHoursTouched, modulo, startsOf, wallTimeOf, zoneClock, type ZoneClock } from './zoneClock';

/** The hours at which groups of a pool could meet, who is free then, and how kind they are. */
export interface Hours {
  readonly hours: readonly Hour[];
  /** of each person: the hours at which they are free in every week */
  readonly free: readonly Uint32Array[];
  /** of each person: the hours that can be told on their clock, or on one that suits every group */
  readonly told: readonly Uint32Array[];
  /** of each person: what each hour costs them; see `costOf` */
  readonly costs: readonly Int16Array[];
  /** of each person: how many, they among them, are free for a whole session in every week at the hour that most share with them; 0 when they have no such hour */
  readonly mostFree: readonly number[];
}

/** One row of weekly instants. Slots of different zones that mean the same instants are the same hour. */
export interface Hour {
  readonly slots: readonly Slot[];
  /** minutes from the programme's beginning, in UTC; one for each week */
  readonly starts: readonly number[];
}

/** A changed clock outweighs every unkind hour that a group of thirty could have. */
const changedClock = 400;
/** Nobody is asked to be awake outside of these; by how many hours it is missed decides between equals. */
const kindFrom = 8 * 60;
const kindTo = 21 * 60;
const mostUnkind = 12;

export function hoursOf(people: readonly Person[], rules: Rules): Hours {
  const clockOf = clocks(rules);
  const zones = [...new Set(people.map(({ tz }) => tz))];
  const clocksOfPeople = zones.map(clockOf);
  const zoneOf = people.map(({ tz }) => zones.indexOf(tz));
  const weekly = people.map(({ availability }) => {
    const free = new Uint8Array(halfHoursOfWeek);
    for (const halfHour of availability) free[halfHour] = 1;
    return free;
  });
  const mostFree = people.map(() => 0);
  const kept: { hour: Hour; free: readonly number[] }[] = [];
  for (const hour of distinctHours(rules.slots ?? allSlots(zones), { rules, clockOf })) {
    const touched = clocksOfPeople.map((clock) => touchedBy(hour, { clock, rules }));
    const free = people.flatMap((_, person) =>
      touched[zoneOf[person] ?? 0]?.every((halfHour) => weekly[person]?.[halfHour] === 1) ? [person] : [],
    );
    for (const person of free) mostFree[person] = Math.max(mostFree[person] ?? 0, free.length);
    if (free.length >= rules.minSize) kept.push({ hour, free });
  }

  const free = people.map(() => emptySet(kept.length));
  kept.forEach((one, index) => {
    for (const person of one.free) addTo(free[person] ?? emptySet(0), index);
  });
  const hours = kept.map(({ hour }) => hour);
  const toldIn = zones.map((zone) => {
    const told = emptySet(hours.length);
    hours.forEach(({ slots }, index) => {
      if (slots.some(({ tz }) => tz === zone || suitsEveryGroup(tz, rules))) addTo(told, index);
    });
    return told;
  });
  const costsIn = clocksOfPeople.map((clock) => Int16Array.from(hours, (hour) => costOf(hour, { clock, rules })));
  return {
    hours,
    free,
    told: zoneOf.map((zone) => toldIn[zone] ?? emptySet(hours.length)),
    costs: zoneOf.map((zone) => costsIn[zone] ?? new Int16Array(hours.length)),
    mostFree,
  };
}

/** A fixed hour is told on the clock it was fixed on; otherwise an hour is told in UTC or on a member's clock. */
export const suitsEveryGroup = (zone: string, { slots }: Rules): boolean => slots !== undefined || zone === 'UTC';

function clocks(rules: Rules): (zone: string) => ZoneClock {
  const known = new Map<string, ZoneClock>();
  return (zone) => {
    const clock = known.get(zone) ?? zoneClock(zone, rules);
    known.set(zone, clock);
    return clock;
  };
}

const allSlots = (zones: readonly string[]): Slot[] =>
  [...new Set([...zones, 'UTC'])].flatMap((tz) =>
    Array.from({ length: halfHoursOfWeek }, (_, half) => ({
      tz,
      day: Math.floor(half / 48),
      minute: (half % 48) * 30,
    })),
  );

function distinctHours(
  slots: readonly Slot[],
  { rules, clockOf }: { rules: Rules; clockOf: (zone: string) => ZoneClock },
): Hour[] {
  const found = new Map<string, { slots: Slot[]; starts: readonly number[] }>();
  for (const slot of slots) {
    const starts = startsOf(clockOf(slot.tz), slot, rules.weeks);
    const known = found.get(starts.join());
    if (known) known.slots.push(slot);
    else found.set(starts.join(), { slots: [slot], starts });
  }
  return [...found.values()];
}

/** Every half-hour of their week that somebody with this clock needs to be free for it. */
function touchedBy({ starts }: Hour, { clock, rules }: { clock: ZoneClock; rules: Rules }): number[] {
  const touched: number[] = [];
  for (const start of starts) {
    for (const halfHour of halfHoursTouched(clock, { start, end: start + rules.sessionMinutes })) {
      if (!touched.includes(halfHour)) touched.push(halfHour);
    }
  }
  return touched;
}

/** The wall-clock times at which the sessions begin on this clock, as minutes of the day; one when it never changes. */
export function timesOn(clock: ZoneClock, { starts }: Hour): number[] {
  const ofWeek = new Set(starts.map((start) => modulo(wallTimeOf(clock, start), 7 * 1440)));
  return [...ofWeek].map((minute) => minute % 1440);
}

function costOf(hour: Hour, { clock, rules }: { clock: ZoneClock; rules: Rules }): number {
  const times = timesOn(clock, hour);
  const beyond = times.map((from) => Math.max(kindFrom - from, from + rules.sessionMinutes - kindTo, 0));
  const unkind = Math.min(mostUnkind, Math.ceil(Math.max(...beyond) / 60));
  return (times.length > 1 ? changedClock : 0) + unkind;
}

/** What an hour costs a group: fewest members whose clock time changes, then the kindest. */
export const costFor = ({ costs }: Hours, group: readonly number[], hour: number): number => {
  let sum = 0;
  for (const member of group) sum += costs[member]?.[hour] ?? 0;
  return sum;
};

export const isFree = ({ free }: Hours, person: number, hour: number): boolean => {
  const set = free[person];
  return set !== undefined && has(set, hour);
};
