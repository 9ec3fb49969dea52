import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { Appointment, Cohort, Group, Membership, Rsvp, SessionRow } from '../../entities';
import { membersOf } from '../cohorts/store';
import { facilitatesNow } from '../facilitators/store';
import { readHome } from '../home/store';
import { zoneData } from './calendar';
import { plannedSession, type PlannedSession } from './programme';
import type { RsvpAnswer, Session } from './session';

/**
 * Rows <-> sessions. What comes from outside names its guild; what an alarm, a board or another row names is ours already.
 */

const open = z.object({ is: z.literal('open'), asked: z.boolean() });
/** A turn that began before its end was written down counts as having come to it. */
const until = z.coerce.date().default(new Date(0));
const floor = z.discriminatedUnion('is', [open, z.object({ is: z.literal('held'), by: z.string(), until })]);
const interrupted = z.discriminatedUnion('is', [
  open,
  z.object({ is: z.literal('held'), by: z.string(), leftMs: z.number() }),
  z.object({ is: z.literal('timed'), leftMs: z.number() }),
]);
const step = z.number().int();
const stage = z.discriminatedUnion('at', [
  z.object({ at: z.literal('planned') }),
  z.object({ at: z.literal('round'), step, floor }),
  z.object({ at: z.literal('timed'), step, endsAt: z.coerce.date() }),
  z.object({ at: z.literal('paused'), step, interrupted }),
  z.object({
    at: z.literal('closed'),
    how: z.enum(['finished', 'ended early', 'not resumed', 'nobody came', 'resting', 'missed', 'broken off']),
  }),
]);
const people = z.array(z.string());

/** A session with what its words to the group need besides. */
export interface Gathering {
  readonly session: Session;
  readonly guild: string;
  readonly group: { readonly id: string; readonly name: string; readonly cohort: string; readonly zone: string };
  /** null while the group has no thread */
  readonly thread: string | null;
  /** the member whose turn it is to look after the time; null: Grove leads by itself */
  readonly facilitator: string | null;
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
  return {
    session: {
      id: row.id,
      members: await membersOf(db, row.groupId),
      startsAt: row.startsAt,
      agenda: plannedSession.parse(row.agenda),
      turn: row.turn,
      stage: stage.parse(row.stage),
      had: people.parse(row.had),
    },
    guild: row.guildId,
    group: { id: group.id, name: group.name, cohort: group.cohortId, zone: group.zone },
    thread: group.threadId,
    facilitator: row.facilitatorId,
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

/** The next session of this group that has not begun; null when every session has. */
export async function nextPlannedOf(db: EntityManager, group: string): Promise<SessionRow | null> {
  const planned = await plannedSessionsOf(db, group);
  return planned.sort((one, other) => Number(one.startsAt) - Number(other.startsAt))[0] ?? null;
}

/** When this group next meets; null when every session has begun. */
export const nextSessionOf = async (db: EntityManager, group: string): Promise<Date | null> =>
  (await nextPlannedOf(db, group))?.startsAt ?? null;

/** The session of this group that is going on right now. */
export async function openSessionOf(db: EntityManager, group: string): Promise<string | null> {
  const row = await db
    .createQueryBuilder(SessionRow, 'session')
    .where(`session.groupId = :group AND session.stage ->> 'at' IN ('round', 'timed', 'paused')`, { group })
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

/** Forgets the sessions of this group that have not begun; their ids. One that opens at this moment is no longer planned. */
export async function dropPlannedSessions(db: EntityManager, group: string): Promise<string[]> {
  const dropped = await db
    .createQueryBuilder()
    .delete()
    .from(SessionRow)
    .where(`group_id = :group AND stage ->> 'at' = 'planned'`, { group })
    .returning('id')
    .execute();
  return (dropped.raw as { id: string }[]).map(({ id }) => id);
}

/** What people have said about coming to a session. */
export async function answersTo(db: EntityManager, session: string): Promise<ReadonlyMap<string, RsvpAnswer>> {
  const rows = await db.findBy(Rsvp, { sessionId: session });
  return new Map(rows.map(({ userId, answer }) => [userId, answer]));
}

export async function saveAnswer(
  db: EntityManager,
  given: { session: string; user: string; answer: RsvpAnswer },
): Promise<void> {
  const { session, user, answer } = given;
  await db.upsert(Rsvp, { sessionId: session, userId: user, answer }, ['sessionId', 'userId']);
}

export async function forgetAnswers(db: EntityManager, session: string): Promise<void> {
  await db.delete(Rsvp, { sessionId: session });
}

/** What somebody who leaves the group has said about its sessions goes with them. */
export async function forgetAnswersOf(
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<void> {
  await db.query(
    'DELETE FROM rsvp USING session WHERE rsvp.session_id = session.id AND group_id = $1 AND user_id = $2',
    [group, user],
  );
}

/** Somebody as the door names them. */
export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
}

/**
 * Whether somebody looks after the time in a group: its facilitators, the moderators of its cohort, those of the server, and
 * the member whose turn it is in the session that goes on.
 */
export async function keepsTime(
  db: EntityManager,
  { guild, group, by }: { guild: string; group: { id: string; cohort: string }; by: Person },
): Promise<boolean> {
  const home = await readHome(db, guild);
  if (home?.moderatorRoleId && by.roles.includes(home.moderatorRoleId)) return true;
  if (await facilitatesNow(db, { guild, group: group.id, user: by.id })) return true;
  const appointments = await db.findBy(Appointment, { guildId: guild, cohortId: group.cohort, userId: by.id });
  return appointments.some(({ role, groupId }) => role === 'moderator' || groupId === null || groupId === group.id);
}

export const groupNamed = (db: EntityManager, id: string): Promise<Group | null> => db.findOneBy(Group, { id });

/** The group whose thread this is. */
export const groupOfThread = (db: EntityManager, guild: string, thread: string): Promise<Group | null> =>
  db.findOneBy(Group, { guildId: guild, threadId: thread });

/** The group somebody sits in, or else looks after; the newest, when there are several. Only those of running cohorts count. */
export async function groupOf(db: EntityManager, guild: string, user: string): Promise<Group | null> {
  const running = db
    .createQueryBuilder(Group, 'g')
    .innerJoin(Cohort, 'cohort', `cohort.id = g.cohortId AND cohort.state = 'running'`)
    .where('g.guildId = :guild', { guild })
    .orderBy('g.id', 'DESC')
    .limit(1);
  const sitsIn = running
    .clone()
    .innerJoin(Membership, 'membership', 'membership.groupId = g.id AND membership.userId = :user', { user });
  const looksAfter = running
    .clone()
    .innerJoin(Appointment, 'appointment', 'appointment.groupId = g.id AND appointment.userId = :user', { user });
  return (await sitsIn.getOne()) ?? looksAfter.getOne();
}
