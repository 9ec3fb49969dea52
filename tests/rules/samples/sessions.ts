import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/sessions';
import { rsvpAnswers, type Ending, type Floor, type Said, type Session } from '../../../bot/sessions/session';
import {
  board,
  circleCard,
  dayReminder,
  keepingCard,
  reminder,
  rsvpNoted,
  saying,
  type Circle,
} from '../../../bot/sessions/views';
import { SessionRow } from '../../../entities';
import { ada, aPlan, aRound, arriving, closing, opened, planOf, talking, writing } from '../aRound';
import { ownWords } from './bringing';
import { group as row, start, twelve, type Samples } from './samples';

const coming = { title: 'Arriving', startsAt: start, members: twelve };

export const words: Samples<typeof said> = {
  boardTitle: (words) => [words, 'Check-in'],
  arriving: () => [start],
  writing: () => [start],
  talking: () => [start],
  floorIsOpen: () => [true],
  floorIsWith: () => [ada],
  stillToCome: () => [twelve],
  aboutEach: () => [0.5],
  paused: () => [60],
  dayReminder: (words) => [words, coming],
  question: () => ['What for?'],
  reminder: (words) => [words, coming],
  opening: (words) => [{ group: words, title: 'Arriving', minutes: 60 }],
  yourTurn: () => [ada, 3],
  softEnd: () => [ada],
  resumedWith: () => [ada],
  moreTimeGiven: () => [5],
  nextMeeting: () => [start],
  circle: (words) => [words],
  when: (words) => [start, { time: '18:00', zone: words.slice(0, 60) }],
  rightNow: () => ['Check-in'],
  where: () => ['20'],
  whatAbout: () => ['Arriving', 60],
  whoIsIn: () => [twelve],
  youSaid: () => ['I’m coming'],
  youKeepTime: () => [5, 2],
  rsvp: {},
  rsvpNoted: {},
  goodbye: {},
};

const full = opened(aPlan({ members: twelve }));
const { id, name, cohortId: cohort } = row;
const group = { id, name, cohort, zone: 'Europe/Paris' };
export const gathering = (session = full) => ({ session, guild: '1', group, thread: '40' });
const saidIn = (session: Session) => ({
  ...gathering(session),
  next: Object.assign(new SessionRow(), { startsAt: start }),
});
const first = twelve[0] ?? '';
const held: Floor = { is: 'held', by: first, until: start };
const withFloor = (floor: Floor): Session => ({ ...full, stage: { at: 'round', step: 0, floor } });
const frame = { ...planOf([arriving, aRound(), writing, talking, closing], twelve), turn: 1 };
const timed = (step: number): Session => ({ ...frame, stage: { at: 'timed', step, endsAt: start } });
const paused: Session = { ...full, stage: { at: 'paused', step: 0, interrupted: { is: 'open', asked: false } } };
const closed = (how: Ending): Session => ({ ...frame, stage: { at: 'closed', how } });
const endings: Ending[] = ['ended early', 'not resumed', 'nobody came', 'resting', 'missed', 'broken off'];
const sayingsOfSessions: Said[] = [
  { what: 'opening' },
  { what: 'turn', holder: first, minutes: 3 },
  { what: 'soft-end', holder: first },
  { what: 'floor-open' },
  { what: 'floor-freed' },
  { what: 'paused' },
  { what: 'resumed' },
  { what: 'resumed', holder: first },
  { what: 'more-time', minutes: 5 },
];
const planned = {
  ...frame,
  agenda: { ...frame.agenda, question: 'What for?' },
  turn: 0,
  stage: { at: 'planned' as const },
};
export const circle: Circle = {
  ...{ name, zone: 'Europe/Paris', thread: '40', members: twelve, isMember: true, keeps: false },
  ...{ session: planned, answer: 'late' as const, own: ownWords },
};

/** Boards of step 0, unless said otherwise. */
export const boards: [string, Message][] = [
  ['the board of coming in', board(gathering(timed(0)), 0, en)],
  ['the board of an open floor', board(gathering(), 0, en)],
  ['the board of a turn', board(gathering(withFloor(held)), 0, en)],
  ['the board of the last turn', board(gathering({ ...withFloor(held), had: twelve.slice(1) }), 0, en)],
  ['the board of a writing', board(gathering(timed(2)), 2, en)],
  ['the board of an open talk', board(gathering(timed(3)), 3, en)],
  ['the board of a pause', board(gathering(paused), 0, en)],
  ['the board of a step that is over', board(gathering(timed(2)), 1, en)],
  ['the board of a closed session', board(gathering(closed('finished')), 3, en)],
];

export const messages: [string, Message][] = [
  ...boards,
  ['the reminder of the day before', dayReminder(gathering(planned), twelve, en)],
  ['the reminder', reminder(gathering(), twelve, en)],
  ...sayingsOfSessions.map((said): [string, Message] => [`the words at ${said.what}`, saying(said, saidIn(full), en)]),
  ...['finished' as const, ...endings].map((how): [string, Message] => [
    `the goodbye of a session that is ${how}`,
    saying({ what: 'goodbye' }, saidIn(closed(how)), en),
  ]),
  ...rsvpAnswers.map((answer): [string, Message] => [
    `the answer to ${answer}`,
    rsvpNoted({ answer, own: ownWords }, en),
  ]),
  ['the card of a circle', circleCard(circle, en)],
  ['the card of a circle that meets', circleCard({ ...circle, session: full }, en)],
  [
    'the card of a circle that pauses, for its facilitator',
    circleCard({ ...circle, keeps: true, session: paused }, en),
  ],
  ['the card of a circle whose sessions are over', circleCard({ ...circle, session: null, thread: null }, en)],
  [
    'the card of a facilitator who was overtaken',
    keepingCard({ circle: { ...circle, keeps: true, session: full }, came: 'overtaken' }, en),
  ],
];
