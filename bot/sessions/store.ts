import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { Group, Membership, SessionRow } from '../../entities';
import { zoneData } from './calendar';
import { plannedSession, type PlannedSession } from './programme';
import type { Session } from './session';

/**
 * Rows <-> sessions. What comes from outside names its guild; what an alarm, a board or another row names is ours already.
 */

const floor = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open'), asked: z.boolean() }),
  z.object({ is: z.literal('held'), by: z.string() }),
]);
const stage = z.discriminatedUnion('at', [
  z.object({ at: z.literal('planned') }),
  z.object({ at: z.literal('round'), step: z.number().int(), floor }),
  z.object({ at: z.literal('closed'), how: z.enum(['finished', 'missed', 'broken off']) }),
]);
const people = z.array(z.string());

/** A session with what its words to the group need besides. */
export interface Gathering {
  readonly session: Session;
  readonly guild: string;
  readonly group: { readonly id: string; readonly name: string };
  /** null while the group has no thread */
  readonly thread: string | null;
}

/** Reads a session and locks it until the transaction ends. */
export const lockSession = (db: EntityManager, id: string, guild?: string): Promise<Gathering | null> =>
  find(db, { id, guild }, true);

export const readSession = (db: EntityManager, id: string): Promise<Gathering | null> => find(db, { id }, false);

async function find(
  db: EntityManager,
  { id, guild }: { id: string; guild?: string | undefined },
  lock: boolean,
): Promise<Gathering | null> {
  const row = await db.findOne(SessionRow, {
    where: { id, ...(guild === undefined ? {} : { guildId: guild }) },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!row) return null;
  const group = await db.findOneByOrFail(Group, { id: row.groupId });
  const members = await db.find(Membership, { where: { groupId: row.groupId }, order: { userId: 'ASC' } });
  return {
    session: {
      id: row.id,
      members: members.map((member) => member.userId),
      startsAt: row.startsAt,
      agenda: plannedSession.parse(row.agenda),
      turn: row.turn,
      stage: stage.parse(row.stage),
      had: people.parse(row.had),
    },
    guild: row.guildId,
    group: { id: group.id, name: group.name },
    thread: group.threadId,
  };
}

export async function addSession(
  db: EntityManager,
  planned: { guild: string; group: string; number: number; startsAt: Date; agenda: PlannedSession },
): Promise<string> {
  const { guild, group, number, startsAt, agenda } = planned;
  const row = await db.save(SessionRow, {
    guildId: guild,
    groupId: group,
    number,
    startsAt,
    zoneData: zoneData(),
    turn: 0,
    stage: { at: 'planned' },
    had: [],
    agenda,
  });
  return row.id;
}

export async function saveSession(db: EntityManager, { id, turn, stage, had }: Session): Promise<void> {
  await db.update(SessionRow, { id }, { turn, stage: stage, had: [...had] as object });
}

/** The sessions of this group that have not begun. */
export const plannedSessionsOf = (db: EntityManager, group: string): Promise<SessionRow[]> =>
  db
    .createQueryBuilder(SessionRow, 'session')
    .where(`session.groupId = :group AND session.stage ->> 'at' = 'planned'`, { group })
    .getMany();

/** When this group next meets; null when every session has begun. */
export async function nextSessionOf(db: EntityManager, group: string): Promise<Date | null> {
  const planned = await plannedSessionsOf(db, group);
  return planned.map(({ startsAt }) => startsAt).sort((one, other) => Number(one) - Number(other))[0] ?? null;
}

/** The session of this group that is in a round right now. */
export async function openSessionOf(db: EntityManager, group: string): Promise<string | null> {
  const row = await db
    .createQueryBuilder(SessionRow, 'session')
    .where(`session.groupId = :group AND session.stage ->> 'at' = 'round'`, { group })
    .getOne();
  return row?.id ?? null;
}

/** When the last session of a cohort begins; null when none is planned or was held. */
export async function lastSessionOf(db: EntityManager, cohort: string): Promise<Date | null> {
  const [row] = await db.query<{ last: Date | null }[]>(
    `SELECT max(session.starts_at) AS last FROM session JOIN "group" ON "group".id = session.group_id
     WHERE "group".cohort_id = $1`,
    [cohort],
  );
  return row?.last ?? null;
}

/** Forgets the sessions of this group that have not begun; their ids. */
export async function dropPlannedSessions(db: EntityManager, group: string): Promise<string[]> {
  const planned = await plannedSessionsOf(db, group);
  const ids = planned.map(({ id }) => id);
  if (ids.length > 0) await db.delete(SessionRow, ids);
  return ids;
}
