import type { EntityManager } from 'typeorm';
import { Home } from '../../entities';

/** What Grove made in a guild, as plain data; null where nothing is yet. */
export type Places = { -readonly [K in keyof Home]: Home[K] };

export const readHome = (db: EntityManager, guild: string): Promise<Home | null> =>
  db.findOneBy(Home, { guildId: guild });

export async function saveHome(db: EntityManager, home: Places): Promise<void> {
  await db.upsert(Home, home, ['guildId']);
}
