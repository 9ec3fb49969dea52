import { isObject, objectsIn, type Json, type JsonObject } from '../wire/json';
import type { Complaints } from './complaints';

const Frequency = { Yearly: 0, Monthly: 1, Weekly: 2, Daily: 3 } as const;
/** The days that a daily event may keep to, Monday being 0. */
const DAILY = ['[0,1,2,3,4]', '[1,2,3,4,5]', '[6,0,1,2,3]', '[4,5]', '[5,6]', '[6,0]'];
/** Only Discord itself sets these. */
const OURS = ['count', 'end', 'by_year_day'];

/** How often a scheduled event recurs: "System limitations" in resources/guild-scheduled-event. */
export function checkRecurrence(wrong: Complaints, rule: Json | undefined): void {
  if (!isObject(rule)) return;
  const refuse = (field: string, message: string): void =>
    wrong.say(['recurrence_rule', field], 'GUILD_SCHEDULED_EVENT_INVALID_RECURRENCE_RULE', message);
  for (const field of OURS) if (isSet(rule[field])) refuse(field, 'This field cannot be set.');
  const days = Array.isArray(rule.by_weekday) ? rule.by_weekday : null;
  const { frequency } = rule;
  if (days && frequency === Frequency.Weekly && days.length !== 1) refuse('by_weekday', 'One day in a week.');
  if (days && frequency === Frequency.Daily && !DAILY.includes(JSON.stringify(days)))
    refuse('by_weekday', 'Not a known set of days.');
  if (days && frequency !== Frequency.Weekly && frequency !== Frequency.Daily)
    refuse('by_weekday', 'Only for daily and weekly events.');
  if (isSet(rule.by_n_weekday) && (frequency !== Frequency.Monthly || objectsIn(rule.by_n_weekday).length !== 1))
    refuse('by_n_weekday', 'One day in a month, of monthly events only.');
  for (const field of ['by_month', 'by_month_day'])
    if (isSet(rule.by_month) || isSet(rule.by_month_day))
      if (frequency !== Frequency.Yearly || lengthOf(rule[field]) !== 1)
        refuse(field, 'One date in a year, of yearly events only.');
  const most = frequency === Frequency.Weekly ? 2 : 1;
  const interval = rule.interval ?? 1;
  if (typeof interval === 'number' && (interval < 1 || interval > most))
    refuse('interval', `Between 1 and ${most}, for such an event.`);
}

/** As Discord gives it back: with all that was left out. */
export function wholeRule(rule: JsonObject): JsonObject {
  return {
    end: null,
    by_weekday: null,
    by_n_weekday: null,
    by_month: null,
    by_month_day: null,
    by_year_day: null,
    count: null,
    ...rule,
    interval: rule.interval ?? 1,
  };
}

function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function lengthOf(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
