import { In, type EntityManager } from 'typeorm';
import { Application, Group, Membership, Offer, SessionRow } from '../../entities';
import { isThereBy } from '../people/pauses/store';
import type { Circle, Turn } from './rules/rota';

/** Who looks after which session, and what is offered. Groups and sessions that are named here were found by their guild. */

/** Where a group reads what is said to it. */
export interface Place {
  readonly guild: string;
  /** null while it has no thread */
  readonly thread: string | null;
}

export async function placeOf(db: EntityManager, group: string): Promise<Place> {
  const { guildId: guild, threadId: thread } = await db.findOneByOrFail(Group, { id: group });
  return { guild, thread };
}

/** A circle for the rota. Its sessions are locked: whether one was announced or has begun is settled until the change is done. */
export async function circleOf(db: EntityManager, group: string): Promise<Circle> {
  const sessions = await db.query<Turn[]>(
    `SELECT s.id, s.facilitator_id AS facilitator, s.facilitator_agreed AS agreed,
       (s.stage ->> 'at' <> 'planned'
         OR EXISTS (SELECT FROM outbox o WHERE o.about = 'session:' || s.id || ':day-reminder')) AS settled,
       EXISTS (SELECT FROM membership m WHERE m.group_id = s.group_id AND m.user_id = s.facilitator_id
         AND m.facilitates AND m.paused_until IS NOT NULL AND ${isThereBy('m', 's')}) AS "keptFor"
     FROM session s WHERE s.group_id = $1 AND s.parent_id IS NULL ORDER BY s.number FOR UPDATE OF s`,
    [group],
  );
  const seats = await db.find(Membership, { where: { groupId: group }, order: { userId: 'ASC' } });
  return {
    members: seats.map(({ userId }) => userId),
    willing: seats
      .filter(({ facilitates, pausedUntil }) => facilitates && pausedUntil === null)
      .map(({ userId }) => userId),
    sessions,
  };
}

export async function setFacilitator(
  db: EntityManager,
  { id, facilitator, agreed }: Pick<Turn, 'id' | 'facilitator' | 'agreed'>,
): Promise<void> {
  await db.update(SessionRow, { id }, { facilitatorId: facilitator, facilitatorAgreed: agreed });
}

/** Somebody looks after no session of a group any more that has not begun; with `before`, only of those that begin earlier. */
export async function clearFacilitator(
  db: EntityManager,
  { group, user, before }: { group: string; user: string; before: Date | null },
): Promise<void> {
  await db.query(
    `UPDATE session SET facilitator_id = NULL, facilitator_agreed = false
     WHERE group_id = $1 AND facilitator_id = $2 AND stage ->> 'at' = 'planned'
       AND ($3::timestamptz IS NULL OR starts_at < $3)`,
    [group, user, before],
  );
}

/** Whether somebody looks after the session of a group that is going on. */
export async function facilitatesNow(
  db: EntityManager,
  { guild, group, user }: { guild: string; group: string; user: string },
): Promise<boolean> {
  return db
    .createQueryBuilder(SessionRow, 'session')
    .where('session.guildId = :guild AND session.groupId = :group AND session.facilitatorId = :user', {
      guild,
      group,
      user,
    })
    .andWhere(`session.stage ->> 'at' NOT IN ('planned', 'closed')`)
    .getExists();
}

/** The next session of a group that somebody has and that has not begun. */
export const nextOwnSession = (
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<SessionRow | null> =>
  db
    .createQueryBuilder(SessionRow, 'session')
    .where('session.groupId = :group AND session.facilitatorId = :user', { group, user })
    .andWhere(`session.stage ->> 'at' = 'planned'`)
    .orderBy('session.startsAt')
    .getOne();

export const offerOf = (db: EntityManager, session: string): Promise<Offer | null> =>
  db.findOneBy(Offer, { sessionId: session });

/** The number of the offer; the one there was is no more. */
export async function makeOffer(
  db: EntityManager,
  { session, by, to }: { session: string; by: string; to: string | null },
): Promise<string> {
  await db.delete(Offer, { sessionId: session });
  return (await db.save(Offer, { sessionId: session, userId: by, toUserId: to })).id;
}

export async function dropOffer(db: EntityManager, { id }: Pick<Offer, 'id'>): Promise<void> {
  await db.delete(Offer, { id });
}

/** What is offered in a group by somebody or to them; with `before`, only of sessions that begin earlier. */
export const offersWith = (
  db: EntityManager,
  { group, user, before }: { group: string; user: string; before: Date | null },
): Promise<Offer[]> =>
  db
    .createQueryBuilder(Offer, 'offer')
    .innerJoin(SessionRow, 'session', 'session.id = offer.sessionId AND session.groupId = :group', { group })
    .where('(offer.userId = :user OR offer.toUserId = :user)', { user })
    .andWhere('(:before::timestamptz IS NULL OR session.startsAt < :before)', { before })
    .getMany();

export const isWilling = (db: EntityManager, group: string, user: string): Promise<boolean> =>
  db.existsBy(Membership, { groupId: group, userId: user, facilitates: true });

export async function setWilling(
  db: EntityManager,
  { group, user, willing }: { group: string; user: string; willing: boolean },
): Promise<void> {
  await db.update(Membership, { groupId: group, userId: user }, { facilitates: willing });
}

/** What people of one circle want to be called; whoever has told nothing is left out. */
export async function calledIn(
  db: EntityManager,
  guild: string,
  users: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.find(Application, {
    select: { userId: true, called: true },
    where: { guildId: guild, userId: In([...users]) },
  });
  return new Map(rows.map(({ userId, called }) => [userId, called]));
}
