import { freshNumber } from '../../people/store';
import type { Tx } from '../../store/transaction';
import { takeBackAdding, threadsOfParts, wasBroughtInto } from './store';

/** Whoever leaves a circle leaves the threads of its smaller groups with it, and comes back to those they sat in. */

interface Whose {
  readonly group: string;
  readonly user: string;
}

/** What brings somebody into the thread of their part, once. */
export const bringingIn = (part: string, user: string): string => `session:${part}:member:${user}`;

/** Out of all of them: members bring others in by naming them. What is over can be read on, so it is closed to them, too. */
export async function letOutOfParts(tx: Tx, { group, user }: Whose): Promise<void> {
  for (const { part, guild, thread } of await threadsOfParts(tx.db, group)) {
    await takeBackAdding(tx.db, { thread, user });
    const about = `session:${part}:out:${await freshNumber(tx.db)}`;
    await tx.announce({ about, guild, act: { do: 'remove-member', thread, user } });
  }
}

/** They have thought again: what they could read of their smaller groups they can read on. */
export async function letIntoParts(tx: Tx, { group, user }: Whose): Promise<void> {
  for (const { part, guild, thread } of await threadsOfParts(tx.db, group)) {
    if (!(await wasBroughtInto(tx.db, { about: bringingIn(part, user) }))) continue;
    const about = `session:${part}:in:${await freshNumber(tx.db)}`;
    await tx.announce({ about, guild, act: { do: 'add-member', thread, user } });
  }
}
