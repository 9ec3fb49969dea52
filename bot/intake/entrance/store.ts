import type { EntityManager } from 'typeorm';
import { Entrance } from '../../../entities';

/** How people come into a guild's list; where nothing was ever set or counted, as it begins. */
export async function readEntrance(db: EntityManager, guild: string): Promise<Entrance> {
  return (await db.findOneBy(Entrance, { guildId: guild })) ?? asItBegins(db, guild);
}

/** Locked first of all, before any application: who comes in is counted one after the other. */
export async function lockEntrance(db: EntityManager, guild: string): Promise<Entrance> {
  const find = (): Promise<Entrance | null> =>
    db.findOne(Entrance, { where: { guildId: guild }, lock: { mode: 'pessimistic_write' } });
  const found = await find();
  if (found) return found;
  await db.createQueryBuilder().insert().into(Entrance).values({ guildId: guild }).orIgnore().execute();
  return (await find()) ?? asItBegins(db, guild);
}

export async function saveEntrance(db: EntityManager, guild: string, change: Partial<Entrance>): Promise<void> {
  await db.update(Entrance, { guildId: guild }, change);
}

const asItBegins = (db: EntityManager, guildId: string): Entrance =>
  db.create(Entrance, { guildId, invites: false, arrivals: [], shutAt: null, wrongCodes: 0, wrongSince: null });
