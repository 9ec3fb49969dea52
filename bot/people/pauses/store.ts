import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Application, Group, Membership } from '../../../entities';
import { circlesOf } from '../store';
import type { Who } from '../../intake/store';

/** Until when somebody pauses, in their circles and on the list. */

/**
 * In SQL, of a seat and a session by their names there: whether its owner is there again by the time the session begins, or does
 * not pause at all. For as long as they pause the others look after the time.
 */
export const isThereBy = (seat: string, session: string): string =>
  `(${seat}.paused_until IS NULL OR ${seat}.paused_until <= ${session}.starts_at)`;

/** The circles somebody sits in that go on, locked. */
export async function lockCirclesOf(db: EntityManager, who: Who): Promise<Group[]> {
  const ids = (await circlesOf(db, who)).map(({ id }) => id);
  const groups = await db.find(Group, {
    where: { guildId: who.guild, id: In(ids), givenUpAt: IsNull() },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const seats = await db.findBy(Membership, { userId: who.user, groupId: In(groups.map(({ id }) => id)) });
  return groups.filter(({ id }) => seats.some(({ groupId }) => groupId === id));
}

/** Until when somebody pauses who sits in these circles; null when they do not. */
export async function pauseIn(db: EntityManager, user: string, groups: readonly Group[]): Promise<Date | null> {
  const [seat] = await db.findBy(Membership, {
    userId: user,
    groupId: In(groups.map(({ id }) => id)),
    pausedUntil: Not(IsNull()),
  });
  return seat?.pausedUntil ?? null;
}

/** Who of those who sit in a cohort's circles pauses, until when. */
export async function pausesAmong(db: EntityManager, cohort: string): Promise<{ user: string; until: Date }[]> {
  const groups = await db.findBy(Group, { cohortId: cohort });
  const seats = await db.find(Membership, {
    where: { groupId: In(groups.map(({ id }) => id)), pausedUntil: Not(IsNull()) },
    order: { userId: 'ASC' },
  });
  return seats.flatMap(({ userId: user, pausedUntil: until }) => (until === null ? [] : [{ user, until }]));
}

export async function setPauseIn(
  db: EntityManager,
  p: { user: string; groups: readonly Group[]; until: Date | null },
): Promise<void> {
  const seats = { userId: p.user, groupId: In(p.groups.map(({ id }) => id)) };
  await db.update(Membership, seats, { pausedUntil: p.until });
}

/** Who waits pauses until then, or waits again; the place on the list is the instant they came to it, and stays. */
export async function setPauseOnList(db: EntityManager, { guild, user }: Who, until: Date | null): Promise<void> {
  await db.update(
    Application,
    { guildId: guild, userId: user, state: In(['waiting', 'paused']) },
    { state: until === null ? 'waiting' : 'paused', pausedUntil: until },
  );
}

/** How many sit in a circle, and how many of them are expected. */
export async function expectedIn(db: EntityManager, group: string): Promise<{ people: number; expected: number }> {
  const seats = await db.findBy(Membership, { groupId: group });
  return { people: seats.length, expected: seats.filter(({ pausedUntil }) => pausedUntil === null).length };
}
