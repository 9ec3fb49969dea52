import type { Message } from '../../../bot/common/message';
import { agreementVersion, ourAgreement } from '../../../bot/intake/agreement';
import { stretchesOf, weekOf } from '../../../bot/intake/rules/availability';
import type { Answers, Person, Step } from '../../../bot/intake/rules/person';
import type { Readers } from '../../../bot/intake/rules/readers';
import { skills } from '../../../bot/intake/skills';
import { agreementAgain, formOfBefore, ownCard, wayIn, welcome } from '../../../bot/intake/views';
import type { Sight } from '../../../bot/intake/useCases';
import { dayCard, weekCard } from '../../../bot/intake/weekViews';
import { placeCard, regionCard, zoneCard } from '../../../bot/intake/zoneViews';
import { languages } from '../../../bot/intake/languages';
import { placesIn, regionNames } from '../../../bot/intake/places';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/intake';
import { nastyName, start, twelve, type Samples } from './samples';

/** Hours that cannot be said shorter: every other half-hour of every day, each day otherwise. */
export const raggedWeek = Array.from({ length: 336 }, (_, slot) => slot).filter(
  (slot) => slot % 2 === Math.floor(slot / 48) % 2,
);
const week = stretchesOf(weekOf(['evenings', 'weekends']));

export const readers = (words: string): Readers => ({
  owner: words,
  everybody: true,
  roles: Array.from({ length: 30 }, () => ({ name: words, holders: 3 })),
  apps: [words],
  people: Array.from({ length: 30 }, () => twelve[0] ?? ''),
});

const typed = (words: string) => ({ called: words, work: words, wish: words, employer: words });

export const filled = (words: string): Answers => ({
  ...typed(words),
  ...{ agreedAt: start, agreement: agreementVersion, years: 12, wants: skills.slice(0, 5), offers: skills.slice(-5) },
  ...{ languages: languages.slice(0, 5), zone: 'America/Argentina/Buenos_Aires', availability: raggedWeek },
});

export const words: Samples<typeof said> = {
  progress: () => [2, 5],
  agreedBefore: () => [true],
  firstStep: () => [5],
  readers: (words) => [readers(words)],
  years: () => [2],
  placeAsked: () => ['Eastern Africa'],
  place: () => ['Nairobi', 'KE'],
  placeHint: () => ['14:05', ['Detroit']],
  zoneConfirm: (words) => [words.slice(0, 60), '14:05', 'chosen'],
  hoursAsked: (words) => [words.slice(0, 60)],
  hoursNow: () => [week],
  hours: () => [week],
  dayPlaceholder: () => [true],
  day: () => [0],
  dayHint: () => [week],
  dayAsked: () => [0],
  hour: () => [9],
  arrived: (words) => [words],
  arrivedHours: () => [week],
  changed: (words) => [words, 'placed'],
  standing: (words) => [words, 'draft', start],
  goesOnWith: () => ['skills'],
  profile: (words) => [
    {
      ...{
        work: words,
        wish: words,
        years: 2,
        hasEmployer: true,
        wants: ['Budgets'],
        offers: [],
        languages: ['English'],
      },
      ...{ zone: words.slice(0, 60), time: '14:05', stretches: week },
    },
  ],
  formOfBefore: (words) => [typed(words)],
  skill: {},
  region: {},
  preset: {},
  change: {},
};

export const refusals: Samples<typeof sayings> = {
  answerMissing: () => [['called', 'work', 'years']],
  answerTooLong: (words) => [['called', 'work', 'wish', 'employer'], typed(words)],
};

const long: Person = { ...filled('x'.repeat(300)), called: nastyName, state: 'draft', submittedAt: start };
export const sight = (step: Step | null, person: Person | null = long) => ({
  ...{
    person,
    step,
    readers: step === 'agreement' ? readers('@'.repeat(100)) : null,
    now: start,
    news: null,
    agreement: ourAgreement(),
    askedAgain: null,
    circles: [],
    without: null,
    life: {
      turned: 'placed' as const,
      tellsDirectly: true,
      nominated: false,
      first: 3,
      undo: null,
      goesAt: start,
      place: {
        ...{ before: 3, closed: nastyName, isFirst: false, othersFirst: 2 },
        cohort: { name: nastyName, groupSize: 6, firstYears: 3 },
      },
    },
  },
});

const justLeft = (seen: Sight): Sight => ({ ...seen, life: { ...seen.life, turned: 'left', undo: 9 } });

export const messages: [string, Message][] = [
  ['the welcome to the server', welcome(en)],
  ['the agreement', wayIn(en, sight('agreement', null))],
  [
    'the agreement to read again',
    agreementAgain(en, { person: long, agreement: ourAgreement(), readers: readers(nastyName) }),
  ],
  ['the agreement to who has just left', wayIn(en, justLeft(sight('agreement')))],
  ['the own card of who has just left', ownCard(en, justLeft(sight(null)))],
  ['the step about oneself', wayIn(en, sight('about'))],
  ['the step of skills', wayIn(en, sight('skills'))],
  ['the step of the zone', wayIn(en, sight('zone'))],
  ['the step of the hours', wayIn(en, sight('hours'))],
  ['the answer to who has arrived', wayIn(en, { ...sight(null), news: 'arrived' })],
  ['the own card', ownCard(en, sight(null))],
  [
    'the own card of a member',
    ownCard(en, { ...sight(null), circles: [{ id: '9223372036854775807', name: nastyName, hasBegun: true }] }),
  ],
  [
    'the own card of somebody without a place',
    ownCard(en, { ...sight(null), without: { cohort: nastyName, because: 'nobodyFree', languages: [] } }),
  ],
  ['the own card on the way in', ownCard(en, sight('hours'))],
  ['the regions', regionCard(en)],
  ...regionNames.map((region): [string, Message] => [`the places of ${region}`, placeCard(en, { region, now: start })]),
  [
    'the question for the time',
    zoneCard(en, { zone: placesIn('africa-east', start)[0]?.zone ?? '', now: start, how: 'chosen' }),
  ],
  ['the week', weekCard(en, long)],
  ['a day', dayCard(en, { person: long, day: 6 })],
  ['the answer to a form of before', formOfBefore(en, typed('x'.repeat(300)))],
];
