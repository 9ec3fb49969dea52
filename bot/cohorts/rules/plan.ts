import { plainLine } from '../../common/inert';
import { refused, type Refused } from '../../common/refusal';
import { largestGroup, smallestGroup } from '../../matching/groups';
import { instantOf, isDate, timeIn, timeOfDay, zoneNamed } from '../../sessions/calendar';

/** What a moderator types for a new cohort, as it was typed. */
export interface Wanted {
  readonly name: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly size: number;
}

/** The same, understood. */
export interface Plan extends Wanted {
  readonly firstSession: Date;
  /** the time on that day's clocks: not the one asked for when the clocks skip it */
  readonly firstTime: string;
}

/** Understands a new cohort, or says the first thing that keeps it from being one. Sessions begin in the future, within two years. */
export function plan(wanted: Wanted, now: Date): Plan | Refused {
  const name = plainLine(wanted.name);
  if (name === '' || name.length > 60) return refused('cohortName');
  const date = wanted.date.trim();
  if (!isDate(date)) return refused('noSuchDate');
  const time = timeOfDay(wanted.time);
  if (time === undefined) return refused('noSuchTime');
  const zone = zoneNamed(wanted.zone);
  if (zone === undefined) return refused('noSuchZone');
  const { size } = wanted;
  if (!Number.isInteger(size) || size < smallestGroup || size > largestGroup) return refused('groupSize');
  const firstSession = instantOf({ date, time, zone });
  if (firstSession <= now) return refused('dateInThePast');
  if (firstSession.getTime() > now.getTime() + 2 * 366 * 86_400_000) return refused('dateTooFar');
  return { name, date, time, zone, size, firstSession, firstTime: timeIn(zone, firstSession) };
}
