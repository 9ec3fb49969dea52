import { In, type EntityManager } from 'typeorm';
import { Bringing, CatchUp } from '../../../entities';
import type { Note } from '../rules/note';

/** Words that are on their way into the thread of a circle. */

/** They are on their way into the thread, or have been refused and wait again. */
export async function markSaid(db: EntityManager, rows: readonly string[], isShared: boolean): Promise<void> {
  await db.update(Bringing, { id: In([...rows]) }, { isShared });
}

/** They stand in the thread, and were kept for that alone. What has been taken up anew since stays. */
export async function dropSaid(db: EntityManager, rows: readonly string[]): Promise<void> {
  await db.delete(Bringing, { id: In([...rows]), isShared: true });
}

/** A note that was on its way has been said, or was refused. One that somebody has begun anew meanwhile is none of it. */
export async function settleNote(db: EntityManager, session: string, note: Partial<Note>): Promise<void> {
  await db.update(CatchUp, { sessionId: session, isPosted: true }, note);
}
