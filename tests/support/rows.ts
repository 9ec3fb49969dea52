import { Client } from 'pg';
import { eventually } from './eventually';
import type { Town } from './town';

/** Reads and writes the rows below a town directly: for what no story can see, and for beginnings that are stories of their own. */
export async function inDatabase<T>(town: Town, work: (database: Client) => Promise<T>): Promise<T> {
  const database = new Client({ connectionString: town.databaseUrl });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** From now on this person looks after the cohort of that name. */
export const appoint = (town: Town, guild: string, person: { id: string; cohort: string }): Promise<unknown> =>
  inDatabase(town, (database) =>
    database.query(
      `INSERT INTO appointment (guild_id, cohort_id, user_id, role)
       SELECT guild_id, id, $2, 'moderator' FROM cohort WHERE guild_id = $1 AND name = $3`,
      [guild, person.id, person.cohort],
    ),
  );

/** Until some change of Grove's waits for a row that another connection holds. */
export const somebodyWaits = (database: Client): Promise<void> =>
  eventually(async () => {
    const { rowCount } = await database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(rowCount).not.toBe(0);
  });
