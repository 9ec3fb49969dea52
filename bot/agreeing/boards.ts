import type { Tx } from '../store/transaction';
import type { Circle } from './store';

/** The one message in the thread of a circle that always says what it has agreed on: `agreeing:` and the group. */
const boards = 'agreeing:';

export const groupOfBoard = (key: string): string | null => /^agreeing:(\d+)$/.exec(key)?.[1] ?? null;

export async function showAgreed(tx: Tx, { group, guild, thread }: Circle): Promise<void> {
  if (thread !== null) await tx.showBoard({ key: `${boards}${group}`, guild, channel: thread });
}
