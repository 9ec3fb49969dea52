import { ILike, IsNull, Not, type EntityManager } from 'typeorm';
import { Appointment, Cohort, Group, Membership } from '../../entities';

export const lockCohort = (db: EntityManager, guild: string, name: string): Promise<Cohort | null> =>
  db.findOne(Cohort, { where: { guildId: guild, name }, lock: { mode: 'pessimistic_write' } });

export const cohortsLike = (db: EntityManager, guild: string, typed: string): Promise<Cohort[]> =>
  db.find(Cohort, {
    where: { guildId: guild, name: ILike(`%${typed.replace(/[\\%_]/g, '\\$&')}%`) },
    order: { id: 'DESC' },
    take: 25,
  });

export const groupsOf = (db: EntityManager, cohort: string): Promise<Group[]> =>
  db.find(Group, { where: { cohortId: cohort }, order: { number: 'ASC' } });

export const lockGroup = (db: EntityManager, id: string): Promise<Group | null> =>
  db.findOne(Group, { where: { id }, lock: { mode: 'pessimistic_write' } });

export const lockGroupOfThread = (db: EntityManager, guild: string, thread: string): Promise<Group | null> =>
  db.findOne(Group, { where: { guildId: guild, threadId: thread }, lock: { mode: 'pessimistic_write' } });

export const groupsWithoutThread = (db: EntityManager, cohort: string): Promise<Group[]> =>
  db.find(Group, { where: { cohortId: cohort, threadId: IsNull() }, order: { number: 'ASC' } });

export async function membersOf(db: EntityManager, group: string): Promise<string[]> {
  const rows = await db.find(Membership, { where: { groupId: group }, order: { userId: 'ASC' } });
  return rows.map((row) => row.userId);
}

/** The threads of all groups of a guild. */
export async function threadsIn(db: EntityManager, guild: string): Promise<string[]> {
  const groups = await db.findBy(Group, { guildId: guild, threadId: Not(IsNull()) });
  return groups.flatMap(({ threadId }) => (threadId === null ? [] : [threadId]));
}

export async function removeMember(db: EntityManager, group: string, user: string): Promise<void> {
  await db.delete(Membership, { groupId: group, userId: user });
}

export async function setThread(db: EntityManager, group: string, thread: string): Promise<void> {
  await db.update(Group, { id: group }, { threadId: thread });
}

/** The thread there was, or was to be, is no more; the next one has the next number. */
export async function giveThreadUp(db: EntityManager, { id, threadNumber }: Group): Promise<void> {
  await db.update(Group, { id }, { threadId: null, threadNumber: threadNumber + 1 });
}

/** The people appointed to look after a cohort. */
export async function moderatorsOf(db: EntityManager, cohort: string): Promise<string[]> {
  const rows = await db.find(Appointment, { where: { cohortId: cohort, role: 'moderator' }, order: { id: 'ASC' } });
  return rows.map(({ userId }) => userId);
}
