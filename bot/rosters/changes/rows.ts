import { z } from 'zod';
import type { Tx } from '../../store/transaction';

/**
 * The rows that a change of seats takes away or rewrites, as they were, so that it can be taken back to the letter: a seat with
 * all that its owner wished for, their words for the circle, whose turn it is in which session.
 */

interface About {
  readonly guild: string;
  readonly cohort: string;
  readonly groups: readonly string[];
  readonly users: readonly string[];
}

/** Of each table, which rows: $1 the groups, $2 the people. They come back in this order, unless something newer is in their place. */
const tables = {
  membership: 'group_id = ANY ($1) AND user_id = ANY ($2)',
  bringing: 'group_id = ANY ($1) AND user_id = ANY ($2)',
  brought: 'user_id = ANY ($2) AND cohort_id IN (SELECT cohort_id FROM "group" WHERE id = ANY ($1))',
  met: 'group_id = ANY ($1) AND (one_id = ANY ($2) OR other_id = ANY ($2))',
  sat: 'group_id = ANY ($1) AND user_id = ANY ($2)',
  rsvp: 'user_id = ANY ($2) AND session_id IN (SELECT id FROM session WHERE group_id = ANY ($1))',
  catch_up: 'user_id = ANY ($2) AND session_id IN (SELECT id FROM session WHERE group_id = ANY ($1))',
  offer: '$2::bigint[] IS NOT NULL AND session_id IN (SELECT id FROM session WHERE group_id = ANY ($1))',
} as const;
type Table = keyof typeof tables;
const named = Object.keys(tables) as Table[];

export const rowsBefore = z.object({
  /** each row as Postgres writes it in JSON: read here, its long numbers would be rounded */
  rows: z.record(z.string(), z.array(z.string())),
  turns: z.array(z.object({ id: z.string(), facilitator: z.string().nullable(), agreed: z.boolean() })),
  applications: z.array(z.object({ user: z.string(), state: z.string(), agreement: z.string().nullable() })),
});
export type RowsBefore = z.infer<typeof rowsBefore>;

export async function readRows(tx: Tx, { guild, groups, users }: About): Promise<RowsBefore> {
  const rows: Record<string, string[]> = {};
  for (const table of named) rows[table] = await readTable(tx, table, [groups, users]);
  const turns = await tx.db.query<RowsBefore['turns']>(
    `SELECT id, facilitator_id AS facilitator, facilitator_agreed AS agreed FROM session
     WHERE guild_id = $1 AND group_id = ANY ($2) AND parent_id IS NULL AND stage ->> 'at' = 'planned' ORDER BY id`,
    [guild, groups],
  );
  const applications = await tx.db.query<RowsBefore['applications']>(
    `SELECT user_id AS "user", state, agreement FROM application WHERE guild_id = $1 AND user_id = ANY ($2) ORDER BY id`,
    [guild, users],
  );
  return { rows, turns, applications };
}

async function readTable(tx: Tx, table: Table, values: readonly unknown[]): Promise<string[]> {
  const found = await tx.db.query<{ row: string }[]>(
    `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${tables[table]} ORDER BY row`,
    [...values],
  );
  return found.map(({ row }) => row);
}

/** Puts rows back where a change took them from. Where something newer stands, or what they belong to is gone, that stays. */
export async function putBack(tx: Tx, { guild }: Pick<About, 'guild'>, before: RowsBefore): Promise<void> {
  for (const table of named) await putRows(tx, table, before.rows[table] ?? []);
  for (const { id, facilitator, agreed } of before.turns) {
    await tx.db.query(
      `UPDATE session SET facilitator_id = $3, facilitator_agreed = $4
       WHERE guild_id = $1 AND id = $2 AND stage ->> 'at' = 'planned'
         AND ($3::bigint IS NULL OR EXISTS (SELECT FROM membership m WHERE m.group_id = session.group_id AND m.user_id = $3))`,
      [guild, id, facilitator, agreed],
    );
  }
  for (const { user, state, agreement } of before.applications) {
    await tx.db.query('UPDATE application SET state = $3, agreement = $4 WHERE guild_id = $1 AND user_id = $2', [
      ...[guild, user, state, agreement],
    ]);
  }
}

async function putRows(tx: Tx, table: Table, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  const given = `unnest($1::text[]) AS one (row), jsonb_populate_record(NULL::${table}, one.row::jsonb) AS r`;
  // A seat is there again by now, with none of what its owner had wished for.
  if (table === 'membership') {
    await tx.db.query(
      `DELETE FROM membership m USING ${given} WHERE m.group_id = r.group_id AND m.user_id = r.user_id`,
      [rows],
    );
  }
  await tx.db.query(
    `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT r.* FROM ${given} WHERE ${stillThere(table)} ON CONFLICT DO NOTHING`,
    [rows],
  );
}

/** What was said about a session that has been held since is forgotten for good, and so is what its circle lost with it. */
function stillThere(table: Table): string {
  switch (table) {
    case 'rsvp':
    case 'offer':
      return `EXISTS (SELECT FROM session s WHERE s.id = r.session_id AND s.stage ->> 'at' = 'planned')`;
    case 'catch_up':
      return 'EXISTS (SELECT FROM session s WHERE s.id = r.session_id)';
    default:
      return 'true';
  }
}
