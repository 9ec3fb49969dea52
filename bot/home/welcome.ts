import type { Tx } from '../store/transaction';
import { readHome } from './store';

/** Boards of this room: `welcome:` and the guild. */
export const welcomeBoards = 'welcome:';

/** Has the welcome show what is true now: which cohorts take people in. */
export async function showWelcome(tx: Tx, guild: string): Promise<void> {
  const home = await readHome(tx.db, guild);
  const channel = home?.welcomeChannelId ?? null;
  if (channel === null) return;
  await tx.showBoard({ key: `${welcomeBoards}${guild}`, guild, channel });
}
