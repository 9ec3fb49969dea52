import type { Group } from '../../entities';
import type { Tx } from '../store/transaction';
import type { Who } from '../intake/store';
import { circlesBeside, freshNumber, givenUpBeside, whoseThread, keepsTimeIn, type Circle } from './store';

/** Into the thread of a circle, and out of it. */

/** Whoever keeps the time in a circle stays in its thread. */
export async function letOutOfThread(tx: Tx, group: Group, user: string): Promise<void> {
  if (group.threadId === null || (await keepsTimeIn(tx.db, group, user))) return;
  const about = `group:${group.id}:out:${await freshNumber(tx.db)}`;
  await tx.announce({ about, guild: group.guildId, act: { do: 'remove-member', thread: group.threadId, user } });
}

/** Out of the thread of a circle, and of those of its cohort that were given up: they may have come from one of them. */
export async function letOutForGood(tx: Tx, group: Group, user: string): Promise<void> {
  await letOutOfThread(tx, group, user);
  for (const before of await givenUpBeside(tx.db, group)) await letOutOfThread(tx, before, user);
}

/** Of somebody's circles the one with which this channel closes for them; null where it stays open to them. */
export async function circleClosing(
  db: Tx['db'],
  { guild, user, channel, circles }: Who & { channel: string | null; circles: readonly Circle[] },
): Promise<Circle | null> {
  const group = channel === null ? null : await whoseThread(db, { guild, thread: channel });
  if (!group || (await keepsTimeIn(db, group, user))) return null;
  const beside = group.givenUpAt === null ? [] : await circlesBeside(db, group);
  return circles.find(({ id }) => id === group.id || beside.includes(id)) ?? null;
}

export async function letIntoThread(tx: Tx, group: Group, user: string): Promise<void> {
  if (group.threadId === null) return;
  const about = `group:${group.id}:in:${await freshNumber(tx.db)}`;
  await tx.announce({ about, guild: group.guildId, act: { do: 'add-member', thread: group.threadId, user } });
}
