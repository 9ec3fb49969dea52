import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../sandbox/client';
import type { Member } from './cast';
import { clauses } from './cast/clauses';
import { laterWeeks } from './cast/laterWeeks';
import type { Part } from './habits';
import type { Actor } from './scene';

/** A character decides from what they see, like anybody in front of a screen; nothing here knows Grove's tables. */

export type Act =
  | { readonly do: 'press'; readonly label: string; readonly message: string }
  | { readonly do: 'write'; readonly words: string }
  /** opens the form behind a button, and sends it with these words */
  | { readonly do: 'fill in'; readonly label: string; readonly message: string; readonly words: string }
  /** asks for the card of the circle, and gives more time on it */
  | { readonly do: 'give time' };

/** Where somebody stands in a round: the floor is open to them, or theirs, or the time stands still. */
export interface Turn {
  readonly floor: 'open' | 'theirs' | 'paused';
  /** the round in which it is open, or the sheet that shows the rest */
  readonly on: string;
}

/** What somebody would like to do next, and when, if nothing happens before. */
export interface Intent {
  readonly at: Date;
  readonly act: Act;
  readonly turn?: Turn;
}

export interface Character extends Actor {
  readonly person: Member;
  readonly part: Part;
  /** Their place in the circle, from 0: in later weeks nobody says what another says. */
  readonly seat: number;
  /** On which message they have pressed what: one remembers that. */
  readonly pressed: Map<string, string>;
  /** Somebody at the page is them, or may be: what they would wish tells only that it is their turn. */
  readonly isUnplayed?: true;
}

export const labels = {
  take: en.session.take(),
  done: en.session.done(),
  pass: en.session.pass(),
  hand: en.session.hand(),
  pause: en.session.pause(),
  resume: en.session.resume(),
  moreTime: en.session.moreTime(),
  write: en.session.write(),
  coming: en.session.rsvp.coming(),
  late: en.session.rsvp.late(),
  resting: en.session.rsvp['not this week'](),
} as const;

const seconds = (at: Date, count: number): Date => new Date(at.getTime() + count * 1000);
const latest = (one: Date, other: Date): Date => (one > other ? one : other);
export const sentAt = (message: SeenMessage): Date => new Date(message.town_time);
const shownSince = (message: SeenMessage): Date => new Date(message.edited_town_time ?? message.town_time);

export const offers = (message: SeenMessage, label: string): boolean =>
  buttonsOf(message).some((button) => button.label === label && !button.disabled);

const goodbyes = Object.values(en.session.goodbye).map((say) => say());

/** However a session ended; a story without a fault has only sessions that were held to their end. */
export const isGoodbye = (message: SeenMessage): boolean =>
  message.author.bot && goodbyes.some((words) => textOf(message).includes(words));

/** The words with which a session begins; the welcome into the thread is older, and a heading too. */
export const isOpening = (message: SeenMessage): boolean => message.author.bot && textOf(message).startsWith('## ');

/** Grove gives the floor to one person, and pings nobody else; whom a message called is known from when it came. */
export const isPrompt = (message: SeenMessage): boolean => message.author.bot && message.pinged.length === 1;

/** What belongs to the session that goes on or is to come, and how many have been before it. */
export function sinceTheLast(thread: readonly SeenMessage[]): { messages: readonly SeenMessage[]; before: number } {
  const last = thread.findLastIndex(isGoodbye);
  return { messages: thread.slice(last + 1), before: thread.filter(isGoodbye).length };
}

/** A sheet of a board that can be pressed: the newest one shows how things stand. */
export const isBoard = (message: SeenMessage): boolean =>
  offers(message, labels.pause) || offers(message, labels.resume);

/** What a board is about: each turn of a round has a sheet of its own, and all of them have one title. */
export const titleOf = (board: SeenMessage): string => /^### (.*)$/mu.exec(textOf(board))?.[1] ?? '';

/** Whether a board asks into a silence, whatever it says may come of it. */
export const asksOnce = (board: string): boolean =>
  [true, false].some((mayClose) => board.includes(en.session.stillOpen(mayClose)));

/** Who has the floor, as a board says it. */
export const holderOn = (board: SeenMessage): string | undefined => /<@(\d+)> has the floor/u.exec(textOf(board))?.[1];

const mentionsIn = (text: string): string[] => [...text.matchAll(/<@(\d+)>/gu)].flatMap(([, id]) => id ?? []);

/** Who still has the chance, as a board says it. */
const stillToCome = (board: SeenMessage): string[] =>
  textOf(board)
    .split('\n')
    .filter((line) => line.startsWith(en.session.stillToCome([])))
    .flatMap(mentionsIn);

/** What somebody finds in the thread. */
interface Sight {
  readonly session: readonly SeenMessage[];
  readonly before: number;
}

