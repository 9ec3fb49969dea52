import { z } from 'zod';
import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { Appointment, Cohort, Contribution, Group, Membership, Rsvp, SessionRow } from '../../entities';
import { inOrder } from '../bringing/rules/queue';
import { casesOf } from '../bringing/store';
import { membersOf } from '../cohorts/store';
import { facilitatesNow } from '../facilitators/store';
import { readHome } from '../home/store';
import { zoneData } from './calendar';
import type { Pace } from './legs';
import { agenda, type Agenda } from './programme';
import { emptyLedger, endings, type RsvpAnswer, type Session, type Shared } from './session';

/**
 * Rows <-> sessions. What comes from outside names its guild; what an alarm, a board or another row names is ours already.
 */

const open = z.object({ is: z.literal('open'), asked: z.boolean() });
/** A turn that began before its end was written down counts as having come to it. */
const until = z.coerce.date().default(new Date(0));
const yes = z.boolean().optional();
const floor = z
  .discriminatedUnion('is', [
    open,
    z.object({ is: z.literal('held'), by: z.string(), until, ended: yes, questions: yes }),
  ])
  .default({ is: 'open', asked: false });
const stopped = z.discriminatedUnion('is', [
  open,
  z.object({ is: z.literal('held'), by: z.string(), leftMs: z.number(), questions: yes }),
]);
const interrupted = z.discriminatedUnion('is', [
  z.object({ is: z.literal('round'), floor: stopped }),
  z.object({ is: z.literal('timed'), leftMs: z.number(), floor: stopped, instead: yes }),
]);
const step = z.number().int();
const stage = z.discriminatedUnion('at', [
  z.object({ at: z.literal('planned') }),
  z.object({ at: z.literal('round'), step, floor }),
  z.object({ at: z.literal('timed'), step, endsAt: z.coerce.date(), floor, instead: yes }),
  z.object({ at: z.literal('paused'), step, interrupted, frameLeftMs: z.number() }),
  z.object({ at: z.literal('closed'), how: z.enum(endings) }),
]);
const people = z.array(z.string());
const ledger = z.object({
  had: people,
  hands: people,
  turns: z.record(z.string(), z.number()),
  written: people,
  invited: people.default([]),
});

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
  const sitting = await membersOf(db, row.groupId);
  const seats = people.parse(row.seats);
  const isPart = row.parentId !== null;
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
      owner: row.ownerId,
      ledger: ledger.parse(row.ledger),
      shared: row.shared,
      cases: isPart ? [] : (await casesOfCircle(db, row)).map(({ user }) => user),
      ...(await easeIn(db, row.groupId)),
      parent: row.parentId,
    },
    guild: row.guildId,
    group: {
      id: group.id,
      name: isPart ? partName(group.name, row.number) : group.name,
      cohort: group.cohortId,
      zone: group.zone,
    },
    thread: isPart ? row.threadId : group.threadId,
    facilitator: row.facilitatorId,
  };
}

/** Who would like to bring a case, in the order in which they are asked. */
const casesOfCircle = async (
  db: EntityManager,
  { guildId, groupId }: SessionRow,
): Promise<readonly { user: string }[]> => inOrder(await casesOf(db, { guild: guildId, group: groupId }));

export const partName = (group: string, number: number): string => `${group} · ${number}`;

async function easeIn(db: EntityManager, group: string): Promise<Pick<Session, 'unhurried' | 'inviteIn'>> {
  const sitting = await db.findBy(Membership, { groupId: group });
  const those = (ask: (row: Membership) => boolean): string[] => sitting.filter(ask).map(({ userId }) => userId);
  return { unhurried: those(({ unhurried }) => unhurried), inviteIn: those(({ inviteIn }) => inviteIn) };
}

/** How somebody would like sessions to be with them; false when they do not sit in that group. */
export async function saveEase(
  db: EntityManager,
  wish: { guild: string; group: string; user: string; unhurried: boolean; inviteIn: boolean },
): Promise<boolean> {
  const { guild, group, user, unhurried, inviteIn } = wish;
  if ((await db.countBy(Group, { id: group, guildId: guild })) === 0) return false;
  const { affected } = await db.update(Membership, { groupId: group, userId: user }, { unhurried, inviteIn });
  return affected === 1;
}

export async function easeOf(
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<('unhurried' | 'invite in')[]> {
  const row = await db.findOneBy(Membership, { groupId: group, userId: user });
  return [...(row?.unhurried ? (['unhurried'] as const) : []), ...(row?.inviteIn ? (['invite in'] as const) : [])];
}

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
    zoneData: zoneData(),
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
  const { id, pace, turn, sheet, stage, ledger, endsBy, seats, owner, shared } = session;
  await db.update(
    SessionRow,
    { id },
    { pace, turn, sheet, stage, ledger: ledger, endsBy, seats: [...seats] as object, ownerId: owner, shared },
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

/** What was written for a reveal, by whom; in an order that tells nothing of who was first. */
export async function contributionsTo(db: EntityManager, session: string, step: number): Promise<Contribution[]> {
  return db.find(Contribution, { where: { sessionId: session, step }, order: { userId: 'ASC' } });
}

/** The newest reveal of this session before a leg, and what was written for it. */
export async function lastContributions(db: EntityManager, session: string, before: number): Promise<Contribution[]> {
  const [last] = await db.find(Contribution, {
    where: { sessionId: session, step: LessThan(before) },
    order: { step: 'DESC' },
    take: 1,
  });
  return last ? contributionsTo(db, session, last.step) : [];
}

export async function saveContribution(
  db: EntityManager,
  given: { session: string; step: number; user: string; words: string },
): Promise<void> {
  const { session, step, user, words } = given;
  await db.upsert(Contribution, { sessionId: session, step, userId: user, words }, ['sessionId', 'step', 'userId']);
}

export async function forgetContributions(db: EntityManager, session: string): Promise<void> {
  await db.delete(Contribution, { sessionId: session });
}

/** What somebody who leaves has written for a reveal that has not come goes with them. */
export async function forgetContributionsOf(
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<void> {
  await db.query(
    `DELETE FROM contribution USING session
     WHERE contribution.session_id = session.id AND group_id = $1 AND user_id = $2`,
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
