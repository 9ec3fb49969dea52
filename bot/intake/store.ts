import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Application } from '../../entities';
import type { Answers } from './rules/application';
import type { WaitingPerson } from './rules/waiting';

export async function saveApplication(
  db: EntityManager,
  person: { guild: string; user: string; answers: Answers; now: Date },
): Promise<Application> {
  const { guild, user, answers, now } = person;
  await db
    .createQueryBuilder()
    .insert()
    .into(Application)
    .values({ guildId: guild, userId: user, ...answers, state: 'waiting', submittedAt: now })
    // Whoever applies again changes their answers, not their place.
    .orUpdate(['called', 'work', 'wish'], ['guild_id', 'user_id'])
    .updateEntity(false)
    .execute();
  return db.findOneByOrFail(Application, { guildId: guild, userId: user });
}

export const readApplication = (db: EntityManager, guild: string, user: string): Promise<Application | null> =>
  db.findOneBy(Application, { guildId: guild, userId: user });

/** Everybody who waits, longest first, locked: two launches at once cannot place one person twice. */
export const lockWaiting = (db: EntityManager, guild: string): Promise<Application[]> =>
  db.find(Application, {
    where: { guildId: guild, state: 'waiting' },
    order: { submittedAt: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** Everybody who waits, longest first; with `before`, only those who were on the list by then. */
export async function waitingPeople(db: EntityManager, guild: string, before?: Date): Promise<WaitingPerson[]> {
  const rows = await db.find(Application, {
    where: { guildId: guild, state: 'waiting', ...(before ? { submittedAt: LessThanOrEqual(before) } : {}) },
    order: { submittedAt: 'ASC', id: 'ASC' },
  });
  return rows.map(({ userId, zone, submittedAt, ...profile }) => ({
    ...profile,
    id: userId,
    zone: zone ?? 'UTC',
    since: submittedAt,
  }));
}

/** Back on the list, at the place they had. */
export async function markWaiting(db: EntityManager, guild: string, users: readonly string[]): Promise<void> {
  await db.update(Application, { guildId: guild, userId: In([...users]), state: 'placed' }, { state: 'waiting' });
}

/** Forgets what people who have had their circle told when they joined. */
export async function forgetPlaced(db: EntityManager, guild: string, users: readonly string[]): Promise<void> {
  await db.delete(Application, { guildId: guild, userId: In([...users]), state: 'placed' });
}

export async function markPlaced(db: EntityManager, guild: string, users: readonly string[]): Promise<void> {
  await db.update(Application, { guildId: guild, userId: In([...users]) }, { state: 'placed' });
}

export async function withdrawApplication(db: EntityManager, guild: string, user: string): Promise<void> {
  await db.delete(Application, { guildId: guild, userId: user });
}

export const countWaiting = (db: EntityManager, guild: string): Promise<number> =>
  db.countBy(Application, { guildId: guild, state: 'waiting' });
