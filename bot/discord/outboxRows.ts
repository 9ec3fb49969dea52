import type { EntityManager } from 'typeorm';
import { OutboxRow } from '../../entities';

/** A row claimed and not settled within this time is claimed again: more than the REST timeout. */
const leaseSeconds = 15;

/** Drops what would only confuse by now; what each of them was about. */
export async function expireRows(db: EntityManager, now: Date): Promise<string[]> {
  const expired = await db
    .createQueryBuilder()
    .update(OutboxRow)
    .set({ state: 'expired', act: null })
    .where(`state = 'pending' AND expires_at <= :now`, { now })
    .returning('about')
    .execute();
  return (expired.raw as { about: string }[]).map(({ about }) => about);
}

/**
 * Leases the first row of each lane that nobody holds, `most` at once. Real time throughout: a lease belongs to us and Discord.
 * What is `underWay` in this process is left to it, however long that takes: an act of several slow requests outlives its
 * lease, and a thread has no nonce that would keep a second one from being opened.
 */
export async function claimRows(
  db: EntityManager,
  { most, underWay }: { most: number; underWay: readonly string[] },
): Promise<OutboxRow[]> {
  const claimed = await db
    .createQueryBuilder()
    .update(OutboxRow)
    .set({
      attempts: () => 'attempts + 1',
      leaseUntil: () => `now() + interval '${leaseSeconds} seconds'`,
      firstTryAt: () => 'coalesce(first_try_at, now())',
    })
    .where(
      `id IN (SELECT o.id FROM outbox o WHERE o.state = 'pending' AND (o.lease_until IS NULL OR o.lease_until < now())
         AND NOT o.id = ANY (:underWay::bigint[])
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'pending' AND e.lane = o.lane AND e.id < o.id)
         ORDER BY o.id FOR UPDATE SKIP LOCKED LIMIT ${most})`,
      { underWay: [...underWay] },
    )
    .returning('id')
    .execute();
  const ids = (claimed.raw as { id: string }[]).map(({ id }) => id);
  if (ids.length === 0) return [];
  return db
    .createQueryBuilder(OutboxRow, 'row')
    .where(`row.id IN (:...ids) AND row.state = 'pending'`, { ids })
    .orderBy('row.id')
    .getMany();
}

/** Tries a row again after `waitMs` real milliseconds. */
export async function postponeRow(db: EntityManager, row: OutboxRow, p: { waitMs: number; attempts: number }) {
  const leaseUntil = (): string => `now() + interval '${Math.round(p.waitMs)} milliseconds'`;
  await db.update(OutboxRow, { id: row.id }, { leaseUntil, attempts: p.attempts });
}

/** The id of the message or thread it became (null when there is none), or Discord's code for its refusal. */
export type End = { readonly done: string | null } | { readonly refused: number | undefined };

export async function settleRow(db: EntityManager, row: OutboxRow, end: End): Promise<void> {
  const ended =
    'done' in end
      ? { state: 'done' as const, resultId: end.done, faultCode: null }
      : { state: 'failed' as const, resultId: null, faultCode: end.refused ?? null };
  await db.update(OutboxRow, { id: row.id }, { ...ended, act: null, leaseUntil: null });
}

/** Only one Grove runs on a database, so whatever is leased when it starts was leased by one that is gone. */
export async function takeBackLeases(db: EntityManager): Promise<void> {
  await db.update(OutboxRow, { state: 'pending' }, { leaseUntil: null });
}
