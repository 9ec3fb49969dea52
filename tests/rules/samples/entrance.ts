import type { Message } from '../../../bot/common/message';
import { entranceCard, openedNotice, shutNotice } from '../../../bot/intake/entrance/views';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/entrance';
import { start, type Samples } from './samples';

export const words: Samples<typeof said> = {
  shut: () => [start],
  allow: {},
};

export const messages: [string, Message][] = [
  ['the rush, to the moderators', shutNotice(en, start)],
  ['the entrance that is open again', openedNotice(en)],
  ['the entrance', entranceCard(en, { invites: true, shutAt: null })],
  ['the entrance that is shut', entranceCard(en, { invites: false, shutAt: start })],
];
