import { inert } from '../../../bot/common/inert';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as refused, words as said } from '../../../bot/locales/en/sessions';
import { rsvpAnswers, type Ending, type Floor, type Said, type Session } from '../../../bot/sessions/session';
import { board } from '../../../bot/sessions/boardViews';
import { chosenWords, revealed } from '../../../bot/sessions/revealViews';
import { dayReminder, ownPlace, reminder, rsvpNoted, saying } from '../../../bot/sessions/views';
import { circleCard, keepingCard, type Circle } from '../../../bot/sessions/circleViews';
import { Contribution, SessionRow } from '../../../entities';
import { ada, aPlan, aRound, arriving, closing, opened, planOf, talking, writing } from '../aRound';
import { ownWords } from './bringing';
import { group as row, start, twelve, type Samples } from './samples';

const coming = { title: 'Arriving', startsAt: start, members: twelve };

export const refusals: Samples<typeof refused> = {
  noCircle: () => [9],
  wordsTooLate: (words) => [words],
  wordsTooLong: (words) => [600, words],
};

export const words: Samples<typeof said> = {
  stepIsOver: () => ['Check-in'],
  boardTitle: (words) => [words, 'Check-in'],
  arriving: () => [start],
  writing: () => [start],
  talking: () => [start],
  floorIsOpen: () => [true],
  floorIsWith: () => [ada, 3],
  handsUp: () => [twelve],
  onABreak: () => [start],
  holding: () => [start],
  writeHint: () => [true],
  wrote: (words) => [ada, inert(words)],
  whoBrings: () => [start],
  choosing: () => [ada, start],
  othersHold: () => [start],
  ownerWrites: () => [ada, start],
  readYourCard: () => [true],
  partIsOver: () => ['20'],
  chosen: () => [ada],
  option: (words) => [inert(words)],
  itIsAbout: () => [ada],
  ownerListens: () => [ada],
  yourCard: () => ['The partner', 'You want a larger share.'],
  splitUp: () => [[3, 2], start],
  partAt: () => ['20', twelve.slice(0, 3)],
  yourGroupHere: () => [twelve.slice(0, 4)],
  partMovesHere: () => [twelve.slice(0, 3)],
  partOf: () => ['20'],
  partIsDone: () => ['20'],
  chosenToAnswer: () => [ada],
  yourGroup: () => [twelve.slice(0, 4)],
  openingInWriting: (words) => [{ group: words, title: 'Arriving', minutes: 60 }],
  roundInWriting: () => [start],
  talkInWriting: () => [start],
  keepings: {},
  sharing: {},
  eases: {},
  easeHints: {},
  invitation: (words) => [words, '20'],
  stillToCome: () => [twelve],
  aboutEach: () => [0.5],
  dayReminder: (words) => [words, coming],
  dayReminderInWriting: (words) => [words, coming],
  reminderInWriting: (words) => [words, coming],
  question: () => ['What for?'],
  reminder: (words) => [words, coming],
  opening: (words) => [{ group: words, title: 'Arriving', minutes: 60 }],
  softEnd: () => [ada, true],
  stillOpen: () => [true],
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
export const gathering = (session = full) => ({
  session,
  guild: '1',
  group,
  thread: '40',
  circle: '40',
  facilitator: null,
});
const saidIn = (session: Session) => ({
  ...gathering(session),
  next: Object.assign(new SessionRow(), { startsAt: start }),
});
const first = twelve[0] ?? '';
const held: Floor = { is: 'held', by: first, until: start };
const withFloor = (floor: Floor): Session => ({ ...full, stage: { at: 'round', step: 0, floor } });
const frame = { ...planOf([arriving, aRound(), writing, talking, closing], twelve), turn: 1 };
const timed = (step: number): Session => ({
  ...frame,
  stage: { at: 'timed', step, endsAt: start, floor: { is: 'open', asked: false } },
});
const paused: Session = {
  ...full,
  stage: {
    at: 'paused',
    step: 0,
    interrupted: { is: 'round', floor: { is: 'open', asked: false } },
    frameLeftMs: 60_000,
  },
};
const closed = (how: Ending): Session => ({ ...frame, stage: { at: 'closed', how } });
const endings: Ending[] = ['ended early', 'not resumed', 'nobody came', 'resting', 'missed', 'broken off'];
const sayingsOfSessions: Exclude<Said, { what: 'revealed' | 'chosen' | 'invitation' }>[] = [{ what: 'opening' }];
const planned = {
  ...frame,
  agenda: { ...frame.agenda, question: 'What for?' },
  turn: 0,
  stage: { at: 'planned' as const },
};
export const circle: Circle = {
  homeTime: '19:00',
  ...{ name, zone: 'Europe/Paris', thread: '40', members: twelve, isMember: true, keeps: false, choosesPace: false },
  ...{ session: planned, answer: 'late' as const, time: null, own: ownWords },
  ...{ group: '7', ease: [], shared: null, part: null, pausedUntil: start },
};

const boardAt = (at: ReturnType<typeof gathering>, step: number): Message =>
  board(at, { sheet: at.session.sheet, step }, en);

/** Boards of step 0, unless said otherwise. */
export const boards: [string, Message][] = [
  ['the board of coming in', boardAt(gathering(timed(0)), 0)],
  ['the board of an open floor', boardAt(gathering(), 0)],
  ['the board of a turn', boardAt(gathering(withFloor(held)), 0)],
  [
    'the board of the last turn',
    boardAt(gathering({ ...withFloor(held), ledger: { ...full.ledger, had: twelve.slice(1) } }), 0),
  ],
  ['the board of a writing', boardAt(gathering(timed(2)), 2)],
  ['the board of an open talk', boardAt(gathering(timed(3)), 3)],
  ['the board of a pause', boardAt(gathering(paused), 0)],
  ['the board of a step that is over', boardAt(gathering(timed(2)), 1)],
  ['the board of a closed session', boardAt(gathering(closed('finished')), 3)],
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
  ...revealed(
    gathering(),
    { step: 0, written: twelve.map((userId) => Object.assign(new Contribution(), { userId, words: 'x'.repeat(600) })) },
    en,
  ).map((page): [string, Message] => ['what is revealed', page]),
  ...chosenWords(gathering(), { step: 0, by: first, options: twelve.map(() => '@'.repeat(600)) }, en).map(
    (page): [string, Message] => ['what is taken along', page],
  ),
  ['the card of one who has the floor', ownPlace(withFloor(held), first, en)],
  ['the card of one whose hand is up', ownPlace({ ...full, ledger: { ...full.ledger, hands: twelve } }, first, en)],
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
  ['the card of a smaller group', circleCard({ ...circle, part: gathering(withFloor(held)) }, en)],
  [
    'the card of a smaller group that is done',
    keepingCard({ circle: { ...circle, part: gathering(closed('finished')) }, came: 'closed' }, en),
  ],
  ['the card of a circle whose sessions are over', circleCard({ ...circle, session: null, thread: null }, en)],
  [
    'the card of a facilitator who was overtaken',
    keepingCard({ circle: { ...circle, keeps: true, session: full }, came: 'overtaken' }, en),
  ],
];
