import { In, type EntityManager } from 'typeorm';
import { AskedCircle, Asking, Membership, Vote } from '../../../entities';
import type { Vote as Answer } from '../rules/voting';

/** What circles are asked, and what their members answer until the end. */

/** The asking that one of these circles has before it; null when none of them is asked anything. */
export const askingOf = (db: EntityManager, groups: readonly string[]): Promise<Asking | null> =>
  db
    .createQueryBuilder(Asking, 'asking')
    .innerJoin(AskedCircle, 'asked', 'asked.askingId = asking.id')
    .where('asked.groupId IN (:...groups)', { groups: ['0', ...groups] })
    .orderBy('asking.closesAt')
    .getOne();

export async function addAsking(
  db: EntityManager,
  { groups, ...asking }: Omit<Asking, 'id'> & { groups: readonly string[] },
): Promise<string> {
  const { id } = await db.save(Asking, asking);
  await db.insert(
    AskedCircle,
    groups.map((groupId) => ({ askingId: id, groupId })),
  );
  return id;
}

/** For an alarm, which names what is ours. */
export const readAsking = (db: EntityManager, id: string): Promise<Asking | null> => db.findOneBy(Asking, { id });

/** Locked: an answer that comes at the end has been counted, or is told that it is decided. */
export const lockAsking = (db: EntityManager, id: string, guild?: string): Promise<Asking | null> =>
  db.findOne(Asking, {
    where: { id, ...(guild === undefined ? {} : { guildId: guild }) },
    lock: { mode: 'pessimistic_write' },
  });

export async function circlesAsked(db: EntityManager, asking: string): Promise<string[]> {
  const rows = await db.find(AskedCircle, { where: { askingId: asking }, order: { groupId: 'ASC' } });
  return rows.map(({ groupId }) => groupId);
}

/** The circle of those asked in which somebody sits; null when they sit in none of them. */
export async function askedCircleOf(db: EntityManager, p: { asking: string; user: string }): Promise<string | null> {
  const groups = await circlesAsked(db, p.asking);
  const [seat] = await db.findBy(Membership, { userId: p.user, groupId: In(groups) });
  return seat?.groupId ?? null;
}

/** Answered again, the last counts. */
export async function saveVote(
  db: EntityManager,
  { asking, user, group, answer }: { asking: string; user: string; group: string; answer: Answer },
): Promise<void> {
  await db.upsert(Vote, { askingId: asking, userId: user, groupId: group, answer }, ['askingId', 'userId']);
}

/** What those have answered who sit in this circle at this moment. */
export async function answersIn(
  db: EntityManager,
  { asking, group }: { asking: string; group: string },
): Promise<ReadonlyMap<string, Answer>> {
  const rows = await db.findBy(Vote, { askingId: asking, groupId: group });
  const seats = await db.findBy(Membership, { groupId: group });
  const sits = new Set(seats.map(({ userId }) => userId));
  return new Map(rows.filter(({ userId }) => sits.has(userId)).map(({ userId, answer }) => [userId, answer]));
}

/** The end: nothing is left of what was answered. */
export async function forgetAsking(db: EntityManager, id: string): Promise<void> {
  await db.delete(Asking, { id });
}

/** What somebody answered goes with their seat. */
export async function forgetVotesOf(db: EntityManager, p: { group: string; user: string }): Promise<void> {
  await db.delete(Vote, { groupId: p.group, userId: p.user });
}

/** Who of a circle is called when it is asked: everybody who does not pause. */
export async function expectedMembers(db: EntityManager, group: string): Promise<string[]> {
  const seats = await db.find(Membership, { where: { groupId: group }, order: { userId: 'ASC' } });
  return seats.filter(({ pausedUntil }) => pausedUntil === null).map(({ userId }) => userId);
}
