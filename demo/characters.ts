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
  /** Whom Grove has given the floor so far, and when. */
  readonly prompts: readonly { readonly holder: string; readonly at: Date }[];
}

export const labels = { take: en.session.take(), done: en.session.done(), pass: en.session.pass() } as const;

const seconds = (at: Date, count: number): Date => new Date(at.getTime() + count * 1000);
const later = (one: Date, other: Date): Date => (one > other ? one : other);
const sentAt = (message: SeenMessage): Date => new Date(message.town_time);
const shownSince = (message: SeenMessage): Date => new Date(message.edited_town_time ?? message.town_time);

export const offers = (message: SeenMessage, label: string): boolean =>
  buttonsOf(message).some((button) => button.label === label && !button.disabled);

export function lookAt(me: string, thread: readonly SeenMessage[]): Sight {
  const board = thread.findLast((message) => offers(message, labels.pass));
  const prompts = board
    ? thread
        .filter((message) => message.author.bot && message.pinged.length === 1 && message.id !== board.id)
        .map((message) => ({ holder: message.pinged[0] ?? '', at: sentAt(message) }))
    : [];
  return { me, thread, board, prompts };
}

/** What this character would do next in the thread, or null: they wait, listen, or have gone. */
export function intends(character: Character, thread: readonly SeenMessage[]): Intent | null {
  const sight = lookAt(character.id, thread);
  if (!sight.board) return besideTheRound(character, sight);
  if (textOf(sight.board).includes(en.session.floorIsWith(character.id))) return withTheFloor(character, sight);
  if (!offers(sight.board, labels.take)) return null;
  return atTheOpenFloor(character, sight.board, sight);
}

/** Before it begins, whoever will be late says so; when it is over, whoever listened says thank you. */
function besideTheRound({ id, part }: Character, { thread }: Sight): Intent | null {
  const { aside, habit } = part;
  if (aside === undefined || thread.some((message) => message.author.id === id)) return null;
  const over = thread.findLast((message) => textOf(message) === en.session.goodbye());
  if (habit.lateBy !== undefined) {
    const called = thread.find((message) => message.author.bot && message.pinged.includes(id));
    return called && !over ? { at: seconds(sentAt(called), 95), act: { do: 'write', words: aside } } : null;
  }
  return over ? { at: seconds(sentAt(over), 20), act: { do: 'write', words: aside } } : null;
}

function withTheFloor(character: Character, { thread, board, prompts }: Sight): Intent | null {
  const { id, part } = character;
  const prompt = prompts.findLast(({ holder }) => holder === id);
  if (!prompt || !board) return null;
  const words = part.member.says.slice(part.habit.sentences === 1 ? -1 : 0);
  const mine = thread.filter((message) => message.author.id === id && sentAt(message) >= prompt.at);
  const next = words[mine.length];
  const last = mine.at(-1);
  if (next !== undefined) {
    const at = last ? seconds(sentAt(last), 18) : seconds(prompt.at, 22);
    return { at, act: { do: 'write', words: next } };
  }
  const finish: Act = { do: 'press', label: labels.done, message: board.id };
  if (!part.habit.forgetsDone) return { at: seconds(last ? sentAt(last) : prompt.at, 12), act: finish };
  const told = thread.findLast((message) => textOf(message) === en.session.softEnd(id));
  return told ? { at: seconds(sentAt(told), 25), act: finish } : null;
}

function atTheOpenFloor({ id, part, pressed }: Character, board: SeenMessage, { prompts }: Sight): Intent | null {
  const { habit, patience } = part;
  if (habit.patience === null || prompts.some(({ holder }) => holder === id)) return null;
  const open = shownSince(board);
  if (habit.passesUntil !== undefined) {
    if (!pressed.includes(labels.pass))
      return { at: seconds(open, 6), act: { do: 'press', label: labels.pass, message: board.id } };
    if (prompts.length < habit.passesUntil) return null;
  }
  const here = seconds(sentAt(board), habit.lateBy ?? 0);
  return { at: seconds(later(open, here), patience), act: { do: 'press', label: labels.take, message: board.id } };
}
