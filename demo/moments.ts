import { textOf, type Moment, type SeenMessage } from '../sandbox/client';
import { isGoodbye, sinceTheLast } from './characters';
import { cohort } from './place';

/** Where each circle meets next, and when all of it ends, as its members read it in their thread: signposts for the page. */
export function momentsOf(circles: readonly { name: string; thread: readonly SeenMessage[] }[]): Moment[] {
  const meetings = circles.flatMap(({ name, thread }): Moment[] => {
    const at = lastTold(thread, /\bmeets?\b[^<\n]*<t:(\d+)/gu);
    const { before } = sinceTheLast(thread);
    const over = thread.findLast(isGoodbye)?.town_time;
    // After the last session the newest that was told of is over.
    const isToCome = at !== undefined && (over === undefined || at > over);
    return !isToCome ? [] : [{ at, name: `${name}, session ${before + 1}` }];
  });
  const ends = circles.flatMap(({ thread }) => lastTold(thread, /\bopen until <t:(\d+)/gu) ?? []).sort();
  const end = ends.slice(-1).map((at): Moment => ({ at, name: `${cohort.name} ends` }));
  return [...meetings, ...end].sort((one, other) => one.at.localeCompare(other.at));
}

function lastTold(thread: readonly SeenMessage[], told: RegExp): string | undefined {
  const all = thread.filter(({ author }) => author.bot).flatMap((message) => [...textOf(message).matchAll(told)]);
  const seconds = all.at(-1)?.[1];
  return seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString();
}
