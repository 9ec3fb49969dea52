import type { Message } from '../../../bot/common/message';
import type { Answer } from '../../../bot/facilitators/rules/handOver';
import { answered, laidDown, offerBoard, type Time } from '../../../bot/facilitators/views';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/facilitators';
import { circleCard } from '../../../bot/sessions/circleViews';
import { nastyName, start, twelve, type Samples } from './samples';
import { circle, gathering } from './sessions';

const [ada = '', ben = ''] = twelve;

export const words: Samples<typeof said> = {
  looksAfter: () => [ada],
  looksAfterToday: () => [ada],
  yoursOn: () => [start],
  asked: () => [ben],
  choice: { ask: () => ['Ben'], somebody: () => [2] },
  hint: {},
  noted: { ask: () => [ben] },
  offered: () => [ada, start],
  askedOf: () => [ada, { to: ben, startsAt: start }],
  askedNow: () => [ada, ben],
  isWith: () => [ada, start],
  isWithGrove: () => [start],
  answer: { yes: () => [start] },
};

/** Of the reader's own next session, in a circle as big as it may be, with a name as long as it may be. */
export const time: Time = {
  ...{ session: '9223372036854775807', startsAt: start, isRunning: false, facilitator: ada, reader: ada },
  ...{ own: 'next', mayHandOn: true, offered: null, vacant: null, willing: true },
  others: twelve.slice(1).map((id) => ({ id, called: nastyName.repeat(2) })),
};
const offer = { session: '9223372036854775807', startsAt: start, isRunning: false, facilitator: ada };
const answers: Answer[] = ['yes', 'yours', 'settled', 'for another'];
const card = (change: Partial<Time>): Message => circleCard({ ...circle, time: { ...time, ...change } }, en);

export const messages: [string, Message][] = [
  ['the card of whoever looks after the time next', card({})],
  ['the same with an offer open', card({ offered: 'circle' })],
  ['the card of whoever looks after a later session', card({ own: 'later', facilitator: ben })],
  [
    'the card of a circle that nobody looks after',
    card({ own: null, facilitator: null, mayHandOn: false, vacant: '8' }),
  ],
  ['the card of somebody who is left out', card({ own: null, mayHandOn: false, willing: false })],
  [
    'the card of a session that goes on, for whoever keeps its time',
    circleCard(
      { ...circle, keeps: true, session: gathering().session, time: { ...time, isRunning: true, own: null } },
      en,
    ),
  ],
  ['the offer to a circle', offerBoard({ ...offer, open: { id: '7', by: ada, to: null } }, en)],
  ['the offer to a member', offerBoard({ ...offer, open: { id: '7', by: ada, to: ben } }, en)],
  [
    'the offer in the middle of a session',
    offerBoard({ ...offer, isRunning: true, open: { id: '7', by: ada, to: ben } }, en),
  ],
  ['an offer that is settled', offerBoard({ ...offer, open: null }, en)],
  ...answers.map((answer): [string, Message] => [
    `the answer to a yes: ${answer}`,
    answered({ answer, facilitator: null, startsAt: start }, en),
  ]),
  ['the words when the time is laid down', laidDown(en)],
];
