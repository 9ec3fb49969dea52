import type { EntityManager } from 'typeorm';
import { SessionRow } from '../../../entities';
import { unnamedData } from '../zones';

/** Sessions that have not begun, by the zone data that their instants were computed with. */

export interface PlannedGroup {
  readonly guild: string;
  readonly group: string;
  readonly cohort: string;
}

/** The groups, of all guilds, that have such a session computed with other data than these. */
export const groupsPlannedOtherwise = (db: EntityManager, zoneData: string): Promise<PlannedGroup[]> =>
  db.query<PlannedGroup[]>(
    `SELECT DISTINCT s.guild_id::text AS guild, s.group_id::text AS "group", g.cohort_id::text AS cohort
     FROM session s JOIN "group" g ON g.id = s.group_id AND g.guild_id = s.guild_id
     WHERE s.parent_id IS NULL AND s.stage ->> 'at' = 'planned' AND (s.zone_data <> $1 OR $1 = $2)
     ORDER BY guild, "group"`,
    [zoneData, unnamedData],
  );

/** Those sessions of one group, locked until the transaction ends. */
export async function lockPlannedOtherwise(
  db: EntityManager,
  { zoneData, ...of }: { guild: string; group: string; zoneData: string },
): Promise<SessionRow[]> {
  const rows = await lockPlanned(db, of);
  return zoneData === unnamedData ? rows : rows.filter((row) => row.zoneData !== zoneData);
}

/** All sessions of one group that have not begun, locked: none of them begins until the transaction ends. */
export const lockPlanned = (
  db: EntityManager,
  { guild, group }: { guild: string; group: string },
): Promise<SessionRow[]> =>
  db
    .createQueryBuilder(SessionRow, 'session')
    .where('session.guildId = :guild AND session.groupId = :group AND session.parentId IS NULL', { guild, group })
    .andWhere(`session.stage ->> 'at' = 'planned'`)
    .orderBy('session.number')
    .setLock('pessimistic_write')
    .getMany();

export async function setStart(
  db: EntityManager,
  { guild, id, startsAt }: { guild: string; id: string; startsAt: Date },
): Promise<void> {
  await db.update(SessionRow, { guildId: guild, id }, { startsAt });
}

/** These sessions have been looked at with these data. */
export async function setZoneData(
  db: EntityManager,
  { guild, ids, zoneData }: { guild: string; ids: readonly string[]; zoneData: string },
): Promise<void> {
  for (const id of ids) await db.update(SessionRow, { guildId: guild, id }, { zoneData });
}

/** What was taken back unsaid may be said anew: its name is free again, and still tells whose it was. */
export async function freeWithdrawn(db: EntityManager, subject: string): Promise<void> {
  await db.query(
    `UPDATE outbox SET about = about || ':withdrawn:' || id
     WHERE subject = $1 AND state = 'withdrawn' AND about NOT LIKE '%:withdrawn:%'`,
    [subject],
  );
}
