import type { EntityManager } from 'typeorm';
import { SessionRow } from '../../../entities';

/** The smaller groups of a session, and sessions that overlap. */

/** The parts of a session that are going on, or wait for their thread. */
export async function openPartsOf(db: EntityManager, parent: string): Promise<SessionRow[]> {
  return db
    .createQueryBuilder(SessionRow, 'session')
    .where(`session.parentId = :parent AND session.stage ->> 'at' <> 'closed'`, { parent })
    .orderBy('session.number')
    .getMany();
}

/** The earlier sessions of a group that are still going on. */
export async function stillOpenBefore(
  db: EntityManager,
  { group, startsAt }: { group: string; startsAt: Date },
): Promise<string[]> {
  const rows = await db
    .createQueryBuilder(SessionRow, 'session')
    .where(
      `session.groupId = :group AND session.parentId IS NULL AND session.startsAt < :startsAt
       AND session.stage ->> 'at' IN ('round', 'timed', 'paused')`,
      { group, startsAt },
    )
    .getMany();
  return rows.map(({ id }) => id);
}

export async function setPartThread(db: EntityManager, session: string, thread: string): Promise<void> {
  await db.update(SessionRow, { id: session }, { threadId: thread });
}

/** The part that is going on in this thread, or will. */
export async function partIn(
  db: EntityManager,
  { guild, thread }: { guild: string; thread: string },
): Promise<string | null> {
  const row = await db
    .createQueryBuilder(SessionRow, 'session')
    .where(
      `session.guildId = :guild AND session.threadId = :thread AND session.parentId IS NOT NULL
       AND session.stage ->> 'at' <> 'closed'`,
      { guild, thread },
    )
    .getOne();
  return row?.id ?? null;
}
