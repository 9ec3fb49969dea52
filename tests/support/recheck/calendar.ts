import { Temporal } from 'temporal-polyfill';
import type { Rules, Slot } from '../../../bot/matching/pool';

/**
 * The clocks of a programme, taken from Temporal by looking at them: day by day, and quarter by quarter on days on which a
 * clock changes. Written apart from the engine. Times are minutes from midnight UTC of the first Monday; offsets are multiples of 15.
 */
export interface Calendar {
  /** The half-hour of the week, 0..335, on the clock of a zone. */
  readonly halfHourAt: (zone: string, minute: number) => number;
  /** When the sessions of a slot begin, one for each week. */
  readonly startsOf: (slot: Slot) => number[];
}

const day = 24 * 60;
const quarter = 15;
const halfHoursOfWeek = 336;
/** The farthest clocks are 14 hours from UTC, and a session may go on for half a day. */
const marginDays = 3;

const known = new Map<string, Calendar>();

/** Made once for all pools of the same weeks: asking Temporal takes longer than all the rest. */
export function calendarOf({ startDate, weeks }: Pick<Rules, 'startDate' | 'weeks'>): Calendar {
  const key = `${startDate} ${weeks}`;
  const calendar = known.get(key) ?? looked({ startDate, weeks });
  known.set(key, calendar);
  return calendar;
}

function looked({ startDate, weeks }: Pick<Rules, 'startDate' | 'weeks'>): Calendar {
  const base = Temporal.PlainDate.from(startDate).toZonedDateTime('UTC').epochMilliseconds;
  const days = weeks * 7 + 2 * marginDays;
  const offsets = new Map<string, Int16Array>();
  const seen = new Map<string, readonly number[]>();

  /** Minutes before UTC, for each quarter of an hour. */
  function offsetsIn(zone: string): Int16Array {
    const before = offsets.get(zone);
    if (before) return before;
    const asked = (at: number): number =>
      Temporal.Instant.fromEpochMilliseconds(base + at * 60_000).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
    const table = new Int16Array(days * (day / quarter));
    for (let from = 0; from < days; from++) {
      const at = (from - marginDays) * day;
      const changes = asked(at) !== asked(at + day);
      const first = asked(at);
      for (let step = 0; step < day / quarter; step++) {
        table[from * (day / quarter) + step] = changes ? asked(at + step * quarter) : first;
      }
    }
    offsets.set(zone, table);
    seen.set(zone, [...new Set(table)]);
    return table;
  }
  const offsetAt = (zone: string, minute: number): number =>
    offsetsIn(zone)[Math.floor((minute + marginDays * day) / quarter)] ?? Number.NaN;

  function halfHourAt(zone: string, minute: number): number {
    const half = Math.floor((minute + offsetAt(zone, minute)) / 30);
    return ((half % halfHoursOfWeek) + halfHoursOfWeek) % halfHoursOfWeek;
  }

  /** The first instant at which a clock shows this time; where none does, as much later as the clock is put forward. */
  function instantOf(zone: string, wall: number): number {
    offsetsIn(zone);
    const possible = seen.get(zone) ?? [];
    const shows = possible.map((offset) => wall - offset).filter((at) => at + offsetAt(zone, at) === wall);
    return shows.length > 0 ? Math.min(...shows) : wall - offsetAt(zone, wall - Math.max(...possible) - day / 8);
  }

  return {
    halfHourAt,
    startsOf: ({ tz, day: weekday, minute }) =>
      Array.from({ length: weeks }, (_, week) => instantOf(tz, (week * 7 + weekday) * day + minute)),
  };
}
