import { longestClause, mostClauses, type Clause } from '../../../bot/agreeing/rules/clauses';
import { agreedBoard, beforeStriking, changeAsked, ownCard, settled } from '../../../bot/agreeing/views';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/agreeing';
import { nastyName, start, type Samples } from './samples';

const clause = (words: string): Clause => ({ id: '1', words, closesAt: start, isToGo: true, isOpen: true });
const one = (words: string): [Clause[]] => [[clause(words)]];

export const words: Samples<typeof said> = {
  title: (words) => [words],
  holding: one,
  proposed: one,
  until: () => [start],
  beforeStriking: (words) => [words],
  changeAsked: (words) => [{ words, isToGo: false, closesAt: start }],
  agreed: one,
  struck: one,
  stays: one,
  leftOpen: one,
};

export const refusals: Samples<typeof sayings> = {
  enoughClauses: (words) => [words],
  clauseIsThere: (words) => [words],
};

const circle = { group: '9223372036854775807', guild: '1', name: nastyName, thread: '1' };
const many = (p: Partial<Clause>): Clause[] =>
  Array.from({ length: mostClauses }, (_, at) => ({
    ...clause('x'.repeat(longestClause)),
    id: `${at + 1}`,
    isToGo: false,
    ...p,
  }));
const half = (p: Partial<Clause>): Clause[] => many(p).slice(0, mostClauses / 2);
const all = [
  ...half({ closesAt: null, isOpen: false }),
  ...half({ isOpen: true }).map((each) => ({ ...each, id: `9${each.id}` })),
];

export const messages: [string, Message][] = [
  ['what a circle agrees on', agreedBoard(en, { circle, clauses: all })],
  ['all of it proposed', agreedBoard(en, { circle, clauses: many({}) })],
  ['nothing agreed', agreedBoard(en, { circle, clauses: [] })],
  ['the card of it', ownCard(en, { circle, clauses: all, own: ['91'] }, en.agreeing.asked())],
  [
    'what is read before striking',
    beforeStriking(en, { circle, clauses: all, own: [] }, '1') ?? agreedBoard(en, { circle, clauses: [] }),
  ],
  ['a change that is asked', changeAsked(en, { group: '1', words: nastyName, isToGo: true, closesAt: start })],
  [
    'what asking came to',
    settled(en, { stand: half({}), struck: [], open: half({}) }) ?? agreedBoard(en, { circle, clauses: [] }),
  ],
];
