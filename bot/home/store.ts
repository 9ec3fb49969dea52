import type { EntityManager } from 'typeorm';
import { Home, type CohortState } from '../../entities';
import type { Place } from './rules/plan';

/** What Grove made in a guild, as plain data; null where nothing is yet. */
export type Places = { -readonly [K in keyof Home]: Home[K] };

export type Made = Place | 'category' | 'role';

/** Everything that can be set in a server. */
export interface Settings {
  /** the words everybody agrees to are the moderators' own, since then */
  readonly ownWordsSince: Date | null;
  readonly rivals: number;
  /** those that are not over, the newest first */
  readonly cohorts: readonly {
    readonly name: string;
    readonly state: CohortState;
    readonly startsOn: string;
    readonly weeks: number;
    readonly groupSize: number;
    readonly programme: string;
  }[];
}

/** What the set-up came to. */
export interface SetUp {
  readonly home: Places;
  /** nothing was there before, or an earlier set-up had been interrupted */
  readonly isFirst: boolean;
  /** what was missing */
  readonly made: readonly Made[];
  /** everything that can be set here, as it is now */
  readonly settings: Settings;
  /** who asked did not hold the moderators' role before */
  readonly gaveRole: boolean;
}

export const readHome = (db: EntityManager, guild: string): Promise<Home | null> =>
  db.findOneBy(Home, { guildId: guild });

/** The guilds somebody may mean: those that hold something of theirs first, then the others, the newest first. */
export async function guildsOf(db: EntityManager, user: string): Promise<string[]> {
  const rows = await db.query<{ guild_id: string }[]>(
    `SELECT home.guild_id FROM home ORDER BY
       EXISTS (SELECT FROM application a WHERE a.guild_id = home.guild_id AND a.user_id = $1)
         OR EXISTS (SELECT FROM appointment p WHERE p.guild_id = home.guild_id AND p.user_id = $1)
         OR EXISTS (SELECT FROM person_wish w WHERE w.guild_id = home.guild_id AND w.user_id = $1)
         OR EXISTS (SELECT FROM nomination n WHERE n.guild_id = home.guild_id AND n.nominator_id = $1) DESC,
       home.guild_id DESC LIMIT 10`,
    [user],
  );
  return rows.map(({ guild_id }) => guild_id);
}

/** Where somebody waits, sits or is on their way in. */
export async function guildsJoinedBy(db: EntityManager, user: string): Promise<string[]> {
  const rows = await db.query<{ guild_id: string }[]>(
    `SELECT a.guild_id FROM application a JOIN home USING (guild_id)
     WHERE a.user_id = $1 AND a.agreement IS NOT NULL ORDER BY a.guild_id`,
    [user],
  );
  return rows.map(({ guild_id }) => guild_id);
}

export async function saveHome(db: EntityManager, home: Places): Promise<void> {
  await db.upsert(Home, home, ['guildId']);
}