/** What this character would do next in the thread, or null: they wait, listen, or have gone. */
export function intends(character: Character, thread: readonly SeenMessage[]): Intent | null {
  const { messages: session, before } = sinceTheLast(thread);
  const sight = { session, before };
  const asked = session.findLast((message) => offers(message, labels.coming));
  const hasBegun = asked !== undefined && session.slice(session.indexOf(asked)).some(isOpening);
  if (asked && !hasBegun) return saysWhetherTheyCome(character, asked, sight);
  if (before === 0 && character.part.habit.restsFirst) return null;
  const board = session.findLast(isBoard);
  if (!board) return afterTheSession(character, thread, sight);
  if (offers(board, labels.resume)) return asTurn('paused', board.id, goesOn(character, board, sight));
  const holder = holderOn(board);
  if (holder === character.id) return asTurn('theirs', board.id, withTheFloor(character, board, sight));
  if (holder !== undefined) return whileAnotherSpeaks(character, board, sight);
  if (offers(board, labels.pass))
    return asTurn('open', `${before} ${titleOf(board)}`, atTheOpenFloor(character, board, sight));
  if (before === 0 && offers(board, labels.write)) return proposes(character, board);
  return textOf(board).includes('**Open talk,**') ? inTheTalk(character, sight, sentAt(board)) : null;
}

const asTurn = (floor: Turn['floor'], on: string, intent: Intent | null): Intent | null =>
  intent && { ...intent, turn: { floor, on } };
const press = (at: Date, label: string, message: SeenMessage): Intent => ({
  at,
  act: { do: 'press', label, message: message.id },
});
const write = (at: Date, words: string): Intent => ({ at, act: { do: 'write', words } });
const hasPressed = ({ pressed }: Character, label: string): boolean => [...pressed.values()].includes(label);
const wrote = (id: string, thread: readonly SeenMessage[], words: string): boolean =>
  thread.some((message) => message.author.id === id && message.content === words);

/** A day before: who will be late or rests may say so, and so may who comes. Later, ten minutes before, one writes it. */
function saysWhetherTheyCome({ id, part, pressed }: Character, asked: SeenMessage, sight: Sight): Intent | null {
  const { habit, aside } = part;
  if (sight.before > 0) return null;
  const [label, after] =
    habit.lateBy !== undefined
      ? [labels.late, 240]
      : habit.restsFirst
        ? [labels.resting, 600]
        : habit.what === 'eager'
          ? [labels.coming, 420]
          : [undefined, 0];
  if (label !== undefined && pressed.get(asked.id) !== label) return press(seconds(sentAt(asked), after), label, asked);
  const called = sight.session.findLast((message) => message.author.bot && message.pinged.includes(id));
  if (habit.lateBy === undefined || aside === undefined || !called || called.id === asked.id) return null;
  return wrote(id, sight.session, aside) ? null : write(seconds(sentAt(called), 95), aside);
}

/** Whoever asked for this pause ends it; where that was somebody at the page, another one does in the end. */
function goesOn(character: Character, paused: SeenMessage, { session }: Sight): Intent {
  const { part, seat, isUnplayed, pressed } = character;
  const sheets = session.slice(0, session.indexOf(paused) + 1).filter(({ author }) => author.bot);
  // The pause has a sheet of its own: it was asked for on the one before. Other pauses of theirs are over.
  const isTheirs =
    part.habit.pausesAfter !== undefined && sheets.slice(-2).some(({ id }) => pressed.get(id) === labels.pause);
  const after = isTheirs ? 75 : isUnplayed ? 90 : 120 + seat * 5;
  return press(seconds(shownSince(paused), after), labels.resume, paused);
}

/** The thread stays open, and whoever listened says thank you. */
function afterTheSession({ id, part }: Character, thread: readonly SeenMessage[], { session }: Sight): Intent | null {
  const { aside, habit } = part;
  if (session.some((message) => message.author.bot)) return null;
  const over = thread.findLast(isGoodbye);
  if (!over || aside === undefined || habit.patience !== null || wrote(id, thread, aside)) return null;
  return write(seconds(sentAt(over), 20), aside);
}

/** In the first silence most write what they would need; whoever listens does not, and nobody sees who did. */
function proposes({ part, seat, pressed }: Character, board: SeenMessage): Intent | null {
  const words = clauses[seat];
  if (part.habit.patience === null || words === undefined || pressed.has(board.id)) return null;
  const at = seconds(sentAt(board), 35 + part.patience);
  return { at, act: { do: 'fill in', label: labels.write, message: board.id, words } };
}

/** In the open talk somebody offers somebody a hand. */
function inTheTalk({ id, part }: Character, { session }: Sight, began: Date): Intent | null {
  const { offers: offer, thanks } = part;
  if (offer && session.some(({ content }) => content === offer.about) && !wrote(id, session, offer.offer))
    return write(seconds(began, 70), offer.offer);
  const offered = thanks && session.find(({ content }) => content === thanks.offer);
  if (thanks && offered && !wrote(id, session, thanks.answer))
    return write(seconds(sentAt(offered), 40), thanks.answer);
  return null;
}

