import type { EntityManager } from 'typeorm';
import { Home } from '../../entities';

export const readHome = (db: EntityManager, guild: string): Promise<Home | null> =>
  db.findOneBy(Home, { guildId: guild });

export async function saveHome(db: EntityManager, home: Home): Promise<void> {
  await db.upsert(Home, home, ['guildId']);
}
