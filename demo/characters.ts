import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../sandbox/client';
import type { Member } from './cast';
import { laterWeeks } from './cast/laterWeeks';
import type { Part } from './habits';
import type { Actor } from './scene';

/** A character decides from what they see, like anybody in front of a screen; nothing here knows Grove's tables. */

export type Act =
  | { readonly do: 'press'; readonly label: string; readonly message: string }
  | { readonly do: 'write'; readonly words: string }
  /** asks for the card of the circle, and gives more time on it */
  | { readonly do: 'give time' };

/** Where somebody stands in a round: the floor is open to them on this board, or theirs, or the time stands still. */
export interface Turn {
  readonly floor: 'open' | 'theirs' | 'paused';
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
  pause: en.session.pause(),
  resume: en.session.resume(),
  moreTime: en.session.moreTime(),
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

/** Grove gives the floor to one person, and pings nobody else. */
export const isPrompt = (message: SeenMessage): boolean => message.author.bot && message.pinged.length === 1;

/** What belongs to the session that goes on or is to come, and how many have been before it. */
export function sinceTheLast(thread: readonly SeenMessage[]): { messages: readonly SeenMessage[]; before: number } {
  const last = thread.findLastIndex(isGoodbye);
  return { messages: thread.slice(last + 1), before: thread.filter(isGoodbye).length };
}

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
  const paused = session.findLast((message) => offers(message, labels.resume));
  if (paused) return asTurn('paused', paused, goesOn(character, paused));
  const board = session.findLast((message) => offers(message, labels.pass));
  if (!board) return besideTheRound(character, thread, sight);
  if (textOf(board).includes(en.session.floorIsWith(character.id)))
    return asTurn('theirs', board, withTheFloor(character, board, sight));
  return offers(board, labels.take) ? asTurn('open', board, atTheOpenFloor(character, board, sight)) : null;
}

const asTurn = (floor: Turn['floor'], { id }: SeenMessage, intent: Intent | null): Intent | null =>
  intent && { ...intent, turn: { floor, on: id } };
const press = (at: Date, label: string, message: SeenMessage): Intent => ({
  at,
  act: { do: 'press', label, message: message.id },
});
const write = (at: Date, words: string): Intent => ({ at, act: { do: 'write', words } });
const promptsOf = (id: string, messages: readonly SeenMessage[]): SeenMessage[] =>
  messages.filter((message) => isPrompt(message) && message.pinged[0] === id);
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

/** Whoever asked for the pause ends it; where that was somebody at the page, another one does in the end. */
function goesOn({ part, pressed, seat, isUnplayed }: Character, paused: SeenMessage): Intent {
  const isTheirs = part.habit.pausesAfter !== undefined && pressed.get(paused.id) === labels.pause;
  const after = isTheirs ? 75 : isUnplayed ? 90 : 120 + seat * 5;
  return press(seconds(shownSince(paused), after), labels.resume, paused);
}

function besideTheRound(character: Character, thread: readonly SeenMessage[], sight: Sight): Intent | null {
  const talk = sight.session.findLast((message) => textOf(message).includes('**Open talk,**'));
  if (talk) return inTheTalk(character, sight, sentAt(talk));
  return thread.length > 0 && sight.session.every((message) => !message.author.bot)
    ? afterTheSession(character, thread)
    : null;
}

/** The thread stays open, and whoever listened says thank you. */
function afterTheSession({ id, part }: Character, thread: readonly SeenMessage[]): Intent | null {
  const { aside, habit } = part;
  const over = thread.findLast(isGoodbye);
  if (!over || aside === undefined || habit.patience !== null || wrote(id, thread, aside)) return null;
  return write(seconds(sentAt(over), 20), aside);
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

function withTheFloor(character: Character, board: SeenMessage, { session, before }: Sight): Intent | null {
  const { id, part } = character;
  const prompt = promptsOf(id, session).at(-1);
  if (!prompt) return null;
  const round = roundOf(board);
  const mine = session.filter((message) => message.author.id === id && sentAt(message) >= sentAt(prompt));
  const next = wordsOf(character, round, before)[mine.length];
  const last = mine.at(-1);
  if (next !== undefined)
    return write(last ? seconds(sentAt(last), 18) : seconds(sentAt(prompt), round === 0 ? 22 : 10), next);
  if (!part.habit.forgetsDone || round > 0 || before > 0)
    return press(seconds(sentAt(last ?? prompt), 12), labels.done, board);
  const told = session.findLast((message) => textOf(message) === en.session.softEnd(id));
  return told ? press(seconds(sentAt(told), 25), labels.done, board) : null;
}

function atTheOpenFloor(character: Character, board: SeenMessage, { session, before }: Sight): Intent | null {
  const { id, part, pressed } = character;
  const { habit, patience } = part;
  const inThisRound = session.filter((message) => isPrompt(message) && sentAt(message) >= sentAt(board));
  const isFirst = promptsOf(id, session).length === 0;
  const open = shownSince(board);
  const isFirstSession = before === 0;
  if (
    isFirstSession &&
    habit.pausesAfter === inThisRound.length &&
    !pressed.has(board.id) &&
    firstRound(session, board)
  )
    return press(seconds(open, 4), labels.pause, board);
  if (habit.patience === null || promptsOf(id, inThisRound).length > 0) return null;
  if (isFirstSession && habit.passesUntil !== undefined) {
    const isAsked = session.some((message) => textOf(message) === en.session.stillOpen());
    if (firstRound(session, board) && !pressed.has(board.id)) return press(seconds(open, 6), labels.pass, board);
    if (isFirst && inThisRound.length < habit.passesUntil && !isAsked) return null;
  }
  const here = seconds(sentAt(board), isFirst && isFirstSession ? (habit.lateBy ?? 0) : 0);
  return press(seconds(latest(open, here), patience), labels.take, board);
}

/** No earlier prompt stands above this board. */
const firstRound = (session: readonly SeenMessage[], board: SeenMessage): boolean =>
  !session.some((message) => isPrompt(message) && sentAt(message) < sentAt(board));

/** Who looks after the time sees the others write, and gives them a little longer, once. */
export function looksAfterTime(thread: readonly SeenMessage[]): Intent | null {
  const { messages, before } = sinceTheLast(thread);
  const writing = messages.findLast((message) => textOf(message).includes('**In silence,'));
  if (before > 0 || !writing || textOf(messages.at(-1) ?? writing) === en.session.moreTimeGiven(5)) return null;
  return { at: seconds(sentAt(writing), 100), act: { do: 'give time' } };
}