/** Every session has three rounds: the check-in, one at the end of its matter, and the check-out. */
function roundOf(board: SeenMessage): 0 | 1 | 2 {
  if (textOf(board).includes('Check-in')) return 0;
  return textOf(board).includes('Check-out') ? 2 : 1;
}

function wordsOf({ person, part, seat }: Character, round: 0 | 1 | 2, before: number): readonly string[] {
  const later = laterWeeks[before - 2]?.[round];
  if (later) return later.slice(seat % later.length).slice(0, 1);
  if (before > 0) return person.next.slice(round, round + 1);
  if (round === 0) return person.says.slice(part.habit.sentences === 1 ? -1 : 0);
  return person.later.slice(round - 1, round);
}

/** The sheet of a turn appears when somebody gets the floor. */
function withTheFloor(character: Character, board: SeenMessage, { session, before }: Sight): Intent | null {
  const { id, part } = character;
  const round = roundOf(board);
  const next = wordsOf(character, round, before).find((words) => !wrote(id, session, words));
  const last = session.findLast((message) => message.author.id === id && sentAt(message) >= sentAt(board));
  if (next !== undefined)
    return write(last ? seconds(sentAt(last), 18) : seconds(sentAt(board), round === 0 ? 22 : 10), next);
  if (!part.habit.forgetsDone || round > 0 || before > 0)
    return press(seconds(sentAt(last ?? board), 12), labels.done, board);
  const isTold = textOf(board).includes(en.session.softEnd(id, false));
  return isTold ? press(seconds(shownSince(board), 25), labels.done, board) : null;
}

/** Whoever knows already that they would like to be next raises a hand: then they need not be quick. */
function whileAnotherSpeaks(character: Character, board: SeenMessage, sight: Sight): Intent | null {
  const { id, part, pressed } = character;
  const { raisesHandAfter } = part.habit;
  // One word at the check-out needs no queue.
  const mayWish = roundOf(board) < 2 && stillToCome(board).includes(id) && !pressed.has(board.id);
  if (raisesHandAfter === undefined || !mayWish) return null;
  const from = latest(sentAt(board), arrives(character, board, sight));
  return press(seconds(from, raisesHandAfter), labels.hand, board);
}

function atTheOpenFloor(character: Character, board: SeenMessage, { session, before }: Sight): Intent | null {
  const { id, part } = character;
  const { habit, patience } = part;
  const open = shownSince(board);
  const isFirst = before === 0 && roundOf(board) === 0;
  // Into a silence nobody is named: whoever still has something to say knows it without.
  const isAsked = asksOnce(textOf(board));
  const hasWords = (): boolean =>
    wordsOf(character, roundOf(board), before).some((words) => !wrote(id, session, words));
  const mayTake = isAsked ? hasWords() : stillToCome(board).includes(id);
  const spoke = isAsked ? 0 : haveSpoken(board, session);
  if (isFirst && habit.pausesAfter !== undefined && spoke >= habit.pausesAfter && !hasPressed(character, labels.pause))
    return press(seconds(open, 4), labels.pause, board);
  if (habit.patience === null || !mayTake) return null;
  if (isFirst && habit.passesUntil !== undefined) {
    if (!hasPressed(character, labels.pass)) return press(seconds(open, 6), labels.pass, board);
    if (spoke < habit.passesUntil && !isAsked) return null;
  }
  return press(seconds(latest(open, arrives(character, board, { session, before })), patience), labels.take, board);
}

/** Some come late to the first check-in. */
function arrives({ part }: Character, board: SeenMessage, { session, before }: Sight): Date {
  const began = sentAt(session.findLast(isOpening) ?? board);
  return before === 0 && roundOf(board) === 0 ? seconds(began, part.habit.lateBy ?? 0) : began;
}

/** How many of the circle have had this turn: all whom the reminder names, but for those who still have the chance. */
function haveSpoken(board: SeenMessage, session: readonly SeenMessage[]): number {
  const called = session.findLast((message) => message.author.bot && message.pinged.length > 1);
  const toCome = stillToCome(board);
  return called ? new Set(mentionsIn(textOf(called))).size - toCome.length : 0;
}

/** Who looks after the time sees the others write, and gives them a little longer, once: the board tells the new time. */
export function looksAfterTime(thread: readonly SeenMessage[]): Intent | null {
  const { messages, before } = sinceTheLast(thread);
  const writing = messages.findLast((message) => offers(message, labels.write));
  if (before > 0 || !writing || shownSince(writing) > sentAt(writing)) return null;
  return { at: seconds(sentAt(writing), 100), act: { do: 'give time' } };
}
