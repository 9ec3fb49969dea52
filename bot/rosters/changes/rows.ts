import { z } from 'zod';
import { returnsAt } from '../../people/pauses/telling';
import type { Tx } from '../../store/transaction';

/**
 * The rows that a change of seats takes away or rewrites, as they were, so that it can be taken back to the letter: a seat with
 * all that its owner wished for, their words for the circle, whose turn it is in which session.
 */

interface About {
  readonly guild: string;
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

/**
 * Puts rows back where a change took them from. Where something newer stands, or what they belong to is gone, that stays; so
 * does what people have said themselves since. `seated`: the seats of these people as they were until now.
 */
export async function putBack(
  tx: Tx,
  p: { guild: string; seated: readonly string[] },
  before: RowsBefore,
): Promise<void> {
  await putSeats(tx, p, before.rows.membership ?? []);
  for (const table of named) if (table !== 'membership' && table !== 'offer') await putRows(tx, table, before);
  const turns: string[] = [];
  for (const turn of before.turns) if (await putTurn(tx, p.guild, turn)) turns.push(turn.id);
  await putRows(tx, 'offer', before, turns);
  // Whoever has agreed to newer words since has agreed to them, and who is on the list again pauses or not as they do now.
  for (const { user, state, agreement } of before.applications) {
    await tx.db.query(
      `UPDATE application SET agreement = coalesce(agreement, $4),
         state = CASE WHEN state IN ('waiting', 'paused') AND $3 IN ('waiting', 'paused') THEN state ELSE $3 END
       WHERE guild_id = $1 AND user_id = $2`,
      [p.guild, user, state, agreement],
    );
  }
}

/** False when somebody has taken it, or laid it down, with their own word since. */
async function putTurn(
  tx: Tx,
  guild: string,
  { id, facilitator, agreed }: RowsBefore['turns'][number],
): Promise<boolean> {
  const [rows] = await tx.db.query<[unknown[], number]>(
    `UPDATE session SET facilitator_id = $3, facilitator_agreed = facilitator_agreed OR $4
     WHERE guild_id = $1 AND id = $2 AND stage ->> 'at' = 'planned'
       AND (NOT facilitator_agreed OR facilitator_id IS NOT DISTINCT FROM $3)
       AND ($3::bigint IS NULL OR EXISTS (SELECT FROM membership m WHERE m.group_id = session.group_id AND m.user_id = $3))
     RETURNING id`,
    [guild, id, facilitator, agreed],
  );
  return rows.length > 0;
}

const asRows = (table: Table): string =>
  `unnest($1::text[]) AS one (row), jsonb_populate_record(NULL::${table}, one.row::jsonb) AS r`;

/**
 * A seat that somebody moved with is theirs with all they have wished for since. One that was gone is there again by now, and
 * has what its owner had wished for before; a pause that would be over by now ends at once.
 */
async function putSeats(
  tx: Tx,
  { guild, seated }: { guild: string; seated: readonly string[] },
  rows: readonly string[],
): Promise<void> {
  const sat = `r.user_id IN (SELECT (o.row::jsonb ->> 'user_id')::bigint FROM unnest($2::text[]) AS o (row))`;
  const theirs = 'm.group_id = r.group_id AND m.user_id = r.user_id';
  await tx.db.query(
    `UPDATE membership m SET joined_at = r.joined_at FROM ${asRows('membership')} WHERE ${theirs} AND ${sat}`,
    [rows, seated],
  );
  await tx.db.query(`DELETE FROM membership m USING ${asRows('membership')} WHERE ${theirs} AND NOT ${sat}`, [
    rows,
    seated,
  ]);
  const back = await tx.db.query<{ user: string; until: Date | null }[]>(
    `WITH r AS (SELECT r.* FROM ${asRows('membership')} WHERE NOT ${sat})
     INSERT INTO membership SELECT r.* FROM r ON CONFLICT DO NOTHING RETURNING user_id AS "user", paused_until AS until`,
    [rows, seated],
  );
  for (const { user, until } of back) if (until !== null) await returnsAt(tx, { guild, user }, until);
}

async function putRows(tx: Tx, table: Table, before: RowsBefore, sessions: readonly string[] = []): Promise<void> {
  const rows = before.rows[table] ?? [];
  if (rows.length === 0) return;
  await tx.db.query(
    `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT r.* FROM ${asRows(table)}
     WHERE $2::bigint[] IS NOT NULL AND ${stillThere(table)} ON CONFLICT DO NOTHING`,
    [rows, sessions],
  );
}

/** What was said about a session that has been held since is forgotten for good, and so is what its circle lost with it. */
function stillThere(table: Table): string {
  switch (table) {
    case 'offer':
      return 'r.session_id = ANY ($2)';
    case 'rsvp':
      return `EXISTS (SELECT FROM session s WHERE s.id = r.session_id AND s.stage ->> 'at' = 'planned')`;
    case 'catch_up':
      return 'EXISTS (SELECT FROM session s WHERE s.id = r.session_id)';
    default:
      return 'true';
  }
}
