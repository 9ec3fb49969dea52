import { In, Not, type EntityManager } from 'typeorm';
import { Stranger } from '../../../entities';

/** Who is in the thread of a circle without belonging there, as far as Grove was let see it. */

/** Those who were found before. */
export async function strangersIn(db: EntityManager, group: string): Promise<string[]> {
  return (await db.findBy(Stranger, { groupId: group })).map(({ userId }) => userId);
}

/** False when they were found before. */
export async function addStranger(db: EntityManager, group: string, user: string): Promise<boolean> {
  const inserted = await db
    .createQueryBuilder()
    .insert()
    .into(Stranger)
    .values({ groupId: group, userId: user, belongs: false })
    .orIgnore()
    .returning('user_id')
    .updateEntity(false)
    .execute();
  return (inserted.raw as { user_id: string }[]).length > 0;
}

/** Whoever is there no more, or belongs there by their seat or office, is no stranger. */
export async function keepOnly(db: EntityManager, group: string, users: readonly string[]): Promise<void> {
  await db.delete(Stranger, { groupId: group, userId: Not(In(['0', ...users])) });
}

export async function forgetStranger(db: EntityManager, group: string, user: string): Promise<void> {
  await db.delete(Stranger, { groupId: group, userId: user });
}

/** One who waits for the moderators' word, locked. */
export const lockStranger = (db: EntityManager, group: string, user: string): Promise<Stranger | null> =>
  db.findOne(Stranger, {
    where: { groupId: group, userId: user, belongs: false },
    lock: { mode: 'pessimistic_write' },
  });

export async function letStay(db: EntityManager, group: string, user: string): Promise<void> {
  await db.update(Stranger, { groupId: group, userId: user }, { belongs: true });
}

/** The circles of all running cohorts that have a thread, those that meet next first. */
export async function nextCircles(db: EntityManager, most: number): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT g.id::text AS id FROM "group" g JOIN cohort c ON c.id = g.cohort_id AND c.state = 'running'
       LEFT JOIN session s ON s.group_id = g.id AND s.parent_id IS NULL AND s.stage ->> 'at' <> 'closed'
     WHERE g.thread_id IS NOT NULL AND g.given_up_at IS NULL
     GROUP BY g.id ORDER BY min(s.starts_at) NULLS LAST, g.id LIMIT $1`,
    [most],
  );
  return rows.map(({ id }) => id);
}
