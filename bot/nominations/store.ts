import { MoreThan, type EntityManager } from 'typeorm';
import { Application, Nomination } from '../../entities';
import type { Who } from '../intake/store';
import type { Tries } from './rules/tries';

/** A code as whoever made it may see it: nothing of it tells whether it was used. */
export type OwnCode = Pick<Nomination, 'id' | 'madeAt' | 'expiresAt' | 'words' | 'isSigned' | 'invite'>;

export const ownCodes = (db: EntityManager, { guild, user }: Who, now: Date): Promise<OwnCode[]> =>
  db.find(Nomination, {
    select: { id: true, madeAt: true, expiresAt: true, words: true, isSigned: true, invite: true },
    where: { guildId: guild, nominatorId: user, expiresAt: MoreThan(now) },
    order: { id: 'ASC' },
  });

/** One nominator's codes are counted one after the other. */
export async function lockNominator(db: EntityManager, { guild, user }: Who): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`nominator:${guild}:${user}`]);
}

export async function addNomination(db: EntityManager, nomination: Omit<Nomination, 'id'>): Promise<string> {
  return (await db.save(Nomination, { ...nomination })).id;
}

/** Locked: of two who give the same code at one moment the second finds it no more. */
export const lockCode = (db: EntityManager, guild: string, hash: string): Promise<Nomination | null> =>
  db.findOne(Nomination, { where: { guildId: guild, codeHash: hash }, lock: { mode: 'pessimistic_write' } });

export async function spend(db: EntityManager, id: string, hash: string): Promise<void> {
  await db.update(Nomination, { id }, { codeHash: hash });
}

export const ownCode = (db: EntityManager, { guild, user, id }: Who & { id: string }): Promise<OwnCode | null> =>
  db.findOneBy(Nomination, { guildId: guild, nominatorId: user, id });

export async function dropCode(db: EntityManager, { guild, user, id }: Who & { id: string }): Promise<void> {
  await db.delete(Nomination, { guildId: guild, nominatorId: user, id });
}

/** For an alarm, which names what is ours already. */
export async function dropExpired(db: EntityManager, id: string): Promise<void> {
  await db.delete(Nomination, { id });
}

export async function markNominated(db: EntityManager, { id }: Application): Promise<void> {
  await db.update(Application, { id }, { nominated: true, wrongCodes: 0, wrongSince: null });
}

export async function saveTries(db: EntityManager, { id }: Application, { wrong, since }: Tries): Promise<void> {
  await db.update(Application, { id }, { wrongCodes: wrong, wrongSince: since });
}
