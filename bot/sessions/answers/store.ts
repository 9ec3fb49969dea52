import type { EntityManager } from 'typeorm';
import { Rsvp, SessionRow } from '../../../entities';
import { casesFor } from '../../bringing/store';
import { ledger } from '../rows';
import { hasActed, type RsvpAnswer } from '../session';

/** What people say about coming; deleted at the close. */

/** What people have said about coming to a session. */
export async function answersTo(db: EntityManager, session: string): Promise<ReadonlyMap<string, RsvpAnswer>> {
  const rows = await db.findBy(Rsvp, { sessionId: session });
  return new Map(rows.map(({ userId, answer }) => [userId, answer]));
}

/** Who rests this week; for a smaller group, of those who have not come to the session that it belongs to all the same. */
export async function restingIn(
  db: EntityManager,
  { id, parentId }: Pick<SessionRow, 'id' | 'parentId'>,
): Promise<string[]> {
  const answers = await answersTo(db, parentId ?? id);
  const resting = [...answers].flatMap(([user, answer]) => (answer === 'not this week' ? [user] : []));
  if (parentId === null || resting.length === 0) return resting;
  const circle = await db.findOneByOrFail(SessionRow, { id: parentId });
  const known = ledger.parse(circle.ledger);
  return resting.filter((user) => !hasActed(known, user));
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

/**
 * Who would like to bring a case, in their order, and has not said that they rest this week: theirs waits for them. That tells
 * nobody what they said, for whose case waits is known to themselves alone. Whoever had the chance in this session is not asked
 * again in it: whether they come for it then is theirs to say.
 */
export async function bringersOf(
  db: EntityManager,
  { id, guildId, groupId, startsAt }: Pick<SessionRow, 'id' | 'guildId' | 'groupId' | 'startsAt'>,
): Promise<string[]> {
  const answers = await answersTo(db, id);
  const cases = await casesFor(db, { guild: guildId, group: groupId, since: startsAt });
  return cases.flatMap(({ user }) => (answers.get(user) === 'not this week' ? [] : [user]));
}
