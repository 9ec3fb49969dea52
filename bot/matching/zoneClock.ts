import { Temporal } from 'temporal-polyfill';
import { halfHoursOfWeek, type Slot } from './pool';

/**
 * The clock of a zone during a programme, as a short table of its changes, because a conversion by Temporal takes some 40 µs
 * and matching makes millions. All times are whole minutes from midnight UTC of the programme's first Monday; wall-clock times
 * are counted as if that clock stood in UTC.
 */
export interface ZoneClock {
  readonly zone: string;
  readonly stretches: readonly Stretch[];
}

/** From `from` (inclusive) to `to` (exclusive) the clock stands `ahead` minutes before UTC. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly ahead: number;
}

export const minutesOfWeek = 7 * 24 * 60;
/** More than the farthest clock is from UTC, and a session longer. */
const marginDays = 4;

export function zoneClock(zone: string, { startDate, weeks }: { startDate: string; weeks: number }): ZoneClock {
  const monday = Temporal.PlainDate.from(startDate);
  const base = monday.toZonedDateTime('UTC').epochMilliseconds;
  const minutesAt = (at: Temporal.ZonedDateTime): number => Math.round((at.epochMilliseconds - base) / 60_000);
  const end = marginDays * 24 * 60 + weeks * minutesOfWeek;
  const stretches: Stretch[] = [];
  let from = -Infinity;
  let since = monday.subtract({ days: marginDays }).toZonedDateTime(zone);
  for (;;) {
    const ahead = Math.round(since.offsetNanoseconds / 60e9);
    const change = since.getTimeZoneTransition('next');
    const to = change ? minutesAt(change) : Infinity;
    if (!change || to > end) return { zone, stretches: [...stretches, { from, to: Infinity, ahead }] };
    stretches.push({ from, to, ahead });
    from = to;
    since = change;
  }
}

/** The instant of a wall-clock time. An hour that the clocks skip moves forward by the gap; of a doubled hour it is the first. */
export function instantOf({ stretches }: ZoneClock, wall: number): number {
  let before = 0;
  for (const { from, to, ahead } of stretches) {
    const at = wall - ahead;
    // Neither before the change nor after it: the change has skipped it, and the clock from before counts on.
    if (at < from) return wall - before;
    if (at < to) return at;
    before = ahead;
  }
  return wall - before;
}

/** When a slot's sessions begin, week by week. */
export const startsOf = (clock: ZoneClock, { day, minute }: Pick<Slot, 'day' | 'minute'>, weeks: number): number[] =>
  Array.from({ length: weeks }, (_, week) => instantOf(clock, (week * 7 + day) * 1440 + minute));

/** The wall-clock time of an instant. */
export const wallTimeOf = ({ stretches }: ZoneClock, at: number): number =>
  at + (stretches.find(({ to }) => at < to)?.ahead ?? 0);

/** The half-hours of the week (0..335) that the time from `start` to `end` touches on this clock, even partly. */
export function halfHoursTouched({ stretches }: ZoneClock, { start, end }: { start: number; end: number }): number[] {
  const touched: number[] = [];
  for (const { from, to, ahead } of stretches) {
    if (start >= to || end <= from) continue;
    const first = Math.floor(((start > from ? start : from) + ahead) / 30);
    const last = Math.floor(((end < to ? end : to) + ahead - 1) / 30);
    for (let half = first; half <= last; half++) touched.push(modulo(half, halfHoursOfWeek));
  }
  return touched;
}

export const modulo = (count: number, by: number): number => ((count % by) + by) % by;
