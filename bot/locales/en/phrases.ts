import { inert } from '../../common/inert';

/** Small pieces that English sentences are made of. */

export const list = (items: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
export const minutes = (number: number): string =>
  number === 1 ? 'a minute' : number === 0.5 ? 'half a minute' : `${number} minutes`;

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
/** A day of the calendar, YYYY-MM-DD, as "1 March 2027". */
export const day = (date: string): string => days.format(new Date(`${date}T00:00:00Z`));

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
/** An hour of the week on the clocks of a zone, as "Tuesdays at 18:00 in Africa/Nairobi". */
export const everyWeek = (hour: { weekday: number; time: string; zone: string }): string =>
  `${weekdays[hour.weekday] ?? ''} at ${hour.time} in ${inert(hour.zone.replaceAll('_', ' '), 80)}`;

/** What a zone is called by: `Lagos` for Africa/Lagos; the zones of no place keep their name. */
export const placeOf = (zone: string): string =>
  zone.startsWith('Etc/') ? zone : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
export const inWords = (number: number): string => small[number] ?? String(number);
export const weeks = (number: number): string => (number === 1 ? 'one week' : `${inWords(number)} weeks`);

/** Most characters of what is quoted in one message, with all that makes it safe; Discord takes 4,000. */
const longestQuote = 3_300;

/** What somebody typed, line by line, made safe; shortened only where the signs that make it safe would burst the message. */
export function quoted(typed: string, longest = longestQuote): string {
  const quote = (most: number): string => `> ${inert(typed, most).replaceAll('\n', '\n> ')}`;
  let most = Math.max(1, Math.min(typed.length, longest));
  while (most > 1 && quote(most).length > longest) most = Math.floor(most * 0.9);
  return quote(most);
}

/** With the answer to what could not be kept: nothing typed is lost. */
export const givenBack = (typed: readonly string[]): string =>
  `Here is what you wrote, so that you can copy it:\n` +
  typed.map((each) => quoted(each, Math.floor(longestQuote / typed.length))).join('\n');
