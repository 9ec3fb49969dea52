import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { match } from '../../bot/matching/match';
import type { Person, Pool, Slot } from '../../bot/matching/pool';
import { isFreeAt } from '../support/matchCheck';
import { aPool, somebody } from '../support/somePool';

/**
 * The hour of a circle, held against all that there are: every half-hour of the week on the clock of every member, and in UTC,
 * asked of Temporal. Nothing is taken from the engine but its answer.
 */

/** Weeks in which clocks change in ways that are easily got wrong: the Monday, how many weeks, the zones it is about. */
const weeks: readonly (readonly [string, number, readonly string[]])[] = [
  ['2027-03-08', 4, ['America/New_York', 'Europe/Paris', 'Africa/Nairobi', 'Asia/Kathmandu']],
  ['2026-10-19', 3, ['Europe/Paris', 'America/New_York', 'America/Havana', 'Asia/Kolkata']],
  // half an hour, and the same day an hour the other way
  ['2027-03-29', 2, ['Australia/Lord_Howe', 'Australia/Sydney', 'America/Santiago', 'Asia/Tokyo']],
  ['2026-09-28', 2, ['Australia/Lord_Howe', 'Australia/Adelaide', 'Pacific/Auckland']],
  // Ramadan: an hour back for a month
  ['2027-02-01', 2, ['Africa/Casablanca', 'Africa/El_Aaiun', 'Europe/Madrid', 'Africa/Lagos']],
  ['2027-03-08', 2, ['Africa/Casablanca', 'Africa/El_Aaiun', 'America/New_York']],
  // a day that was not
  ['2011-12-26', 2, ['Pacific/Apia', 'Pacific/Fakaofo', 'Pacific/Auckland', 'America/Los_Angeles']],
  ['1993-08-16', 2, ['Pacific/Kwajalein', 'Pacific/Majuro', 'Asia/Manila']],
  // changes at midnight, of two hours, for good, and of half an hour for good
  ['2027-04-26', 2, ['Africa/Cairo', 'Asia/Beirut', 'Europe/Athens']],
  ['2027-03-22', 2, ['Antarctica/Troll', 'Asia/Beirut', 'Europe/London']],
  ['2024-02-26', 2, ['Asia/Almaty', 'Asia/Bishkek', 'Europe/Berlin']],
  ['2018-04-30', 2, ['Asia/Pyongyang', 'Asia/Seoul', 'Asia/Shanghai']],
  ['2016-04-25', 2, ['America/Caracas', 'America/Bogota', 'America/Sao_Paulo']],
];

const quarterMs = 15 * 60_000;
const everyHalfHour = Array.from({ length: 336 }, (_, half) => half);

/** Free but for some stretches of two hours, few or many: there is nearly always an hour, or now and then none. */
const freeBut = (most: number) =>
  fc
    .uniqueArray(fc.nat({ max: 83 }), { maxLength: most, size: 'max' })
    .map((busy) => everyHalfHour.filter((half) => !busy.includes(Math.floor(half / 4))));

const group = fc.constantFrom(...weeks).chain(([startDate, count, zones]) =>
  fc
    .record({
      people: fc.array(fc.record({ tz: fc.constantFrom(...zones), availability: fc.oneof(freeBut(30), freeBut(84)) }), {
        minLength: 2,
        maxLength: 5,
      }),
      sessionMinutes: fc.constantFrom(30, 60, 75, 90),
    })
    .map(({ people, sessionMinutes }): Pool => {
      const size = people.length;
      const rules = { startDate, weeks: count, sessionMinutes, minSize: size, maxSize: size };
      return aPool(
        people.map((one, index) => somebody(`p${index}`, one)),
        { ...rules, preferred: [size, size] },
      );
    }),
);

/** The instants of a slot, week by week, in milliseconds; a skipped hour moves on, of a doubled one it is the first. */
function instantsOf({ startDate, weeks: count }: Pool['rules'], { tz, day, minute }: Slot): number[] {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return Array.from(
    { length: count },
    (_, week) =>
      Temporal.PlainDate.from(startDate)
        .add({ days: day + 7 * week })
        .toZonedDateTime({ timeZone: tz, plainTime: time }).epochMilliseconds,
  );
}

