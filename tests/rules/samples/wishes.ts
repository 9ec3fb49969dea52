import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/wishes';
import { most } from '../../../bot/wishes/rules/preference';
import type { Own } from '../../../bot/wishes/useCases';
import { peopleCard, wishesCard } from '../../../bot/wishes/views';
import { nastyName, twelve, type Samples } from './samples';

export const words: Samples<typeof said> = {
  told: (words) => [{ background: words, notAlone: [words, words], employers: [words], colleaguesOk: true }],
  named: () => [{ with: ['<@1>'], apart: ['<@2>', '<@3>'] }],
  apartPlaceholder: () => [most.apart],
  withPlaceholder: () => [most.with],
  background: {},
  colleagues: {},
};

export const refusals: Samples<typeof sayings> = {
  wishesBeyond: (words) => [[words, words, words]],
};

const full: Own = {
  hasJoined: true,
  preference: {
    ...{ background: nastyName, colleaguesOk: false },
    notAlone: Array.from({ length: most.notAlone }, () => nastyName),
    employers: Array.from({ length: most.employers }, () => nastyName),
  },
  named: { with: twelve.slice(0, most.with), apart: twelve.slice(-most.apart) },
};

export const messages: [string, Message][] = [
  ['what else a circle is chosen by', wishesCard(en, full)],
  ['the people somebody names', peopleCard(en, full)],
];

/** Everything filled in with these words, as long as they may be in the end. */
export const longWishes = (words: string): Own['preference'] => ({
  ...full.preference,
  background: words,
  notAlone: Array.from({ length: most.notAlone }, () => words),
  employers: Array.from({ length: most.employers }, () => words),
});
