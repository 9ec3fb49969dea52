import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { pause as pauseWords } from '../../../bot/locales/en/changes';
import { backAgain, fewExpected, pauseCard } from '../../../bot/people/pauses/views';
import { nastyName, start, type Samples } from './samples';

export const pause: Samples<typeof pauseWords> = {
  weeks: () => [2],
  pausing: () => [start],
  fewExpected: (words) => [{ name: words, people: 5, expected: 2 }],
};

export const messages: [string, Message][] = [
  ['the card of who may pause', pauseCard(en, { until: null, sits: true })],
  ['the card of who pauses on the list', pauseCard(en, { until: start, sits: false })],
  ['the answer to who is back', backAgain(en, { until: null, sits: true })],
  ['that few are expected', fewExpected(en, { name: nastyName, people: 5, expected: 2 })],
];
