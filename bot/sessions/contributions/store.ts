import { LessThan, type EntityManager } from 'typeorm';
import { Contribution } from '../../../entities';

/** What is written for a reveal: it waits until all of it appears, and is forgotten at the close. */

/** What was written for a reveal, by whom; in an order that tells neither who was first nor who wrote what. */
export async function contributionsTo(db: EntityManager, session: string, step: number): Promise<Contribution[]> {
  return db.find(Contribution, { where: { sessionId: session, step }, order: { place: 'ASC' } });
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

/** Other words than before stand where those stood. */
export async function saveContribution(
  db: EntityManager,
  given: { session: string; step: number; user: string; words: string },
): Promise<void> {
  const { session, step, user, words } = given;
  await db.query(
    `INSERT INTO contribution (session_id, step, user_id, words, place) VALUES ($1, $2, $3, $4, gen_random_uuid())
     ON CONFLICT (session_id, step, user_id) DO UPDATE SET words = $4`,
    [session, step, user, words],
  );
}

/** What was written for one reveal. */
export async function forgetContributionsTo(db: EntityManager, session: string, step: number): Promise<void> {
  await db.delete(Contribution, { sessionId: session, step });
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
