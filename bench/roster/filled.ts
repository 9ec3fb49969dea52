import { Client } from 'pg';

export const people = 5_000;
const circles = 800;
/** six in most circles, five in every fourth; everybody else waits */
const seated = 4_600;

/**
 * A guild with five thousand people: so many circles, and those who wait. They are written as rows at once, since
 * the way in is measured elsewhere.
 */
export async function fill(databaseUrl: string, p: { guild: string; cohort: string }): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    await database.query(
      `INSERT INTO "group" (guild_id, cohort_id, number, name, zone, weekday, minute)
       SELECT cohort.guild_id, cohort.id, n, cohort.name || ' ' || n, 'Europe/Paris', n % 7, 1080
       FROM cohort, generate_series(1, $3) AS n WHERE cohort.guild_id = $1 AND cohort.name = $2`,
      [p.guild, p.cohort, circles],
    );
    await database.query(
      `INSERT INTO application (guild_id, user_id, state, submitted_at, agreed_at, agreement, called, work, wish, years,
         employer, wants, offers, languages, zone, availability)
       SELECT $1, 900000000000000000 + n, CASE WHEN n <= $3 THEN 'placed' ELSE 'waiting' END,
         now() - n * interval '1 minute', now(), '1', 'Somebody ' || n || ' Name', 'Proposals and partnerships', '', n % 25,
         'Employer ' || n % 400, '{negotiation,budgets}', '{budgets,negotiation}', '{en,fr}', 'Europe/Paris',
         (SELECT array_agg(slot) FROM generate_series(40, 90) AS slot)
       FROM generate_series(1, $2) AS n`,
      [p.guild, people, seated],
    );
    await database.query(
      `INSERT INTO membership (group_id, user_id)
       SELECT "group".id, 900000000000000000 + n FROM generate_series(1, $2) AS n
       JOIN "group" ON "group".guild_id = $1 AND "group".number = 1 + n % $3`,
      [p.guild, seated, circles],
    );
    await database.query('ANALYZE');
  } finally {
    await database.end();
  }
}
