import { IsNull, Not, type EntityManager } from 'typeorm';
import { Appointment, Cohort, Group, Membership, SessionRow } from '../../entities';
import { membersOf } from '../cohorts/store';
import { facilitatesNow } from '../facilitators/store';
import { readHome } from '../home/store';
import { bringersOf, restingIn } from './answers/store';
import type { Pace } from './legs';
import { agenda, type Agenda } from './programmes/programme';
import { ledger, people, stage } from './rows';
import { easeIn } from './wishes/store';
import { emptyLedger, type Session, type Shared } from './session';

/**
 * Rows <-> sessions. What comes from outside names its guild; what an alarm, a board or another row names is ours already.
 */

/** A session with what its words to the group need besides. */
export interface Gathering {
  readonly session: Session;
  readonly guild: string;
  readonly group: { readonly id: string; readonly name: string; readonly cohort: string; readonly zone: string };
  /** null while the group has no thread */
  readonly thread: string | null;
  /** the thread of the circle, also for a part that has its own */
  readonly circle: string | null;
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
  // A part is never locked before the session it is a part of: that one locks its parts when it moves on.
  if (lock)
    await db.query('SELECT FROM session WHERE id = (SELECT parent_id FROM session WHERE id = $1) FOR UPDATE', [id]);
  const row = await db.findOne(SessionRow, {
    where: { id, ...(guild === undefined ? {} : { guildId: guild }) },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!row) return null;
  const group = await db.findOneByOrFail(Group, { id: row.groupId });
  const sitting = await membersOf(db, row.groupId);
  const seats = people.parse(row.seats);
  const isPart = row.parentId !== null;
  // The thread of a circle that was given up is closed for good.
  const circle = group.givenUpAt === null ? group.threadId : null;
  return {
    session: {
      id: row.id,
      members: isPart ? seats.filter((seat) => sitting.includes(seat)) : sitting,
      startsAt: row.startsAt,
      agenda: agenda.parse(row.agenda),
      pace: row.pace,
      turn: row.turn,
      sheet: row.sheet,
      stage: stage.parse(row.stage),
      endsBy: row.endsBy,
      seats,
      stirred: row.stirred,
      owner: row.ownerId,
      ledger: ledger.parse(row.ledger),
      shared: row.shared,
      cases: isPart ? [] : await bringersOf(db, row),
      ...(await easeIn(db, row.groupId)),
      resting: await restingIn(db, row),
      parent: row.parentId,
    },
    guild: row.guildId,
    group: {
      id: group.id,
      name: isPart ? partName(group.name, row.number) : group.name,
      cohort: group.cohortId,
      zone: group.zone,
    },
    thread: isPart ? row.threadId : circle,
    circle,
    facilitator: row.facilitatorId,
  };
}

export const partName = (group: string, number: number): string => `${group} · ${number}`;

/** How the turns of the last session were shared; null before there was one. */
export async function lastSharedOf(db: EntityManager, group: string): Promise<Shared | null> {
  const row = await db.findOne(SessionRow, {
    where: { groupId: group, parentId: IsNull(), shared: Not(IsNull()) },
    order: { startsAt: 'DESC' },
  });
  return row?.shared ?? null;
}

export async function addSession(
  db: EntityManager,
  planned: {
    guild: string;
    group: string;
    number: number;
    startsAt: Date;
    zoneData: string;
    agenda: Agenda;
    pace: Pace;
    part?: { parent: string; seats: readonly string[] };
  },
): Promise<string> {
  const { guild, group, number, startsAt, pace, part } = planned;
  const row = await db.save(SessionRow, {
    guildId: guild,
    groupId: group,
    number,
    startsAt,
    zoneData: planned.zoneData,
    turn: 0,
    stage: { at: 'planned' },
    ledger: emptyLedger,
    agenda: planned.agenda,
    pace,
    parentId: part?.parent ?? null,
    seats: part ? [...part.seats] : [],
  });
  return row.id;
}

export async function saveSession(db: EntityManager, session: Session): Promise<void> {
  const { id, pace, stirred, turn, sheet, stage, ledger, endsBy, seats, owner, shared } = session;
  await db.update(
    SessionRow,
    { id },
    { pace, stirred, turn, sheet, stage, ledger: ledger, endsBy, seats: [...seats] as object, ownerId: owner, shared },
  );
}

/** The sessions of this group that have not begun. */
export const plannedSessionsOf = (db: EntityManager, group: string): Promise<SessionRow[]> =>
  db
    .createQueryBuilder(SessionRow, 'session')
    .where(`session.groupId = :group AND session.parentId IS NULL AND session.stage ->> 'at' = 'planned'`, { group })
    .getMany();

/** The next session of this group that has not begun; null when every session has. */
export async function nextPlannedOf(db: EntityManager, group: string): Promise<SessionRow | null> {
  const planned = await plannedSessionsOf(db, group);
  return planned.sort((one, other) => Number(one.startsAt) - Number(other.startsAt))[0] ?? null;
}

/** When this group next meets; null when every session has begun. */
export const nextSessionOf = async (db: EntityManager, group: string): Promise<Date | null> =>
  (await nextPlannedOf(db, group))?.startsAt ?? null;

/** The session of this group that is going on right now; the newest, should there be two. */
export async function openSessionOf(db: EntityManager, group: string): Promise<string | null> {
  const row = await db
    .createQueryBuilder(SessionRow, 'session')
    .where(
      `session.groupId = :group AND session.parentId IS NULL AND session.stage ->> 'at' IN ('round', 'timed', 'paused')`,
      { group },
    )
    .orderBy('session.startsAt', 'DESC')
    .limit(1)
    .getOne();
  return row?.id ?? null;
}

/** When the last session of a cohort begins; null when none is planned or was held. */
export async function lastSessionOf(db: EntityManager, cohort: string): Promise<Date | null> {
  const [row] = await db.query<{ last: Date | null }[]>(
    `SELECT max(session.starts_at) AS last FROM session JOIN "group" ON "group".id = session.group_id
     WHERE "group".cohort_id = $1 AND session.parent_id IS NULL`,
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
    .where(`group_id = :group AND parent_id IS NULL AND stage ->> 'at' = 'planned'`, { group })
    .returning('id')
    .execute();
  return (dropped.raw as { id: string }[]).map(({ id }) => id);
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

/** The group whose thread this is, while it goes on. */
export const groupOfThread = (db: EntityManager, guild: string, thread: string): Promise<Group | null> =>
  db.findOneBy(Group, { guildId: guild, threadId: thread, givenUpAt: IsNull() });

/** The group somebody sits in, or else looks after; the newest, when there are several. Only those of running cohorts count. */
export async function groupOf(db: EntityManager, guild: string, user: string): Promise<Group | null> {
  const running = db
    .createQueryBuilder(Group, 'g')
    .innerJoin(Cohort, 'cohort', `cohort.id = g.cohortId AND cohort.state = 'running'`)
    .where('g.guildId = :guild AND g.givenUpAt IS NULL', { guild })
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

/** The first sheet that a step of a session had; null when none was asked for. */
export async function firstSheetOf(
  db: EntityManager,
  { session, step }: { session: string; step: number },
): Promise<number | null> {
  const [row] = await db.query<{ sheet: number | null }[]>(
    `SELECT min(split_part(key, ':', 3)::int) AS sheet FROM board WHERE key LIKE $1`,
    [`session:${session}:%:${step}`],
  );
  return row?.sheet ?? null;
}
