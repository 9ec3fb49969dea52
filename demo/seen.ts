import { buttonsOf, type SeenMessage } from '../sandbox/client';
import { isGoodbye, isPrompt, labels } from './characters';

/** What there was to see in the threads, whether the story brought it about or somebody at the page. */

export interface Seen {
  /** messages from Grove */
  readonly sent: number;
  /** sessions of which both the reminder and the goodbye were seen */
  readonly sessions: number;
  /** in those sessions */
  readonly turns: number;
}

/** `threads`: of each circle all that was written, the oldest first. */
export function seenIn(threads: readonly (readonly SeenMessage[])[]): Seen {
  const grove = threads.map((thread) => thread.filter(({ author }) => author.bot));
  const held = grove.flatMap(sessionsIn).filter((session) => session.some(isReminder));
  return { sent: grove.flat().length, sessions: held.length, turns: held.flat().filter(isPrompt).length };
}

/** From the end of one to the end of the next; what goes on still is none. */
function sessionsIn(thread: readonly SeenMessage[]): (readonly SeenMessage[])[] {
  const ends = thread.flatMap((message, at) => (isGoodbye(message) ? [at + 1] : []));
  return ends.map((end, nth) => thread.slice(ends[nth - 1] ?? 0, end));
}

const isReminder = (message: SeenMessage): boolean => buttonsOf(message).some(({ label }) => label === labels.coming);

/** `isWhole`: it is known of each message that it came once and to whom. What cannot be said is left out. */
export function seenRows({ sent, sessions, turns }: Seen, isWhole: boolean): [string, string][] {
  const whole = isWhole ? ', each once, read only by whom they are for' : '';
  const many = sessions === 1 ? 'one' : `${sessions}, each`;
  const taken = turns === 1 ? 'one turn' : `${turns} turns`;
  return [
    ...(sessions > 0 ? [row('Sessions', `${many} from a reminder to a goodbye, with ${taken} taken`)] : []),
    ...(sent > 0 ? [row('Messages', `${sent} from Grove${whole}`)] : []),
  ];
}

const row = (what: string, words: string): [string, string] => [what, words];
