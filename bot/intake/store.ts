import { In, IsNull, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { Application } from '../../entities';
import { agreementIn } from './agreements/store';
import type { Person } from './rules/person';

export interface Who {
  readonly guild: string;
  readonly user: string;
}

/** Locked until the transaction ends: of twenty presses at once each sees what the one before it kept. */
export const lockApplication = (db: EntityManager, { guild, user }: Who): Promise<Application | null> =>
  db.findOne(Application, { where: { guildId: guild, userId: user }, lock: { mode: 'pessimistic_write' } });

/** The application, locked, and begun if there was none. */
export async function beginApplication(db: EntityManager, who: Who, now: Date): Promise<Application> {
  await db
    .createQueryBuilder()
    .insert()
    .into(Application)
    .values({ guildId: who.guild, userId: who.user, state: 'draft', submittedAt: now, called: '', work: '', wish: '' })
    .orIgnore()
    .updateEntity(false)
    .execute();
  const begun = await lockApplication(db, who);
  if (!begun) throw new Error('an application that was just begun is not there');
  return begun;
}

export async function saveApplication(db: EntityManager, { guild, user }: Who, person: Person): Promise<void> {
  const { wants, offers, languages, availability, ...plain } = person;
  const lists = { wants: [...wants], offers: [...offers], languages: [...languages], availability: [...availability] };
  // What they tell now was not known to the search that had no place for them.
  await db.update(
    Application,
    { guildId: guild, userId: user },
    { ...plain, ...lists, noPlace: null, noPlaceIn: null },
  );
}

export const personOf = (row: Application): Person => {
  const { state, submittedAt, agreedAt, agreement, called, work, wish, years, employer } = row;
  const { wants, offers, languages, zone, availability } = row;
  const said = { called, work, wish, years, employer, wants, offers, languages, zone, availability };
  return { state, submittedAt, agreedAt, agreement, ...said };
};

export const readApplication = (db: EntityManager, guild: string, user: string): Promise<Application | null> =>
  db.findOneBy(Application, { guildId: guild, userId: user });

/** Somebody on the list, with everything a circle is chosen by. `employer` is as they typed it; see rules/employer. */
export interface Waiting extends Person {
  readonly user: string;
  /** who waits has told it */
  readonly zone: string;
  readonly nominated: boolean;
}

/**
 * Everybody who waits and has agreed to the newest words, longest first; with `before`, only who was on the list by then.
 * Nobody is put into a circle under words they have not read.
 */
export async function waitingPeople(db: EntityManager, guild: string, before?: Date): Promise<Waiting[]> {
  const { version: agreement } = await agreementIn(db, guild);
  const rows = await db.find(Application, {
    where: { guildId: guild, state: 'waiting', agreement, ...(before ? { submittedAt: LessThanOrEqual(before) } : {}) },
    order: { submittedAt: 'ASC', id: 'ASC' },
  });
  return rows.flatMap((row) =>
    row.zone === null ? [] : [{ ...personOf(row), user: row.userId, zone: row.zone, nominated: row.nominated }],
  );
}

/** Who of these people waits and has not agreed to the newest words. */
export async function notYetAgreed(db: EntityManager, guild: string, users: readonly string[]): Promise<string[]> {
  const { version } = await agreementIn(db, guild);
  const rows = await db.find(Application, {
    select: { id: true, userId: true, agreement: true },
    where: { guildId: guild, userId: In([...users]), state: 'waiting' },
    order: { userId: 'ASC' },
  });
  return rows.filter(({ agreement }) => agreement !== version).map(({ userId }) => userId);
}

/** Everybody who waits, longest first, locked: two launches at once cannot place one person twice. */
export const lockWaiting = (db: EntityManager, guild: string): Promise<Application[]> =>
  db.find(Application, {
    where: { guildId: guild, state: 'waiting' },
    order: { submittedAt: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** When these people are free, by what they have told; whoever has told no zone is left out. */
export async function hoursToldBy(
  db: EntityManager,
  guild: string,
  users: readonly string[],
): Promise<{ user: string; zone: string; availability: readonly number[] }[]> {
  const rows = await db.find(Application, {
    select: { id: true, userId: true, zone: true, availability: true },
    where: { guildId: guild, userId: In([...users]) },
    order: { userId: 'ASC' },
  });
  return rows.flatMap(({ userId, zone, availability }) =>
    zone === null ? [] : [{ user: userId, zone, availability }],
  );
}

export async function markPlaced(db: EntityManager, guild: string, users: readonly string[]): Promise<void> {
  await db.update(
    Application,
    { guildId: guild, userId: In([...users]) },
    { state: 'placed', pausedUntil: null, noPlace: null, noPlaceIn: null },
  );
}

/** Back on the list, where they stood before. */
export async function markWaiting(db: EntityManager, guild: string, users: readonly string[]): Promise<void> {
  await db.update(Application, { guildId: guild, userId: In([...users]), state: 'placed' }, { state: 'waiting' });
}

/**
 * Sets applications aside, of those of these people who wait, have a place or stopped on the way in: on no list. Whoever presses
 * Join again finds all of it there and has only to agree anew, which brings who is complete to the end of the list.
 */
export async function setAside(
  db: EntityManager,
  guild: string,
  { from, users }: { from: 'draft' | 'waiting' | 'placed'; users: readonly string[] },
): Promise<void> {
  const which = { guildId: guild, userId: In([...users]), state: from };
  await db.update(Application, which, { state: 'draft', agreement: null });
}

/** Forgets what is still set aside: who has joined again meanwhile keeps it. */
export async function forgetSetAside(db: EntityManager, guild: string, users: readonly string[]): Promise<void> {
  await db.delete(Application, { guildId: guild, userId: In([...users]), state: 'draft', agreement: IsNull() });
}

/** What somebody has stopped on the way in; not what was set aside, which has its own time. */
export async function deleteUnfinished(db: EntityManager, { guild, user }: Who): Promise<void> {
  await db.delete(Application, { guildId: guild, userId: user, state: 'draft', agreement: Not(IsNull()) });
}

/** Whether somebody waits for a circle; who is planned into one that has not begun does too, as far as they are told. */
export const isOnTheWay = (db: EntityManager, { guild, user }: Who): Promise<boolean> =>
  db.existsBy(Application, { guildId: guild, userId: user, state: In(['waiting', 'paused', 'placed']) });

export const countWaiting = (db: EntityManager, guild: string): Promise<number> =>
  db.countBy(Application, { guildId: guild, state: 'waiting' });
