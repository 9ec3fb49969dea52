import { Temporal } from 'temporal-polyfill';
import type { ZoneData } from './zones';

/** Wall-clock times and the instants they name. Temporal is used because it is right about gaps and folds. */

/**
 * The instant of `time` (HH:MM) on `date` (YYYY-MM-DD) in `zone` (IANA).
 * An hour that the clocks skip moves forward by the gap; of a doubled hour it is the first.
 */
export function instantOf(local: { date: string; time: string; zone: string }): Date {
  const wallClock = Temporal.PlainDate.from(local.date).toPlainDateTime(Temporal.PlainTime.from(local.time));
  return new Date(wallClock.toZonedDateTime(local.zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The same weekday and wall-clock time, week after week: the n-th session (from 1) is n - 1 weeks after the first. */
export function weekly(
  first: { date: string; time: string; zone: string },
  sessions: number,
  zones: Pick<ZoneData, 'instantOf'> = { instantOf },
): Date[] {
  const start = Temporal.PlainDate.from(first.date);
  return Array.from({ length: sessions }, (_, week) =>
    zones.instantOf({ ...first, date: start.add({ weeks: week }).toString() }),
  );
}

/** The wall-clock time, HH:MM, of an instant in a zone. */
export const timeIn = (zone: string, at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);

/** The date, YYYY-MM-DD, of an instant in a zone. */
export const dateIn = (zone: string, at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Monday is 0. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek - 1;

/** Minutes since midnight of HH:MM. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether this process knows the zones at all: a Node built without them refuses them, or takes each for UTC. */
export function knowsZones(): boolean {
  const noon = { date: '2027-07-01', time: '12:00' };
  try {
    return (
      instantOf({ ...noon, zone: 'Europe/Paris' }).toISOString() === '2027-07-01T10:00:00.000Z' &&
      instantOf({ ...noon, zone: 'Asia/Kathmandu' }).toISOString() === '2027-07-01T06:15:00.000Z'
    );
  } catch {
    return false;
  }
}

export function isDate(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text, { overflow: 'reject' }).year >= 2020;
  } catch {
    return false;
  }
}

/** HH:MM, written with or without a leading zero; undefined when it is no time of day. */
export function timeOfDay(text: string): string | undefined {
  const found = /^([01]?\d|2[0-3])[:.h]([0-5]\d)$/.exec(text.trim());
  return found?.[1] && found[2] ? `${found[1].padStart(2, '0')}:${found[2]}` : undefined;
}

/** Places that some versions of Node list only under the name they had before. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};
const zones = [...new Set([...Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone), 'UTC'])];

const folded = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s-]+/gu, '_')
    .toLowerCase();
const placeOf = (zone: string): string => folded(zone.slice(zone.lastIndexOf('/') + 1));

/**
 * The IANA name as the zone data write it, from any way of writing it (case, spaces, accents) or from a city that only one
 * zone is named after; undefined when there is no such zone.
 */
export function zoneNamed(text: string): string | undefined {
  const name = text.trim().replace(/\s+/g, '_');
  const known = zones.find((zone) => folded(zone) === folded(text));
  if (known) return known;
  const [place, another] = zones.filter((zone) => placeOf(zone) === folded(text));
  if (place && !another) return place;
  if (!/^[A-Za-z]+\/[\w+/-]+$/.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return renamed[timeZone] ?? timeZone;
  } catch {
    return undefined;
  }
}

/** Up to `most` zones whose name holds what was typed: those whose place begins with it first. */
export function zonesLike(typed: string, most = 25): string[] {
  const wanted = folded(typed);
  const begins = (zone: string): number => Number(placeOf(zone).startsWith(wanted));
  return zones
    .filter((zone) => folded(zone).includes(wanted))
    .sort((one, other) => begins(other) - begins(one))
    .slice(0, most);
}

/** The date so many days after (or, below zero, before) another; YYYY-MM-DD both. */
export const dateAfter = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** HH:MM of minutes since midnight. */
export const timeOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
