import type { ZoneData } from '../../sessions/zones';
import { dateAfter, timeOfMinute, weekdayOf, weekly } from '../../sessions/calendar';

/** The weeks of a cohort begin on Mondays; a circle meets in each of them at its own hour. */

export const mondayOf = (date: string): string => dateAfter(date, -weekdayOf(date));

/** The date itself when it is a Monday, else the Monday after. */
export const mondayFrom = (date: string): string => dateAfter(date, (7 - weekdayOf(date)) % 7);

/** An hour of the week: `minute` (0..1439) of `weekday` (Monday is 0) on the clocks of `zone`. */
export interface WeeklyHour {
  readonly zone: string;
  readonly weekday: number;
  readonly minute: number;
}

/** When a circle with this hour meets, in each of `weeks` weeks from the one that `startsOn` lies in. */
export const meetings = (
  { zone, weekday, minute }: WeeklyHour,
  p: { startsOn: string; weeks: number; zones?: Pick<ZoneData, 'instantOf'> },
): Date[] =>
  weekly({ date: dateAfter(mondayOf(p.startsOn), weekday), time: timeOfMinute(minute), zone }, p.weeks, p.zones);

const dayMs = 86_400_000;

/** A cohort ends a week after the day of its last session, so that nobody is cut off in the middle of a sentence. */
export const endAfter = (lastSession: Date): Date => new Date(lastSession.getTime() + 7 * dayMs);

/** Who sat where, and what they told when they joined, is kept for so long after the end. */
export const daysUntilForgotten = 30;
export const forgottenAfter = (end: Date): Date => new Date(end.getTime() + daysUntilForgotten * dayMs);
