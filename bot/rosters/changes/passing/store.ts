import type { EntityManager } from 'typeorm';
import { RosterChange } from '../../../../entities';
import type { Plan } from '../change';
import { lockChange } from '../store';

/** Others are asked from now on, and read it as `plan` has it. */
export async function markAsked(
  db: EntityManager,
  { id, ...asked }: { id: string; reason: string; plan: Plan; at: Date },
): Promise<void> {
  await db.update(RosterChange, { id }, { state: 'asked', ...asked });
}

export async function saveSeen(db: EntityManager, id: string, plan: Plan): Promise<void> {
  await db.update(RosterChange, { id }, { plan });
}

/** What others were asked is over: it is deleted, unless it was done. Who had asked, and why; null: it was never asked. */
export async function endAsked(
  db: EntityManager,
  p: { guild: string; id: string },
): Promise<{ by: string | null; reason: string } | null> {
  const change = await lockChange(db, p);
  if (!change || change.state === 'seen') return null;
  if (change.state === 'asked') await db.delete(RosterChange, { id: change.id });
  return { by: change.askedBy ?? change.by, reason: change.reason };
}
