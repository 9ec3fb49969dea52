import { ILike, In, IsNull, Not, type EntityManager } from 'typeorm';
import { Appointment, Cohort, Group, Membership, OutboxRow, Rivalry } from '../../entities';
import type { CohortState } from './rules/life';

export const lockCohort = (db: EntityManager, guild: string, name: string): Promise<Cohort | null> =>
  db.findOne(Cohort, { where: { guildId: guild, name }, lock: { mode: 'pessimistic_write' } });

export const lockCohortById = (db: EntityManager, guild: string, id: string): Promise<Cohort | null> =>
  db.findOne(Cohort, { where: { guildId: guild, id }, lock: { mode: 'pessimistic_write' } });

/** For an alarm or a row, which names what is ours already. */
export const lockCohortOfAlarm = (db: EntityManager, id: string): Promise<Cohort | null> =>
  db.findOne(Cohort, { where: { id }, lock: { mode: 'pessimistic_write' } });

export async function lockCohortOfGroup(db: EntityManager, group: string): Promise<Cohort | null> {
  const found = await db.findOneBy(Group, { id: group });
  return found && lockCohortOfAlarm(db, found.cohortId);
}

/** For a group that somebody names: another guild's is left alone. */
export async function lockCohortOfOwnGroup(
  db: EntityManager,
  { guild, group }: { guild: string; group: string },
): Promise<Cohort | null> {
  const found = await db.findOneBy(Group, { id: group, guildId: guild });
  return found && lockCohortById(db, guild, found.cohortId);
}

export const cohortsLike = (db: EntityManager, guild: string, typed: string): Promise<Cohort[]> =>
  db.find(Cohort, {
    where: { guildId: guild, name: ILike(`%${typed.replace(/[\\%_]/g, '\\$&')}%`) },
    order: { id: 'DESC' },
    take: 25,
  });

/** The cohorts of a guild that are not over, the newest first. */
export const livingCohorts = (db: EntityManager, guild: string): Promise<Cohort[]> =>
  db.find(Cohort, { where: { guildId: guild, state: Not<CohortState>('ended') }, order: { id: 'DESC' } });

/** The cohorts that take people in, those that begin first first. */
export const openCohorts = (db: EntityManager, guild: string): Promise<Cohort[]> =>
  db.find(Cohort, { where: { guildId: guild, state: 'open' }, order: { startsOn: 'ASC', id: 'ASC' }, take: 5 });

/** False when the guild has one of that name already. */
export async function addCohort(
  db: EntityManager,
  cohort: Omit<Cohort, 'id' | 'state' | 'closedAt'>,
): Promise<string | undefined> {
  const inserted = await db
    .createQueryBuilder()
    .insert()
    .into(Cohort)
    .values({ ...cohort, state: 'open', closedAt: null })
    .orIgnore()
    .returning('id')
    .updateEntity(false)
    .execute();
  const [row] = inserted.raw as { id: string }[];
  return row?.id;
}

export async function saveSettings(
  db: EntityManager,
  { id, guildId }: Pick<Cohort, 'id' | 'guildId'>,
  settings: Omit<Cohort, 'id' | 'guildId' | 'state' | 'closedAt' | 'firstYears'>,
): Promise<void> {
  await db.update(Cohort, { id, guildId }, settings);
}

export async function setState(
  db: EntityManager,
  cohort: string,
  change: { state: CohortState; closedAt?: Date | null },
): Promise<void> {
  await db.update(Cohort, { id: cohort }, change);
}

export async function setFirstYears(db: EntityManager, cohort: string, firstYears: number | null): Promise<void> {
  await db.update(Cohort, { id: cohort }, { firstYears });
}

export async function addGroup(
  db: EntityManager,
  group: Omit<Group, 'id' | 'threadId' | 'threadNumber' | 'givenUpAt'>,
  seats: { readonly members: readonly string[]; readonly now: Date },
): Promise<void> {
  const { id } = await db.save(Group, { ...group, threadId: null, threadNumber: 1 });
  await db.insert(
    Membership,
    seats.members.map((userId) => ({ groupId: id, userId, joinedAt: seats.now })),
  );
}

export const isOver = (db: EntityManager, cohort: string): Promise<boolean> =>
  db.existsBy(Cohort, { id: cohort, state: 'ended' });

/** Takes the groups of a cohort apart; memberships go with them. */
export async function dropGroups(db: EntityManager, cohort: string): Promise<void> {
  await db.delete(Group, { cohortId: cohort });
}

export async function dropGroup(db: EntityManager, id: string): Promise<void> {
  await db.delete(Group, { id });
}

export const groupsOf = (db: EntityManager, cohort: string): Promise<Group[]> =>
  db.find(Group, { where: { cohortId: cohort, givenUpAt: IsNull() }, order: { number: 'ASC' } });

export const isGivenUp = (db: EntityManager, id: string): Promise<boolean> =>
  db.existsBy(Group, { id, givenUpAt: Not(IsNull()) });

