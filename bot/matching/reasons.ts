import { bandOf } from './fit';
import { timesOn } from './hours';
import type { Person, Pool, ReasonKey, Rules, Slot } from './pool';
import { startsOf, zoneClock } from './zoneClock';

/**
 * What is said for a place, and about having none. It may be shown to moderators and to the person it is about, so it tells
 * nothing that others have kept to themselves: no employer, nobody they would not meet, nothing of what they are not alone with.
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
const inWords = (count: number): string => numbers[count] ?? String(count);
const counted = (count: number, one: string, many: string): string => `${inWords(count)} ${count === 1 ? one : many}`;
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What speaks for this place, from the nearest wish to the hour. */
export function reasonsFor(
  person: Person,
  group: readonly Person[],
  { slot, rules }: { slot: Slot; rules: Rules },
): string[] {
  const others = group.filter(({ id }) => id !== person.id);
  return [
    ...skillsMet(person, others),
    ...wishesMet(person, others),
    ...alike(person, others),
    ...languageOf(group, rules),
    hourFor(person, slot, rules),
  ];
}

const skillsMet = ({ wants }: Person, others: readonly Person[]): string[] =>
  [...new Set(wants)].flatMap((skill) => {
    const offering = others.filter(({ offers }) => offers.includes(skill)).map(({ id }) => id);
    return offering.length > 0 ? [`${skill} is offered by ${listed(offering)}`] : [];
  });

const wishesMet = ({ together }: Person, others: readonly Person[]): string[] =>
  others.filter(({ id }) => together.includes(id)).map(({ id }) => `${id} is here, as they wished`);

function alike({ years, background }: Person, others: readonly Person[]): string[] {
  const near = others.filter(
    (other) => years !== null && other.years !== null && bandOf(other.years) === bandOf(years),
  );
  const different = others.filter((other) => other.background !== null && other.background !== background);
  return [
    ...(near.length > 0 ? [`${counted(near.length, 'other has', 'others have')} about as many years in the work`] : []),
    ...(background !== null && different.length > 0
      ? [`${counted(different.length, 'other brings', 'others bring')} another background`]
      : []),
  ];
}

function languageOf(group: readonly Person[], { sharedLanguage }: Rules): string[] {
  const [first, ...others] = group;
  if (!sharedLanguage || !first) return [];
  const shared = first.languages.filter((language) => others.every(({ languages }) => languages.includes(language)));
  return [`everybody shares ${listed([...new Set(shared)])}`];
}

function hourFor({ tz }: Person, slot: Slot, rules: Rules): string {
  const starts = startsOf(zoneClock(slot.tz, rules), slot, rules.weeks);
  const times = timesOn(zoneClock(tz, rules), { slots: [slot], starts }).map(clockTime);
  const weeks = counted(rules.weeks, 'week', 'weeks');
  return times.length === 1
    ? `free at ${times.join('')} on their own clock in all ${weeks}`
    : `free in all ${weeks}, at ${listed(times)} on their own clock as clocks change`;
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
    case 'nobodyCompatible':
      return `no hour in which ${counted(others, 'other person who may sit with them is', 'other people who may all sit together with them are')} also free in ${weeks}`;
    case 'noRoom':
      return 'no place in these groups, and no other grouping was found that places more people';
  }
}
