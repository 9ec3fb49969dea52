import { Temporal } from 'temporal-polyfill';
import { instantOf } from './calendar';

/**
 * What is known about the clocks of the world. Laws change them, a few times a year and sometimes with a week's notice, so these
 * data are handed in: a process has one kind of them for its whole life, and a test may have another.
 */
export interface ZoneData {
  /** Their name, such as 2025c; kept with every schedule that was computed with them. */
  version(): string;
  /** Throws a RangeError for a zone that these data do not know. Gaps and folds: see calendar.ts. */
  instantOf(local: { date: string; time: string; zone: string }): Date;
  /** null: these data do not know the zone */
  wallClockIn(zone: string, at: Date): WallClock | null;
}

/** A moment of the week on somebody's wall. */
export interface WallClock {
  /** Monday is 0 */
  readonly weekday: number;
  /** since midnight */
  readonly minute: number;
}

/** Nobody can tell such data from any others, so whatever was computed with them is computed anew. */
export const unnamedData = 'unknown';

/**
 * The data of this process. Temporal asks Intl, Intl asks ICU, and what Node calls `process.versions.tz` is the version that ICU
 * gives of its own zone data: all of it is read once, when the process starts.
 */
export const zonesHere: ZoneData = {
  version: () => process.versions.tz ?? unnamedData,
  instantOf,
  wallClockIn(zone, at) {
    try {
      const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
      return { weekday: there.dayOfWeek - 1, minute: there.hour * 60 + there.minute };
    } catch (fault) {
      if (fault instanceof RangeError) return null;
      throw fault;
    }
  },
};
