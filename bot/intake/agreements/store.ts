import { IsNull, Not, type EntityManager } from 'typeorm';
import { Agreement as Row } from '../../../entities';
import { agreementWith, ourAgreement, type Agreement } from '../agreement';

/** Rows <-> agreements. */

/** What a server asks everybody to agree to now. */
export async function agreementIn(db: EntityManager, guild: string): Promise<Agreement> {
  const newest = await newestIn(db, guild);
  return newest ? agreementWith(newest.clauses) : ourAgreement();
}

/** When its newest words were published; null while it has those that ship with Grove. */
export const publishedIn = async (db: EntityManager, guild: string): Promise<Date | null> =>
  (await newestIn(db, guild))?.publishedAt ?? null;

const newestIn = (db: EntityManager, guild: string): Promise<Row | null> =>
  db.findOne(Row, { where: { guildId: guild, publishedAt: Not(IsNull()) }, order: { id: 'DESC' } });

/** The clauses of a version that somebody agreed to; null when they are not known any more. */
export async function clausesOfVersion(
  db: EntityManager,
  { guild, version }: { guild: string; version: string },
): Promise<readonly string[] | null> {
  const ours = ourAgreement();
  if (ours.version === version) return ours.clauses;
  const rows = await db.find(Row, { where: { guildId: guild, publishedAt: Not(IsNull()) }, order: { id: 'DESC' } });
  return rows.map(({ clauses }) => agreementWith(clauses)).find((each) => each.version === version)?.clauses ?? null;
}

/** What a moderator is writing; a later one takes its place, also at the same moment. */
export async function saveDraft(db: EntityManager, guild: string, clauses: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO agreement (guild_id, clauses) VALUES ($1, $2)
     ON CONFLICT (guild_id) WHERE published_at IS NULL DO UPDATE SET clauses = excluded.clauses`,
    [guild, [...clauses]],
  );
}

export const readDraft = (db: EntityManager, guild: string): Promise<Row | null> =>
  db.findOneBy(Row, { guildId: guild, publishedAt: IsNull() });

export const lockDraft = (db: EntityManager, guild: string): Promise<Row | null> =>
  db.findOne(Row, { where: { guildId: guild, publishedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });

export async function dropDraft(db: EntityManager, guild: string): Promise<void> {
  await db.delete(Row, { guildId: guild, publishedAt: IsNull() });
}

export async function publish(db: EntityManager, { id, guildId }: Row, now: Date): Promise<void> {
  await db.update(Row, { id, guildId }, { publishedAt: now });
}

/** How many wait for a circle, and of them who has not agreed to these words. */
export async function countNotAgreed(db: EntityManager, guild: string, version: string): Promise<number> {
  const [row] = await db.query<{ many: number }[]>(
    `SELECT count(*)::int AS many FROM application
     WHERE guild_id = $1 AND state = 'waiting' AND agreement IS DISTINCT FROM $2`,
    [guild, version],
  );
  return row?.many ?? 0;
}