/** Minutes since Monday on a clock; Temporal is slow, and hours of different anchors ask for the same. */
const walls = new Map<string, number>();
function wallIn(zone: string, at: number): number {
  const key = `${zone} ${at}`;
  const known = walls.get(key);
  if (known !== undefined) return known;
  const { dayOfWeek, hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const wall = ((dayOfWeek - 1) * 24 + hour) * 60 + minute;
  walls.set(key, wall);
  return wall;
}

interface Kindness {
  /** members whose clock does not show the same in every week */
  readonly changed: number;
  /** hours, rounded up, outside of eight to nine in the evening, in the worst week of each; all members together */
  readonly unkind: number;
}

function kindnessOf(people: readonly Person[], instants: readonly number[], sessionMinutes: number): Kindness {
  let [changed, unkind] = [0, 0];
  for (const { tz } of people) {
    const times = instants.map((at) => wallIn(tz, at));
    if (new Set(times).size > 1) changed++;
    const minutes = times.map((time) => time % (24 * 60));
    const beyond = minutes.map((from) => Math.max(8 * 60 - from, from + sessionMinutes - 21 * 60, 0));
    unkind += Math.min(12, Math.ceil(Math.max(...beyond) / 60));
  }
  return { changed, unkind };
}

/** Every hour at which all of them could meet, with the anchors that name it. */
function possible({ people, rules }: Pool): Map<string, { slots: Slot[]; instants: number[] }> {
  const found = new Map<string, { slots: Slot[]; instants: number[] }>();
  for (const tz of new Set(['UTC', ...people.map((one) => one.tz)])) {
    for (const half of everyHalfHour) {
      const slot = { tz, day: Math.floor(half / 48), minute: (half % 48) * 30 };
      if (!people.every((one) => isFreeAt(one, slot, { rules, competitors: [], people }))) continue;
      const instants = instantsOf(rules, slot);
      const known = found.get(instants.join()) ?? { slots: [], instants };
      known.slots.push(slot);
      found.set(instants.join(), known);
    }
  }
  return found;
}

test('of all hours that suit everybody in every week, the fewest clocks change at the chosen one, and then it is the kindest', () => {
  const seen = { placed: 0, someChange: 0, aChoice: 0 };
  fc.assert(
    fc.property(group, (pool) => {
      const { people, rules } = pool;
      const all = possible(pool);
      const [placed] = match(pool, { seed: 1, steps: 20_000 }).groups;
      expect(placed === undefined).toBe(all.size === 0);
      if (!placed) return;
      const measured = [...all.values()].map(({ instants }) => kindnessOf(people, instants, rules.sessionMinutes));
      const best = measured.reduce((one, other) =>
        other.changed < one.changed || (other.changed === one.changed && other.unkind < one.unkind) ? other : one,
      );
      const chosen = instantsOf(rules, placed.slot);
      expect(all.has(chosen.join())).toBe(true);
      expect(kindnessOf(people, chosen, rules.sessionMinutes)).toEqual(best);
      seen.placed++;
      if (measured.some(({ changed }) => changed !== best.changed)) seen.someChange++;
      if (measured.length > 5) seen.aChoice++;
    }),
    { numRuns: 25 },
  );
  // The groups are such that the choice is one, or this test says little.
  expect(seen.placed).toBeGreaterThan(8);
  expect(seen.someChange).toBeGreaterThan(4);
  expect(seen.aChoice).toBeGreaterThan(4);
});

test('the hour is told on the clock that most of the members have, among those that mean the same instants', () => {
  fc.assert(
    fc.property(group, (pool) => {
      const [placed] = match(pool, { seed: 1, steps: 20_000 }).groups;
      if (!placed) return;
      const same = possible(pool).get(instantsOf(pool.rules, placed.slot).join())?.slots ?? [];
      const living = (slot: Slot): number => pool.people.filter(({ tz }) => tz === slot.tz).length;
      expect(living(placed.slot)).toBe(Math.max(...same.map(living)));
    }),
    { numRuns: 25 },
  );
});

describe('a session during which somebody’s clock changes', () => {
  /** The half-hours of the week that a session touches on a clock, looked up for every minute of it. */
  function touchedBy(zone: string, { instants, minutes }: { instants: readonly number[]; minutes: number }): number[] {
    const touched = new Set<number>();
    for (const start of instants) {
      for (let at = start; at < start + minutes * 60_000; at += quarterMs / 3) {
        const { dayOfWeek, hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        touched.add((dayOfWeek - 1) * 48 + hour * 2 + Math.floor(minute / 30));
      }
    }
    return [...touched];
  }

  /** One hour that is fixed in UTC, so that the change falls into it. */
  const cases: readonly { zone: string; startDate: string; slot: Slot; minutes: number; touches: number }[] = [
    // 02:00 becomes 03:00: half-past one, and then three o'clock.
    { zone: 'Europe/Paris', startDate: '2027-03-22', slot: { tz: 'UTC', day: 6, minute: 30 }, minutes: 60, touches: 2 },
    // 03:00 becomes 02:00 again: of two hours there is half-past two twice.
    {
      ...{ zone: 'Europe/Paris', startDate: '2026-10-19' },
      ...{ slot: { tz: 'UTC', day: 6, minute: 30 }, minutes: 90, touches: 2 },
    },
    // Half an hour forward at two o'clock, and back.
    {
      ...{ zone: 'Australia/Lord_Howe', startDate: '2026-09-28' },
      ...{ slot: { tz: 'UTC', day: 5, minute: 15 * 60 }, minutes: 60, touches: 2 },
    },
    {
      ...{ zone: 'Australia/Lord_Howe', startDate: '2027-03-29' },
      ...{ slot: { tz: 'UTC', day: 5, minute: 14 * 60 + 30 }, minutes: 60, touches: 1 },
    },
    // Friday was not: the session begins on Thursday and ends on Saturday.
    {
      ...{ zone: 'Pacific/Apia', startDate: '2011-12-26' },
      ...{ slot: { tz: 'UTC', day: 4, minute: 9 * 60 + 30 }, minutes: 60, touches: 2 },
    },
    // The clocks went back at three in the morning, for Ramadan; of years to come zone data say now this, now that.
    {
      ...{ zone: 'Africa/Casablanca', startDate: '2026-02-09' },
      ...{ slot: { tz: 'UTC', day: 6, minute: 60 + 30 }, minutes: 60, touches: 2 },
    },
  ];

  test.each(cases)('$zone, week of $startDate', ({ zone, startDate, slot, minutes, touches }) => {
    const rules = { startDate, weeks: 1, sessionMinutes: minutes, minSize: 2, maxSize: 2, slots: [slot] };
    const needed = touchedBy(zone, { instants: instantsOf({ ...aPool([]).rules, ...rules }, slot), minutes });
    const other = somebody('p2', { tz: 'UTC', availability: everyHalfHour });
    const placed = (availability: readonly number[]): number =>
      match(aPool([somebody('p1', { tz: zone, availability }), other], rules), { seed: 1, steps: 5_000 }).groups.length;
    const [start] = instantsOf({ ...aPool([]).rules, ...rules }, slot);
    const offsets = [0, minutes].map(
      (after) =>
        Temporal.Instant.fromEpochMilliseconds((start ?? 0) + after * 60_000 - Math.sign(after)).toZonedDateTimeISO(
          zone,
        ).offset,
    );
    expect(offsets[0]).not.toBe(offsets[1]);
    expect(needed).toHaveLength(touches);
    expect(placed(needed)).toBe(1);
    for (const half of needed) expect(placed(everyHalfHour.filter((one) => one !== half))).toBe(0);
  });
});

test('an hour that is skipped in one week begins later by the gap, and a doubled one at its first, on the anchor’s clock', () => {
  const night = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => [day * 48 + 4, day * 48 + 5, day * 48 + 6, day * 48 + 7]);
  const pool = (startDate: string): Pool =>
    aPool(
      [
        somebody('p1', { tz: 'Europe/Paris', availability: night }),
        somebody('p2', { tz: 'Europe/Paris', availability: night }),
      ],
      {
        ...{ startDate, weeks: 2, sessionMinutes: 30, minSize: 2, maxSize: 2 },
        slots: [{ tz: 'Europe/Paris', day: 6, minute: 150 }],
      },
    );
  const wall = (startDate: string): string[] =>
    match(pool(startDate), { seed: 1, steps: 5_000 }).groups.flatMap(({ slot }) =>
      instantsOf(pool(startDate).rules, slot).map((at) => new Date(at).toISOString()),
    );
  expect(wall('2027-03-22')).toEqual(['2027-03-28T01:30:00.000Z', '2027-04-04T00:30:00.000Z']);
  expect(wall('2026-10-19')).toEqual(['2026-10-25T00:30:00.000Z', '2026-11-01T01:30:00.000Z']);
});
