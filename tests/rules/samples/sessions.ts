import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/sessions';
import type { Floor, Said } from '../../../bot/sessions/session';
import { board, reminder, saying } from '../../../bot/sessions/views';
import { ada, aPlan, opened } from '../aRound';
import { group, start, twelve, type Samples } from './samples';

export const words: Samples<typeof said> = {
  boardTitle: (words) => [words, 'Check-in'],
  floorIsOpen: () => [true],
  floorIsWith: () => [ada],
  stillToCome: () => [twelve],
  reminder: (words) => [words, 'Arriving', start, twelve],
  opening: (words) => [words, 'Check-in', 3],
  nextStep: () => ['Check-in', 3],
  yourTurn: () => [ada, 3],
  softEnd: () => [ada],
};

const full = opened(aPlan({ members: twelve }));
const withFloor = (floor: Floor) => ({ ...full, stage: { at: 'round' as const, step: 0, floor } });
export const gathering = (session = full) => ({ session, guild: '1', group, thread: '40' });
const first = twelve[0] ?? '';
const sayingsOfRounds: Said[] = [
  { what: 'opening' },
  { what: 'turn', holder: first, minutes: 3 },
  { what: 'soft-end', holder: first },
  { what: 'floor-open' },
  { what: 'floor-freed' },
  { what: 'goodbye' },
  { what: 'missed' },
];

export const boards: [string, Message][] = [
  ['the board before the beginning', board(gathering(aPlan({ members: twelve })), en)],
  ['the board of an open floor', board(gathering(), en)],
  ['the board of a turn', board(gathering(withFloor({ is: 'held', by: first })), en)],
  [
    'the board of the last turn',
    board(gathering({ ...withFloor({ is: 'held', by: first }), had: twelve.slice(1) }), en),
  ],
  ['the board of a closed session', board(gathering({ ...full, stage: { at: 'closed', how: 'finished' } }), en)],
];

export const messages: [string, Message][] = [
  ...boards,
  ['the reminder', reminder(gathering(), en)],
  ...sayingsOfRounds.map((said): [string, Message] => [`the words at ${said.what}`, saying(said, gathering(), en)]),
];