export const lockGroup = (db: EntityManager, id: string): Promise<Group | null> =>
  db.findOne(Group, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** The group whose thread this is; one that was given up is nobody's concern any more. */
export const lockGroupOfThread = (db: EntityManager, guild: string, thread: string): Promise<Group | null> =>
  db.findOne(Group, {
    where: { guildId: guild, threadId: thread, givenUpAt: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });

export async function membersOf(db: EntityManager, group: string): Promise<string[]> {
  const rows = await db.find(Membership, { where: { groupId: group }, order: { userId: 'ASC' } });
  return rows.map((row) => row.userId);
}

/** Who sits where in a cohort. */
export async function seatsOf(db: EntityManager, cohort: string): Promise<{ group: Group; user: string }[]> {
  const groups = await groupsOf(db, cohort);
  const rows = await db.find(Membership, { where: { groupId: In(groups.map(({ id }) => id)) } });
  return rows.flatMap(({ groupId, userId }) => {
    const group = groups.find(({ id }) => id === groupId);
    return group ? [{ group, user: userId }] : [];
  });
}

/** Forgets who sat in the groups of a cohort that is over, and looked after their time; who sat there. */
export async function forgetSeats(db: EntityManager, cohort: string): Promise<string[]> {
  const users = [...new Set((await seatsOf(db, cohort)).map(({ user }) => user))];
  await db.query(`DELETE FROM membership WHERE group_id IN (SELECT id FROM "group" WHERE cohort_id = $1)`, [cohort]);
  await db.query(
    `UPDATE session SET facilitator_id = NULL WHERE group_id IN (SELECT id FROM "group" WHERE cohort_id = $1)`,
    [cohort],
  );
  return users;
}

/** Notes of what was said and done in the groups of a cohort, and in their sessions, keep their place, and nobody's id. */
export async function forgetNotes(db: EntityManager, cohort: string): Promise<void> {
  await db.query(
    `UPDATE outbox o SET about = 'erased:' || o.id
     WHERE o.state <> 'pending' AND (split_part(o.about, ':', 1), split_part(o.about, ':', 2)) IN (
       SELECT 'group', id::text FROM "group" WHERE cohort_id = $1
       UNION ALL SELECT 'session', s.id::text FROM session s JOIN "group" g ON g.id = s.group_id WHERE g.cohort_id = $1)`,
    [cohort],
  );
}

/** The people appointed to look after a cohort. */
export async function moderatorsOf(db: EntityManager, cohort: string): Promise<string[]> {
  const rows = await db.find(Appointment, { where: { cohortId: cohort, role: 'moderator' }, order: { id: 'ASC' } });
  return rows.map(({ userId }) => userId);
}

/** The threads of all groups of a guild that go on. */
export async function threadsIn(db: EntityManager, guild: string): Promise<string[]> {
  const groups = await db.findBy(Group, { guildId: guild, threadId: Not(IsNull()), givenUpAt: IsNull() });
  return groups.flatMap(({ threadId }) => (threadId === null ? [] : [threadId]));
}

/** The threads of the circles that somebody sits in. */
export async function threadsOf(
  db: EntityManager,
  { guild, user }: { guild: string; user: string },
): Promise<string[]> {
  const seats = await db.findBy(Membership, { userId: user });
  const groups = await db.findBy(Group, {
    guildId: guild,
    id: In(seats.map(({ groupId }) => groupId)),
    threadId: Not(IsNull()),
    givenUpAt: IsNull(),
  });
  return groups.flatMap(({ threadId }) => (threadId === null ? [] : [threadId]));
}

export async function addMember(
  db: EntityManager,
  { group, user, now }: { group: string; user: string; now: Date },
): Promise<void> {
  await db.insert(Membership, { groupId: group, userId: user, joinedAt: now });
}

/** False when they were no member any more. */
export async function removeMember(db: EntityManager, group: string, user: string): Promise<boolean> {
  const { affected } = await db.delete(Membership, { groupId: group, userId: user });
  return affected === 1;
}

export async function setThread(db: EntityManager, group: string, thread: string): Promise<void> {
  await db.update(Group, { id: group }, { threadId: thread });
}

/** The thread there was, or was to be, is no more; the next one has the next number. */
export async function giveThreadUp(db: EntityManager, { id, threadNumber }: Group): Promise<void> {
  await db.update(Group, { id }, { threadId: null, threadNumber: threadNumber + 1 });
}

/** Whether something still waits to be said or done in a thread. */
export const isUnderWay = (db: EntityManager, thread: string): Promise<boolean> =>
  db.existsBy(OutboxRow, { lane: thread, state: 'pending' });

/** How many announcements whose `about` begins so Discord has refused, and whether one has arrived. */
export async function fateOf(db: EntityManager, about: string): Promise<{ refused: number; arrived: boolean }> {
  const rows = await db
    .createQueryBuilder(OutboxRow, 'row')
    .where('starts_with(row.about, :about)', { about })
    .getMany();
  return {
    refused: rows.filter(({ state }) => state === 'failed').length,
    arrived: rows.some(({ state }) => state === 'done'),
  };
}

/** Employers that are kept apart, as keys, each pair once. */
export async function rivalsOf(db: EntityManager, guild: string): Promise<[string, string][]> {
  const rows = await db.find(Rivalry, { where: { guildId: guild }, order: { one: 'ASC', other: 'ASC' } });
  return rows.map(({ one, other }) => [one, other]);
}

export async function addRivals(
  db: EntityManager,
  guild: string,
  [one, other]: readonly [string, string],
): Promise<void> {
  await db.upsert(Rivalry, { guildId: guild, one, other }, ['guildId', 'one', 'other']);
}

export async function removeRivals(
  db: EntityManager,
  guild: string,
  [one, other]: readonly [string, string],
): Promise<void> {
  await db.delete(Rivalry, { guildId: guild, one, other });
}
