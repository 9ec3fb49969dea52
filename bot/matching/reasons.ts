import type { Person, Pool, ReasonKey, Rules, Slot } from './pool';
import { reasonsOf, type Reason } from './reason';

/**
 * What is said for a place, and about having none, to whoever runs the search from a terminal: by ids. It tells nothing that
 * people have kept to themselves: no employer, nobody they would not meet, nothing of what they are not alone with.
 */

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const numberWord = (count: number): string => numbers[count] ?? String(count);
const counted = (count: number, one: string, many: string): string =>
  `${numberWord(count)} ${count === 1 ? one : many}`;
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What speaks for this place; what weighs most for this person stands first. */
export const reasonsFor = (person: Person, group: readonly Person[], where: { slot: Slot; rules: Rules }): string[] =>
  reasonsOf(person, group, where).map((reason) => inWords(reason, group.length));

/** What a band of years is called; see `bandOf`. */
const bands = ['under five years', 'five to nine years', 'ten to nineteen years', 'twenty years and more'];

function inWords(reason: Reason, size: number): string {
  switch (reason.about) {
    case 'skill':
      return `${reason.skill} is offered by ${listed(reason.by)}`;
    case 'asked':
      return `${reason.skill}, which they offer, is asked for here`;
    case 'wish':
      return `${reason.with} is here, as they wished`;
    case 'stage':
      return reason.others + 1 === size
        ? `everybody has ${bands[reason.band] ?? ''} in the work`
        : `${counted(reason.others, 'other has', 'others have')} about as many years in the work`;
    case 'backgrounds':
      // Not how many: where it is everybody else, that would say that they are alone with theirs.
      return 'other backgrounds than theirs are here too';
    case 'language':
      return `everybody shares ${listed(reason.languages)}`;
    case 'hour':
      return hourInWords(reason);
    case 'size':
      return `${counted(reason.size, 'person', 'people')}, a size that is liked best`;
  }
}

function hourInWords({ times, weeks }: Extract<Reason, { about: 'hour' }>): string {
  const all = counted(weeks, 'week', 'weeks');
  const hours = [...new Set(times.map(({ minute }) => clockTime(minute)))];
  return hours.length === 1
    ? `free at ${hours.join('')} on their own clock in all ${all}`
    : `free in all ${all}, at ${listed(hours)} on their own clock as clocks change`;
}

/** A sentence for each reason to have no place. */
export function wordsFor(because: ReasonKey, { rules }: Pick<Pool, 'rules'>): string {
  const others = rules.minSize - 1;
  const weeks = `all ${counted(rules.weeks, 'week', 'weeks')}`;
  switch (because) {
    case 'noHours':
      return 'has not said yet when they are free';
    case 'tooFewPeople':
      return `a group begins with ${counted(rules.minSize, 'person', 'people')}, and fewer are here`;
    case 'noHourFits':
      return rules.slots
        ? `not free for the whole session at the hour that is set, in ${weeks}`
        : `no hour that holds a whole session on their own clock in ${weeks}`;
    case 'nobodyFree':
      return `no hour in which ${counted(others, 'other person is', 'other people are')} also free in ${weeks}`;
    case 'noLanguage':
      return `no hour in which ${counted(others, 'other person who shares a language with them is', 'others who share a language with them are')} free in ${weeks}`;
    case 'nobodyCompatible':
      return `no hour in which ${counted(others, 'other person who may sit with them is', 'other people who may all sit together with them are')} also free in ${weeks}`;
    case 'noRoom':
      return 'no place in these groups, and no other grouping was found that places more people';
  }
}
