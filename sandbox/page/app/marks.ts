import { signal } from '@preact/signals';
import type { SeenMessage } from '../../client';
import { isOlder } from './order';

/** Up to which message somebody has read each channel, kept in this browser. */

const marks = signal<ReadonlyMap<string, ReadonlyMap<string, string>>>(new Map());

const keyOf = (user: string): string => `read:${user}`;

function marksOf(user: string): ReadonlyMap<string, string> {
  const known = marks.value.get(user);
  if (known) return known;
  const kept = new Map<string, string>(keptOf(user));
  queueMicrotask(() => (marks.value = new Map(marks.peek()).set(user, kept)));
  return kept;
}

function keptOf(user: string): [string, string][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user)) ?? '{}');
    return Object.entries(typeof kept === 'object' && kept !== null ? kept : {}).map(([id, last]) => [
      id,
      String(last),
    ]);
  } catch {
    return [];
  }
}

export function isRead(user: string, channel: string, message: string): boolean {
  const upTo = marksOf(user).get(channel);
  return upTo !== undefined && !isOlder(upTo, message);
}

/** The first of these that somebody else said since they were here last; where they have never been, nothing is new. */
export function firstNewTo(p: { as: string; channel: string }, messages: readonly SeenMessage[]): string | undefined {
  const upTo = marksOf(p.as).get(p.channel);
  if (upTo === undefined) return undefined;
  return messages.find(({ id, author, ephemeral }) => isOlder(upTo, id) && author.id !== p.as && !ephemeral)?.id;
}

export function readUpTo(user: string, channel: string, message: string): void {
  const mine = new Map(marks.peek().get(user) ?? keptOf(user));
  if (mine.get(channel) === message) return;
  mine.set(channel, message);
  marks.value = new Map(marks.peek()).set(user, mine);
  try {
    localStorage.setItem(keyOf(user), JSON.stringify(Object.fromEntries(mine)));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
