import { refused, type Refused } from '../../common/refusal';
import { dateAfter, isDate, weekdayOf } from '../../sessions/calendar';

/** Until which day somebody pauses, from what they typed. Pure. */

/** A longer absence is better begun by leaving: nobody keeps a seat for a season. */
export const mostWeeks = 12;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const numbers = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/**
 * The day that is meant: `2027-04-12`, `12 April`, `12.4.`, `Monday`, `tomorrow`, `in two weeks`; undefined when it cannot be told.
 * Without a year it is the next such day. Figures with a slash are left alone: 4/5 is two days, one for each half of the world.
 */
export function dayMeant(typed: string, today: string): string | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(until|till|on|next)\s+/, '')
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ');
  if (isDate(text)) return text;
  if (text === 'tomorrow') return dateAfter(today, 1);
  const weekday = /^[a-z]+$/.test(text) && text.length >= 3 ? weekdays.findIndex((day) => text.startsWith(day)) : -1;
  if (weekday !== -1) return dateAfter(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
  return daysFromNow(text, today) ?? dayOfMonth(text, today);
}

function daysFromNow(text: string, today: string): string | undefined {
  const [, number = '', unit] = /^(?:in |for )?(\d{1,3}|[a-z]+)? ?(day|week|month)s?$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  const named = numbers.indexOf(number === '' ? 'a' : number);
  const many = /^\d+$/.test(number) ? Number(number) : named === -1 ? undefined : Math.max(1, named);
  return many === undefined ? undefined : dateAfter(today, many * { day: 1, week: 7, month: 30 }[unit as 'day']);
}

function dayOfMonth(text: string, today: string): string | undefined {
  const european = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})?$/.exec(text);
  if (european) return dated(today, { day: european[1], month: Number(european[2]), year: european[3] });
  const [, first, second, year] =
    /^(\d{1,2}|[a-z]+)(?:st|nd|rd|th|\.)? (?:of )?(\d{1,2}|[a-z]+)(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  if (!/^\d+$/.test(day) || name.length < 3) return undefined;
  return dated(today, { day, month: months.findIndex((month) => name.startsWith(month)) + 1, year });
}

function dated(
  today: string,
  p: { day: string | undefined; month: number; year: string | undefined },
): string | undefined {
  const on = (year: number): string => `${year}-${String(p.month).padStart(2, '0')}-${(p.day ?? '').padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const day = p.year === undefined ? [on(thisYear), on(thisYear + 1)].find((date) => date > today) : on(Number(p.year));
  return day !== undefined && isDate(day) ? day : undefined;
}

/** Whether a pause may last until that day. */
export function mayPauseUntil(day: string, today: string): Refused | null {
  if (day <= today) return refused('pauseIsPast');
  return day > dateAfter(today, mostWeeks * 7) ? refused('pauseTooLong') : null;
}
