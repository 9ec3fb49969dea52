import type { Tx } from '../store/transaction';
import { leave } from './rules/leaving';
import { forgetAnswersOf, lockSession, openSessionOf, saveSession } from './store';
import { boardKey, save } from './useCases';

/**
 * Somebody has left a group (their membership is gone already): what they said about coming is forgotten, and a session
 * that is going on waits for them no longer.
 */
export async function memberLeft(tx: Tx, left: { group: string; user: string; now: Date }): Promise<void> {
  await forgetAnswersOf(tx.db, left);
  const id = await openSessionOf(tx.db, left.group);
  const gathering = id === null ? null : await lockSession(tx.db, id);
  if (gathering?.session.stage.at !== 'round') return;
  const { session, guild, thread } = gathering;
  const change = leave(session, { who: left.user, now: left.now });
  if (change) return save(tx, gathering, change);
  await saveSession(tx.db, { ...session, had: session.had.filter((member) => member !== left.user) });
  await tx.showBoard({ key: boardKey(session.id), guild, channel: thread });
}

/** Somebody has come to a group: if it meets right now, they have the chance to speak like everybody, and the board says so. */
export async function memberJoined(tx: Tx, group: string): Promise<void> {
  const id = await openSessionOf(tx.db, group);
  const gathering = id === null ? null : await lockSession(tx.db, id);
  if (!gathering) return;
  await tx.showBoard({ key: boardKey(gathering.session.id), guild: gathering.guild, channel: gathering.thread });
}
