import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Alarm, Application, Appointment, Cohort, Group, Membership, type CohortState } from '../../entities';
import type { Who } from '../intake/store';
import { standing } from '../sessions/rows';

/** How long a step out can be taken back; then what somebody had written is deleted. */
export const minutesToReturn = 10;

export interface Circle {
  readonly id: string;
  readonly name: string;
  /** before its launch a circle is a plan of the moderators', and who sits in it is told nothing of it */
  readonly hasBegun: boolean;
}

/** A cohort whose circles people can still leave and come back to. */
const isGoingOn = ({ state }: Cohort): boolean => state === 'matched' || state === 'running';

/** The circles somebody sits in, the newest first; those of cohorts that are over do not count. */
export async function circlesOf(db: EntityManager, { guild, user }: Who): Promise<Circle[]> {
  const seats = await db.findBy(Membership, { userId: user });
  const groups = await db.find(Group, {
    where: { guildId: guild, id: In(seats.map(({ groupId }) => groupId)) },
    order: { id: 'DESC' },
  });
  const cohorts = await db.findBy(Cohort, { id: In(groups.map(({ cohortId }) => cohortId)) });
  const states = new Map(cohorts.filter(isGoingOn).map(({ id, state }) => [id, state]));
  return groups.flatMap(({ id, name, cohortId }) => {
    const state = states.get(cohortId);
    return state === undefined ? [] : [{ id, name, hasBegun: state === 'running' }];
  });
}

/**
 * A group, locked, and whether it goes on. It is named by a button that its member pressed, perhaps in a direct message, where
 * there is no guild to name: that they sit or sat in it is asked next.
 */
export async function lockCircle(
  db: EntityManager,
  id: string,
): Promise<{ group: Group; isGoingOn: boolean } | undefined> {
  const group = await db.findOne(Group, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!group) return undefined;
  const cohort = await db.findOneByOrFail(Cohort, { id: group.cohortId });
  return { group, isGoingOn: group.givenUpAt === null && isGoingOn(cohort) };
}

/** The circles of the same cohort that were given up. */
export const givenUpBeside = (db: EntityManager, { id, guildId, cohortId }: Group): Promise<Group[]> =>
  db.findBy(Group, { guildId, cohortId, givenUpAt: Not(IsNull()), id: Not(id) });

/** Whose thread this is, that of a circle which was given up, too. */
export const whoseThread = (db: EntityManager, p: { guild: string; thread: string }): Promise<Group | null> =>
  db.findOneBy(Group, { guildId: p.guild, threadId: p.thread });

/** All circles of the cohort that a group belongs to. */
export async function circlesBeside(db: EntityManager, { guildId, cohortId }: Group): Promise<string[]> {
  const groups = await db.find(Group, { where: { guildId, cohortId }, select: { id: true } });
  return groups.map(({ id }) => id);
}

export const hasBegun = async (db: EntityManager, group: Group): Promise<boolean> =>
  (await stateOfCohort(db, group)) === 'running';

export const hasEnded = async (db: EntityManager, group: Group): Promise<boolean> =>
  (await stateOfCohort(db, group)) === 'ended';

export const cohortOf = (db: EntityManager, { guildId, cohortId }: Group): Promise<Cohort> =>
  db.findOneByOrFail(Cohort, { guildId, id: cohortId });

export const stateOfCohort = async (db: EntityManager, { cohortId }: Group): Promise<CohortState> =>
  (await db.findOneByOrFail(Cohort, { id: cohortId })).state;

/** Whether somebody keeps the time in a group, and so belongs into its thread without sitting in it. */
export const keepsTimeIn = (db: EntityManager, { id, cohortId }: Group, user: string): Promise<boolean> =>
  db.existsBy(Appointment, [
    { cohortId, userId: user, role: 'facilitator', groupId: IsNull() },
    { cohortId, userId: user, role: 'facilitator', groupId: id },
  ]);

export async function takeUp(
  db: EntityManager,
  { id }: Application,
  as: { state: 'waiting' | 'placed'; agreement: string | null },
): Promise<void> {
  await db.update(Application, { id }, as);
}

/** How somebody wished their seat to be. */
const seat = z.object({
  joinedAt: z.coerce.date(),
  unhurried: z.boolean(),
  inviteIn: z.boolean(),
  facilitates: z.boolean(),
  pausedUntil: z.coerce.date().nullable(),
});
export type Seat = z.infer<typeof seat>;

/**
 * What the alarm knows that will forget somebody who has left: ids, which agreement they had agreed to; of a circle, how their
 * seat was to be and where they stood in a session.
 */
export const leftData = z.object({
  guild: z.string(),
  user: z.string(),
  agreement: z.string().nullable(),
  group: z.string().optional(),
  seat: seat.optional(),
  standings: z.array(standing).default([]),
});
export type Left = z.infer<typeof leftData>;

