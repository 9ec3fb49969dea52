import type { Message } from '../../../bot/common/message';
import { agreementWith } from '../../../bot/intake/agreement';
import {
  agreementShown,
  askedAgain,
  leftCard,
  previewCard,
  publishedCard,
  withNotYetAgreed,
} from '../../../bot/intake/agreements/views';
import { longestInAll } from '../../../bot/intake/rules/clauses';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/agreements';
import { readers } from './intake';
import { nastyName, start, type Samples } from './samples';

export const words: Samples<typeof said> = {
  all: (words) => [[{ words, isNew: true }]],
  gone: (words) => [Array.from({ length: 6 }, () => words)],
  newWords: () => [start],
  asks: () => [2],
  published: () => [1],
  toModerators: () => [2],
  notYetAgreed: () => [2],
};

export const refusals: Samples<typeof sayings> = {
  clausesUnclear: (words) => ['tooLong', words],
};

/** As long as clauses may be, and every sign of them one that has to be made safe. */
const longest = agreementWith(Array.from({ length: 4 }, (_, at) => `${at}${'x'.repeat(longestInAll / 4 - 2)}`));
const seen = readers(nastyName);

export const messages: [string, Message][] = [
  [
    'the agreement for a moderator',
    agreementShown(en, { agreement: longest, readers: seen, mayChange: true, group: '1' }),
  ],
  [
    'what has changed in it',
    askedAgain(en, {
      agreement: longest,
      before: ['a', 'b', 'c', 'd', 'e'].map((a) => a.repeat(300)),
      readers: seen,
      waits: true,
    }),
  ],
  [
    'what has changed in words not known any more',
    askedAgain(en, { agreement: longest, before: null, readers: seen, waits: false, turned: en.life.turned.left() }),
  ],
  ['how new words would read', previewCard(en, { agreement: longest, asks: 3 })],
  ['the answer to who published them', publishedCard(en, 3)],
  ['the answer to who left them', withNotYetAgreed(en, leftCard(en), 2)],
];
