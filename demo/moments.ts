import { textOf, type Moment, type SeenMessage } from '../sandbox/client';
import { isGoodbye, sinceTheLast } from './characters';

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
  const ends = new Map<string, string>();
  for (const { name, thread } of circles) {
    const at = lastTold(thread, /\bopen until <t:(\d+)/gu);
    const cohort = name.replace(/ \d+$/u, '');
    if (at !== undefined && at > (ends.get(cohort) ?? '')) ends.set(cohort, at);
  }
  const end = [...ends].map(([name, at]): Moment => ({ at, name: `${name} ends` }));
  return [...meetings, ...end].sort((one, other) => one.at.localeCompare(other.at));
}

function lastTold(thread: readonly SeenMessage[], told: RegExp): string | undefined {
  const all = thread.filter(({ author }) => author.bot).flatMap((message) => [...textOf(message).matchAll(told)]);
  const seconds = all.at(-1)?.[1];
  return seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString();
}
