import { plainLine } from '../../common/inert';
import { largestGroup, smallestGroup } from '../../matching/groups';
import { instantOf, isDate, timeIn, timeOfDay, zoneNamed } from '../../sessions/calendar';
import { mondayFrom } from './weeks';

/** What a moderator types for a new cohort, as it was typed. */
export interface Wanted {
  readonly name: string;
  readonly start: string;
  /** the hour of all circles; with neither, each circle gets its own */
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly weeks?: number | undefined;
  readonly size: number;
  readonly programme?: string | undefined;
}

/** The same, understood. */
export interface Plan {
  readonly name: string;
  /** the first day on which a circle may meet */
  readonly startsOn: string;
  /** the day that was asked for, when it is not a Monday and the weeks begin on the one after; else null */
  readonly asked: string | null;
  readonly hour: FixedHour | null;
  readonly weeks: number;
  readonly size: number;
  /** the name of its file */
  readonly programme: string;
}

export interface FixedHour {
  readonly time: string;
  readonly zone: string;
  readonly firstSession: Date;
  /** the time on that day's clocks: not the one asked for when the clocks skip it */
  readonly firstTime: string;
}

export interface ProgrammeOnOffer {
  readonly file: string;
  readonly name: string;
  readonly sessions: number;
}

export type Wrong =
  | {
      readonly what:
        | 'cohortName'
        | 'noSuchDate'
        | 'noSuchTime'
        | 'noSuchZone'
        | 'timeWithoutZone'
        | 'zoneWithoutTime'
        | 'groupSize'
        | 'weeks'
        | 'noSuchProgramme'
        | 'dateInThePast'
        | 'dateTooFar';
    }
  | { readonly what: 'tooManyWeeks'; readonly has: number };

export const usualWeeks = 6;
export const mostWeeks = 26;
const longestName = 60;
const furthestMs = 2 * 366 * 86_400_000;

/** What a cohort is called; null where that is nothing, or too long to be read. */
export function cohortName(typed: string): string | null {
  const name = plainLine(typed);
  return name === '' || name.length > longestName ? null : name;
}

/** Understands a new cohort, or says everything that keeps it from being one. It begins in the future, within two years. */
export function plan(
  wanted: Wanted,
  { now, programmes, usual }: { now: Date; programmes: readonly ProgrammeOnOffer[]; usual: string },
): Plan | { readonly wrong: readonly Wrong[] } {
  const wrong: Wrong[] = [];
  const name = cohortName(wanted.name) ?? '';
  if (name === '') wrong.push({ what: 'cohortName' });
  const date = wanted.start.trim();
  if (!isDate(date)) wrong.push({ what: 'noSuchDate' });
  const time = wanted.time === undefined ? undefined : timeOfDay(wanted.time);
  if (wanted.time !== undefined && time === undefined) wrong.push({ what: 'noSuchTime' });
  const zone = wanted.zone === undefined ? undefined : zoneNamed(wanted.zone);
  if (wanted.zone !== undefined && zone === undefined) wrong.push({ what: 'noSuchZone' });
  if (wanted.time !== undefined && wanted.zone === undefined) wrong.push({ what: 'timeWithoutZone' });
  if (wanted.zone !== undefined && wanted.time === undefined) wrong.push({ what: 'zoneWithoutTime' });
  const { size } = wanted;
  if (!Number.isInteger(size) || size < smallestGroup || size > largestGroup) wrong.push({ what: 'groupSize' });
  const programme = programmeOnOffer(wanted.programme ?? usual, programmes);
  if (!programme) wrong.push({ what: 'noSuchProgramme' });
  const has = programme?.sessions ?? mostWeeks;
  const weeks = wanted.weeks ?? Math.min(usualWeeks, has);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > mostWeeks) wrong.push({ what: 'weeks' });
  else if (weeks > has) wrong.push({ what: 'tooManyWeeks', has });
  const start = isDate(date) ? startOf({ date, time, zone, hasHour: wanted.time !== undefined }) : undefined;
  if (start && start.first <= now) wrong.push({ what: 'dateInThePast' });
  if (start && start.first.getTime() > now.getTime() + furthestMs) wrong.push({ what: 'dateTooFar' });
  if (wrong.length > 0 || !start || !programme) return { wrong };
  const { startsOn, asked, hour } = start;
  return { name, startsOn, asked, hour, weeks, size, programme: programme.file };
}

/** The first day and hour. An hour that could not be understood is refused elsewhere, and nothing is said about its instant. */
function startOf(p: { date: string; time: string | undefined; zone: string | undefined; hasHour: boolean }) {
  const { date, time, zone } = p;
  if (time !== undefined && zone !== undefined) {
    const first = instantOf({ date, time, zone });
    const hour: FixedHour = { time, zone, firstSession: first, firstTime: timeIn(zone, first) };
    return { first, startsOn: date, asked: null, hour };
  }
  if (p.hasHour) return undefined;
  const monday = mondayFrom(date);
  const first = instantOf({ date: monday, time: '00:00', zone: 'UTC' });
  return { first, startsOn: monday, asked: monday === date ? null : date, hour: null };
}

function programmeOnOffer(typed: string, programmes: readonly ProgrammeOnOffer[]): ProgrammeOnOffer | undefined {
  const wanted = plainLine(typed).toLowerCase();
  return programmes.find(({ file, name }) => file.toLowerCase() === wanted || name.toLowerCase() === wanted);
}
