import type { words as said } from '../../../bot/locales/en/first';
import type { Samples } from './samples';

export const words: Samples<typeof said> = {
  short: () => [3],
  shown: () => [3],
  set: (words) => [words, 3],
  place: () => [{ before: 3, group: 6 }],
  closed: (words) => [words],
  youFirst: (words) => [{ cohort: words, years: 3 }],
  othersFirst: (words) => [{ cohort: words, years: 3, others: 2 }],
};
