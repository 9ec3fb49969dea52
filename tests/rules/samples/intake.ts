import type { Message } from '../../../bot/common/message';
import { joined, welcome } from '../../../bot/intake/views';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/intake';
import { nastyName, type Samples } from './samples';

export const typed = (words: string) => ({ called: words, work: words, wish: words });

export const words: Samples<typeof said> = { joined: (words) => [words], changed: (words) => [words, 'placed'] };

export const refusals: Samples<typeof sayings> = {
  answerMissing: () => [['called', 'work', 'wish']],
  answerTooLong: (words) => [['called', 'work', 'wish'], typed(words)],
};

export const messages: [string, Message][] = [
  ['the welcome to the server', welcome(en)],
  ['the answer to an application', joined(en, { called: nastyName, is: 'new' })],
  ['the answer to changed answers', joined(en, { called: nastyName, is: 'placed' })],
];
