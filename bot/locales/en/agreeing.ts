import { longestClause, type Clause } from '../../agreeing/rules/clauses';
import { inert } from '../../common/inert';
import { instant } from '../../common/message';
import { givenBack } from './phrases';

type Said = Pick<Clause, 'words' | 'isOpen' | 'isToGo'>;

const marks = { toGo: '(to be struck?)', open: '**Still open:** let us talk.' };

/** So much of a message has one clause, with all that makes it safe. */
const longestShown = 130;

function safe(words: string): string {
  let most = longestClause;
  while (inert(words, most).length > longestShown) most = Math.floor(most * 0.9);
  return `“${inert(words, most)}”`;
}

const bullets = (clauses: readonly Said[]): string =>
  clauses
    .map(({ words, isOpen, isToGo }) => ['-', safe(words), isToGo ? marks.toGo : '', isOpen ? marks.open : ''])
    .map((parts) => parts.filter((part) => part !== '').join(' '))
    .join('\n');

export const words = {
  title: (circle: string): string => `**What ${inert(circle, 80)} agrees on among itself**`,
  holding: (clauses: readonly Said[]): string => `This holds:\n${bullets(clauses)}`,
  proposed: (clauses: readonly Said[]): string => `This is proposed, without names:\n${bullets(clauses)}`,
  nothingYet: (): string => 'Nothing yet. Anybody may propose a clause, in one sentence.',
  until: (at: Date): string => `Unless something speaks against it by ${instant(at)}, it holds from then on.`,
  howAsked: (): string =>
    '-# Is there one you could not live with? Say so privately: nobody sees who, how many, or whether you looked.',
  onlyYou: (): string =>
    '-# Only you see what you mark. You can change it until the time is over; then it is deleted. Marking nothing is fine.',
  couldYou: (): string => 'Could you live with it?',
  open: (): string => 'What we agreed on',
  openHint: (): string => 'Among ourselves; you may propose a change',
  propose: (): string => 'Propose a clause',
  objectPlaceholder: (): string => 'I could not live with …',
  toGoHint: (): string => 'Mark it if it should stay',
  strikePlaceholder: (): string => 'Propose to strike one …',
  noRoom: (): string => '-# Not all of it found room among what is asked. What is missing can be proposed later.',
  noted: (): string => 'Noted, for your eyes only.',
  asked: (): string => 'Your circle is asked, without your name. It has three days.',
  beforeStriking: (clause: string): string =>
    `**Your circle would read:** somebody would strike ${safe(clause)}. Nothing tells that it was you. It goes if nobody wants it to stay.`,
  askToStrike: (): string => 'Ask the circle',
  leaveIt: (): string => 'Leave it',
  formTitle: (): string => 'Propose a clause',
  formLabel: (): string => 'One sentence',
  formHint: (): string => 'Your circle reads it without your name',
  changeAsked: ({ words: clause, isToGo, closesAt }: { words: string; isToGo: boolean; closesAt: Date }): string =>
    (isToGo ? `**Somebody would strike** ${safe(clause)}.` : `**Somebody proposes** ${safe(clause)}.`) +
    ` If nothing speaks against it by ${instant(closesAt)}, so it is. Whether something does, you say privately.`,
  agreed: (clauses: readonly Said[]): string => `**We agree on this from now on:**\n${plainly(clauses)}`,
  struck: (clauses: readonly Said[]): string => `**This holds no longer:**\n${plainly(clauses)}`,
  stays: (clauses: readonly Said[]): string => `**This stays:**\n${plainly(clauses)}`,
  leftOpen: (clauses: readonly Said[]): string =>
    `**This is no part of it:**\n${plainly(clauses)}\nTalk about it if you like, and propose it in other words.`,
};

const plainly = (clauses: readonly Said[]): string => clauses.map((clause) => `- ${safe(clause.words)}`).join('\n');

export const refusals = {
  enoughClauses: (typed: string): string =>
    `There is no room for one more clause. Propose to strike one first.\n${givenBack([typed])}`,
  clauseIsThere: (typed: string): string =>
    `That stands there already. Press *What we agreed on* to see.\n${givenBack([typed])}`,
  clauseMoved: (): string => 'That clause is asked about already, or it is gone. Press *What we agreed on* to see.',
};
