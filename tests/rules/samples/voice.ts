import type { Message } from '../../../bot/common/message';
import { withLine } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/voice';
import { linkToThread, roomLine, roomStays, withoutRoom } from '../../../bot/voice/views';
import { boards } from './sessions';
import { nastyName, twelve, type Samples } from './samples';

export const words: Samples<typeof said> = {
  link: () => ['40'],
  roomIsOpen: () => ['50'],
  inRoom: () => ['50', twelve],
  writesHere: () => [twelve[0] ?? ''],
  stays: (words) => [{ channel: '50', name: words }],
  piece: (words) => [words],
};

const [, , held] = boards;
const busy = roomLine({ channel: '50', people: twelve.slice(1), holder: twelve[0] ?? null }, en);

export const messages: [string, Message][] = [
  ['the link in a room', linkToThread('40', en)],
  ['the words when there is no room', withoutRoom(en)],
  ['a room that stays', roomStays(en, { channel: '9223372036854775807', name: nastyName })],
  ...(held ? [['the board of a turn with its room', withLine(held[1], busy)] satisfies [string, Message]] : []),
];