/** What is kept of somebody's leaving until that alarm rings; null afterwards. */
export async function readLeft(db: EntityManager, key: string): Promise<Left | null> {
  const row = await db.findOne(Alarm, { where: { key }, lock: { mode: 'pessimistic_write' } });
  return row && leftData.parse(row.data);
}

export async function readLeftBy(db: EntityManager, subject: string): Promise<Left | null> {
  const row = await db.findOne(Alarm, {
    where: { subject },
    order: { dueAt: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });
  return row && leftData.parse(row.data);
}

/** The circles somebody has left a moment ago. */
export async function circlesLeft(db: EntityManager, subject: string): Promise<string[]> {
  const rows = await db.findBy(Alarm, { subject });
  return rows.flatMap(({ data }) => leftData.parse(data).group ?? []);
}

/** What there is to take back of a leaving, by whom, and how long it can be. */
export const leftSubject = ({ guild, user }: Who): string => `left:${guild}:${user}`;

/** `place`: a group's id, or one of the next two. */
export const leftKey = (who: Who, place: string): string => `${leftSubject(who)}:${place}`;
export const onList = 'list';
/** Of who was not on the list yet: there is nothing to give back but *Join*. */
export const wayIn = 'way-in';

export const minutesUntil = (dueAt: Date, now: Date): number => Math.ceil((dueAt.getTime() - now.getTime()) / 60_000);

/** A circle somebody has left and may still come back to. */
export interface LeftCircle {
  readonly circle: Circle;
  /** for so many minutes more, at least one */
  readonly minutes: number;
}

/** The one somebody has left last, of those that go on. Nothing is locked: whether the seat is free is asked when they come. */
export async function circleLeft(db: EntityManager, who: Who, now: Date): Promise<LeftCircle | null> {
  const where = { subject: leftSubject(who), dueAt: MoreThan(now) };
  for (const { data, dueAt } of await db.find(Alarm, { where, order: { dueAt: 'DESC' } })) {
    const id = leftData.parse(data).group;
    const group = id === undefined ? null : await db.findOneBy(Group, { id, guildId: who.guild, givenUpAt: IsNull() });
    const cohort = group && (await cohortOf(db, group));
    if (!group || !cohort || !isGoingOn(cohort)) continue;
    const circle = { id: group.id, name: group.name, hasBegun: cohort.state === 'running' };
    return { circle, minutes: minutesUntil(dueAt, now) };
  }
  return null;
}

/** When what somebody told who sits and waits nowhere is deleted; null when nothing is to forget them. */
export async function forgottenAt(db: EntityManager, { guild, user }: Who): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }[]>(
    `SELECT max(due_at) AS at FROM alarm WHERE job = 'people.forget' AND data ->> 'guild' = $1 AND data ->> 'user' = $2`,
    [guild, user],
  );
  return row?.at ?? null;
}

/** They are back: of this leaving there is nothing to forget any more. */
export async function dropLeft(db: EntityManager, key: string): Promise<void> {
  await db.delete(Alarm, { key });
}

/** A seat with what its owner wished for, as long as they sit there. */
export async function readSeat(db: EntityManager, p: { group: string; user: string }): Promise<Seat | undefined> {
  const row = await db.findOneBy(Membership, { groupId: p.group, userId: p.user });
  return row ? seat.parse(row) : undefined;
}

/** It is theirs again, as they had wished for; a pause that is over by now is over. */
export async function giveSeatBack(
  db: EntityManager,
  { group, user, now }: { group: string; user: string; now: Date },
  { pausedUntil, ...as }: Seat,
): Promise<Date | null> {
  const until = pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
  await db.update(Membership, { groupId: group, userId: user }, { ...as, pausedUntil: until });
  return until;
}

/** Who has come to a group since somebody left it, as the alarm of that key remembers. */
export async function comersSince(db: EntityManager, p: { group: string; leftAs: string }): Promise<string[]> {
  const rows = await db.query<{ user: string }[]>(
    `SELECT m.user_id AS "user" FROM membership m, alarm a
     WHERE m.group_id = $1 AND a.key = $2 AND m.joined_at >= a.due_at - $3 * interval '1 minute' ORDER BY m.user_id`,
    [p.group, p.leftAs, minutesToReturn],
  );
  return rows.map(({ user }) => user);
}

/** What somebody has left last, and when that is forgotten; null when there is nothing to take back. */
export async function placeLeft(db: EntityManager, who: Who): Promise<{ place: string; dueAt: Date } | null> {
  const subject = leftSubject(who);
  const row = await db.findOne(Alarm, { where: { subject }, order: { dueAt: 'DESC' } });
  return row && { place: row.key.slice(subject.length + 1), dueAt: row.dueAt };
}

/** A number that no other change was given, for what must be said once and name nobody. */
export async function freshNumber(db: EntityManager): Promise<string> {
  const [row] = await db.query<{ number: string }[]>(
    `SELECT nextval(pg_get_serial_sequence('outbox', 'id')) AS number`,
  );
  if (!row) throw new Error('the outbox has no numbers');
  return row.number;
}
