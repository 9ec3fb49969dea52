import { In, IsNull, type EntityManager } from 'typeorm';
import { Application, Group, Membership } from '../../../entities';
import { personOf, readApplication, type Waiting } from '../../intake/store';
import type { WeeklyHour } from '../rules/weeks';

/** The circles of a cohort that go on, locked: who leaves at this moment is either gone already or waits. */
export const lockCircles = (db: EntityManager, cohort: string): Promise<Group[]> =>
  db.find(Group, {
    where: { cohortId: cohort, givenUpAt: IsNull() },
    order: { number: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** What people who sit somewhere have told, as far as it is there. */
export async function toldBy(db: EntityManager, guild: string, users: readonly string[]): Promise<Waiting[]> {
  const rows = await db.find(Application, { where: { guildId: guild, userId: In([...users]) }, order: { id: 'ASC' } });
  return rows.flatMap((row) =>
    row.zone === null ? [] : [{ ...personOf(row), user: row.userId, zone: row.zone, nominated: row.nominated }],
  );
}

/** Why somebody takes no place from the list: they pause, or are not on it. */
export const whyNotWaiting = async (
  db: EntityManager,
  { guild, user }: { guild: string; user: string },
): Promise<'pausesNow' | 'doesNotWait'> =>
  (await readApplication(db, guild, user))?.state === 'paused' ? 'pausesNow' : 'doesNotWait';

/** Takes a seat along with all that its owner wished for; false when they do not sit there any more. */
export async function moveSeat(
  db: EntityManager,
  { user, from, to, now }: { user: string; from: string; to: string; now: Date },
): Promise<boolean> {
  const { affected } = await db.update(Membership, { groupId: from, userId: user }, { groupId: to, joinedAt: now });
  return affected === 1;
}

/** Its thread stays known: whoever was in it may have to be let out of it one day. */
export async function giveUp(db: EntityManager, group: string, now: Date): Promise<void> {
  await db.update(Group, { id: group }, { givenUpAt: now });
}

export async function setHour(db: EntityManager, group: string, hour: WeeklyHour): Promise<void> {
  await db.update(Group, { id: group }, { zone: hour.zone, weekday: hour.weekday, minute: hour.minute });
}
