import type { Message } from '../../../bot/common/message';
import { languages } from '../../../bot/intake/languages';
import { skills } from '../../../bot/intake/skills';
import { en } from '../../../bot/locales/en';
import type { refusals as refused, words as said } from '../../../bot/locales/en/why';
import type { Reason } from '../../../bot/matching/reason';
import type { Explained } from '../../../bot/reasons/useCases';
import { cohortReasons } from '../../../bot/reasons/cohortViews';
import { ownReasons } from '../../../bot/reasons/views';
import { nastyName as name, twelve, type Samples } from './samples';

const [ada = '', ben = '', cleo = ''] = twelve;
const times = [
  { day: 1, time: '18:00' },
  { day: 1, time: '17:00' },
];

const you: Samples<(typeof said)['you']> = {
  skill: (words) => [words, [ada, ben]],
  wish: () => [[ben, cleo]],
  moreSkills: (words) => [[words, 'Saying no']],
  stageOfAll: () => [0],
  stage: () => [2],
  asked: (words) => [[words, 'Saying no']],
  hourOfAll: () => [times, 6],
  hour: () => [times],
  clocksChange: () => [times],
  languages: (words) => [[words, 'Français']],
  size: () => [6],
};

const they: Samples<(typeof said)['they']> = {
  circle: (words) => [words, { weekday: 1, time: '18:00', zone: 'Europe/Paris' }],
  suitsAll: () => [6],
  languages: (words) => [[words, 'Français']],
  stageOfAll: () => [0],
  skill: (words) => [ada, words, [ben, cleo]],
  offers: (words) => [ada, [words, 'Saying no']],
  member: () => [ada],
  moreSkills: (words) => [[words, 'Saying no']],
  asked: (words) => [[words, 'Saying no']],
  hour: () => [times],
  noMore: () => [true],
};

export const words: Samples<typeof said> = {
  title: (words) => [words],
  you,
  they,
  noPlace: (words) => [words, 'noLanguage', [words]],
  next: () => ['noLanguage'],
  cohortTitle: (words) => [words],
  onePlace: (words) => [words],
  noPlaceTitle: (words) => [words],
  besides: () => [['all speak English', 'suits all six']],
  noCircles: (words) => [words],
  notThere: (words) => [ada, words],
  more: () => [1, 3],
};

export const refusals: Samples<typeof refused> = {
  circleToCome: (words) => [{ cohort: words, because: 'nobodyFree', languages: [] }],
};

/** Everything that can speak for somebody, at its longest. */
const reasons: Reason[] = [
  ...skills.slice(0, 5).map((skill): Reason => ({ about: 'skill', skill, by: twelve })),
  { about: 'stage', band: 1, others: 11 },
  { about: 'wish', with: ben },
  { about: 'backgrounds', others: 3 },
  { about: 'size', size: 12 },
  ...skills.slice(-5).map((skill): Reason => ({ about: 'asked', skill, others: 2 })),
  { about: 'language', languages: languages.slice(0, 5) },
  { about: 'hour', times: times.map(({ day }, week) => ({ day, minute: 1080 - 60 * week })), weeks: 6, suits: 12 },
];
const explained = (user: string): Explained => ({ user, size: 12, reasons });
const found = {
  ...{ cohort: { id: '2', name }, isProposed: true, page: 0, member: null },
  left: twelve.map((id) => ({ id, because: 'nobodyCompatible' as const })),
};

export const messages: [string, Message][] = [
  ['why somebody is in their circle', ownReasons(en, { is: 'in a circle', circle: name, explained: explained(ada) })],
  ['that nothing speaks for a circle', ownReasons(en, { is: 'in a circle', circle: name, explained: null })],
  [
    'why somebody waits',
    ownReasons(en, { is: 'waiting', because: 'noLanguage', cohort: name, languages: ['Français'] }),
  ],
  [
    'what speaks for the circles of a big cohort',
    cohortReasons(en, {
      ...found,
      circles: Array.from({ length: 12 }, () => ({
        name,
        slot: { tz: 'Europe/Paris', day: 1, minute: 1080 },
        people: twelve.map(explained),
      })),
    }),
  ],
  ['that there are no circles to explain', cohortReasons(en, { ...found, circles: [], left: [] })],
  ['that somebody is in none of them', cohortReasons(en, { ...found, circles: [], left: [], member: ada })],
];
