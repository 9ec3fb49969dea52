import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type MemberClient, type SeenMessage } from '../sandbox/client';
import type { Part } from './cast';

/** A character decides from what they see, like anybody in front of a screen; nothing here knows Grove's tables. */

export type Act =
  | { readonly do: 'press'; readonly label: string; readonly message: string }
  | { readonly do: 'write'; readonly words: string };

/** What somebody would like to do next, and when, if nothing happens before. */
export interface Intent {
  readonly at: Date;
  readonly act: Act;
}

export interface Character {
  readonly id: string;
  readonly part: Part;
  readonly acts: MemberClient;
  /** What they have pressed so far in the thread: one remembers that. */
  readonly pressed: string[];
}

/** What somebody finds in the thread. */
interface Sight {
  readonly me: string;
  readonly thread: readonly SeenMessage[];
  readonly board: SeenMessage | undefined;
  /** Whom Grove has given the floor in this round so far, and when. */
  readonly prompts: readonly { readonly holder: string; readonly at: Date }[];
}

export const labels = {
  take: en.session.take(),
  done: en.session.done(),
  pass: en.session.pass(),
  pause: en.session.pause(),
  coming: en.session.rsvp.coming(),
  late: en.session.rsvp.late(),
} as const;

const seconds = (at: Date, count: number): Date => new Date(at.getTime() + count * 1000);
const later = (one: Date, other: Date): Date => (one > other ? one : other);
const sentAt = (message: SeenMessage): Date => new Date(message.town_time);
const shownSince = (message: SeenMessage): Date => new Date(message.edited_town_time ?? message.town_time);

export const offers = (message: SeenMessage, label: string): boolean =>
  buttonsOf(message).some((button) => button.label === label && !button.disabled);

export function lookAt(me: string, thread: readonly SeenMessage[]): Sight {
  const board = thread.findLast((message) => offers(message, labels.pass));
  const prompts = board ? promptsIn(thread).filter(({ at }) => at >= sentAt(board)) : [];
  return { me, thread, board, prompts };
}

const promptsIn = (thread: readonly SeenMessage[]): { holder: string; at: Date }[] =>
  thread
    .filter((message) => message.author.bot && message.pinged.length === 1)
    .map((message) => ({ holder: message.pinged[0] ?? '', at: sentAt(message) }));

/** Which of their turns in this session somebody has now, or would have next: 0 is the check-in. */
const turnsOf = (id: string, thread: readonly SeenMessage[]): number =>
  promptsIn(thread).filter(({ holder }) => holder === id).length;

/** What this character would do next in the thread, or null: they wait, listen, or have gone. */
export function intends(character: Character, thread: readonly SeenMessage[]): Intent | null {
  const sight = lookAt(character.id, thread);
  if (!sight.board) return besideTheRound(character, sight);
  if (textOf(sight.board).includes(en.session.floorIsWith(character.id))) return withTheFloor(character, sight);
  if (!offers(sight.board, labels.take)) return null;
  return atTheOpenFloor(character, sight.board, sight);
}

/** Before it begins, whoever will be late says so. */
function besideTheRound(character: Character, sight: Sight): Intent | null {
  const { id, part } = character;
  const { thread } = sight;
  const over = thread.findLast((message) => textOf(message).includes(en.session.goodbye.finished()));
  if (over) return afterTheSession(character, sight, sentAt(over));
  const talk = thread.findLast((message) => textOf(message).includes('**Open talk,**'));
  if (talk) return inTheTalk(character, sight, sentAt(talk));
  if (part.aside === undefined || part.habit.lateBy === undefined || wrote(id, thread, part.aside)) return null;
  const called = thread.find((message) => message.author.bot && message.pinged.includes(id));
  return called ? { at: seconds(sentAt(called), 95), act: { do: 'write', words: part.aside } } : null;
}

const write = (at: Date, words: string): Intent => ({ at, act: { do: 'write', words } });

/** The thread stays open, and whoever listened says thank you. */
function afterTheSession({ id, part }: Character, { thread }: Sight, over: Date): Intent | null {
  const { aside, habit } = part;
  if (aside === undefined || habit.patience !== null || wrote(id, thread, aside)) return null;
  return write(seconds(over, 20), aside);
}

/** In the open talk somebody offers somebody a hand. */
function inTheTalk({ id, part }: Character, { thread }: Sight, began: Date): Intent | null {
  const { offers: offer, thanks } = part;
  if (offer && thread.some(({ content }) => content === offer.about) && !wrote(id, thread, offer.offer))
    return write(seconds(began, 70), offer.offer);
  const offered = thanks && thread.find(({ content }) => content === thanks.offer);
  if (thanks && offered && !wrote(id, thread, thanks.answer)) return write(seconds(sentAt(offered), 40), thanks.answer);
  return null;
}

const wrote = (id: string, thread: readonly SeenMessage[], words: string): boolean =>
  thread.some((message) => message.author.id === id && message.content === words);

function withTheFloor(character: Character, { thread, board, prompts }: Sight): Intent | null {
  const { id, part } = character;
  const prompt = prompts.findLast(({ holder }) => holder === id);
  if (!prompt || !board) return null;
  const turn = turnsOf(id, thread) - 1;
  const said = part.member.says.slice(part.habit.sentences === 1 ? -1 : 0);
  const words = turn <= 0 ? said : part.member.later.slice(turn - 1, turn);
  const mine = thread.filter((message) => message.author.id === id && sentAt(message) >= prompt.at);
  const next = words[mine.length];
  const last = mine.at(-1);
  if (next !== undefined) {
    const at = last ? seconds(sentAt(last), 18) : seconds(prompt.at, turn <= 0 ? 22 : 10);
    return { at, act: { do: 'write', words: next } };
  }
  const finish: Act = { do: 'press', label: labels.done, message: board.id };
  if (!part.habit.forgetsDone || turn > 0) return { at: seconds(last ? sentAt(last) : prompt.at, 12), act: finish };
  const told = thread.findLast((message) => textOf(message) === en.session.softEnd(id));
  return told ? { at: seconds(sentAt(told), 25), act: finish } : null;
}

function atTheOpenFloor(
  { id, part, pressed }: Character,
  board: SeenMessage,
  { prompts, thread }: Sight,
): Intent | null {
  const { habit, patience } = part;
  if (habit.patience === null || prompts.some(({ holder }) => holder === id)) return null;
  const open = shownSince(board);
  if (habit.passesUntil !== undefined) {
    if (!pressed.includes(labels.pass))
      return { at: seconds(open, 6), act: { do: 'press', label: labels.pass, message: board.id } };
    if (prompts.length < habit.passesUntil) return null;
  }
  const isFirst = turnsOf(id, thread) === 0;
  const here = seconds(sentAt(board), isFirst ? (habit.lateBy ?? 0) : 0);
  return { at: seconds(later(open, here), patience), act: { do: 'press', label: labels.take, message: board.id } };
}
