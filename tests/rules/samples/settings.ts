import type { Changed } from '../../../bot/cohorts/changing';
import type { Settings } from '../../../bot/home/store';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/settings';
import { start, type Samples } from './samples';

const cohort = (name: string): Changed['after'] => ({
  ...{ name, startsOn: '2027-03-01', weeks: 6, localTime: '18:00', zone: 'Europe/Paris', groupSize: 6 },
  programme: name,
});

export const settings = (name: string): Settings => ({
  ownWordsSince: start,
  rivals: 2,
  cohorts: Array.from({ length: 12 }, () => ({ ...cohort(name), state: 'matched' as const })),
});

export const words: Samples<typeof said> = {
  changed: (words) => [
    {
      before: { ...cohort(`Before ${words}`), weeks: 5, localTime: null, groupSize: 5, startsOn: '2027-03-08' },
      after: cohort(words),
      asked: '2027-03-02',
      hadDrafts: true,
      hasCircles: true,
    },
  ],
  circles: (words) => [6, words],
  whereChanged: () => ['running', 2],
  all: (words) => [settings(words)],
};

export const refusals: Samples<typeof sayings> = {
  cohortNotChanged: (words) => [
    words,
    { is: 'unclear', wrong: [{ what: 'groupSize' }, { what: 'tooManyWeeks', has: 6 }] },
  ],
};
