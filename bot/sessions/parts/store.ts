import { IsNull, Not, type EntityManager } from 'typeorm';
import { Group, OutboxRow, SessionRow } from '../../../entities';

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
/** A smaller group, and the thread it has for itself. */
export interface OwnThread {
  readonly part: string;
  readonly guild: string;
  readonly thread: string;
}

/** The threads of all parts that a group ever had. Locked: one that opens at this moment is open, or finds who sits there. */
export async function threadsOfParts(db: EntityManager, group: string): Promise<OwnThread[]> {
  const { threadId: circle } = await db.findOneByOrFail(Group, { id: group });
  const parts = await db.find(SessionRow, {
    where: { groupId: group, parentId: Not(IsNull()) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return parts.flatMap(({ id, guildId, threadId }) =>
    threadId === null || threadId === circle ? [] : [{ part: id, guild: guildId, thread: threadId }],
  );
}

/** What would let somebody into a thread and has not been tried yet. One that was tried is undone by what follows it. */
export async function takeBackAdding(
  db: EntityManager,
  { thread, user }: { thread: string; user: string },
): Promise<void> {
  await db
    .createQueryBuilder()
    .update(OutboxRow)
    .set({ state: 'withdrawn', act: null })
    .where(`lane = :thread AND state = 'pending' AND attempts = 0`, { thread })
    .andWhere(`act ->> 'do' = 'add-member' AND act ->> 'user' = :user`, { user })
    .execute();
}

export const wasBroughtInto = (db: EntityManager, { about }: { about: string }): Promise<boolean> =>
  db.existsBy(OutboxRow, { about });

/** A part begins when the circle comes to it, and by no calendar: it is as old as the session it is a part of. */
export const zoneDataOf = async (db: EntityManager, session: string): Promise<string> =>
  (await db.findOneByOrFail(SessionRow, { id: session })).zoneData;
