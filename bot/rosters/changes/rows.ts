import { z } from 'zod';
import { isThereBy } from '../../people/pauses/store';
import { returnsAt } from '../../people/pauses/telling';
import type { Tx } from '../../store/transaction';
import { putTurns, readTurns, turnsChanged, type Turn } from './turns';

/**
 * The rows that a change of seats takes away or rewrites, as they were, so that it can be taken back to the letter: a seat with
 * all that its owner wished for, their words for the circle, whose turn it is in which session. What it leaves where it is, or
 * takes along, is its owner's to change, and is no part of this.
 */

interface About {
  readonly guild: string;
  readonly groups: readonly string[];
  readonly users: readonly string[];
}

/** Of each table, which rows: $1 the groups, $2 the people; and what one of them is known by, wherever it goes. */
const tables = {
  membership: ['group_id = ANY ($1) AND user_id = ANY ($2)', `group_id || ':' || user_id`],
  // What is being said at this moment, and goes when it stands there, is nothing to give back.
  bringing: [
    `group_id = ANY ($1) AND user_id = ANY ($2) AND NOT EXISTS (SELECT FROM outbox o WHERE o.state = 'pending'
       AND o.act #>> '{words,stays}' = 'false' AND o.act #> '{words,rows}' ? t.id::text)`,
    'id',
  ],
  brought: [
    'user_id = ANY ($2) AND cohort_id IN (SELECT cohort_id FROM "group" WHERE id = ANY ($1))',
    `cohort_id || ':' || user_id`,
  ],
  met: [
    'group_id = ANY ($1) AND (one_id = ANY ($2) OR other_id = ANY ($2))',
    `group_id || ':' || one_id || ':' || other_id`,
  ],
  sat: ['group_id = ANY ($1) AND user_id = ANY ($2)', `group_id || ':' || user_id`],
  rsvp: [
    'user_id = ANY ($2) AND session_id IN (SELECT id FROM session WHERE group_id = ANY ($1))',
    `session_id || ':' || user_id`,
  ],
  catch_up: [
    'user_id = ANY ($2) AND session_id IN (SELECT id FROM session WHERE group_id = ANY ($1))',
    `session_id || ':' || user_id`,
  ],
  offer: ['$2::bigint[] IS NOT NULL AND session_id IN (SELECT id FROM session WHERE group_id = ANY ($1))', 'id'],
} as const;
type Table = keyof typeof tables;
const named = Object.keys(tables) as Table[];

const turn = z.object({ id: z.string(), facilitator: z.string().nullable(), agreed: z.boolean() });
const application = z.object({
  user: z.string(),
  state: z.string(),
  agreement: z.string().nullable(),
  noPlace: z.string().nullable().default(null),
  noPlaceIn: z.string().nullable().default(null),
  /** tells whether they have told something else since */
  told: z.string().default(''),
});
export const rowsBefore = z.object({
  /** each row as Postgres writes it in JSON: read here, its long numbers would be rounded */
  rows: z.record(z.string(), z.array(z.string())),
  /** of the sessions it changed: whose turn it was, and whose it became */
  turns: z.array(turn.extend({ became: turn.omit({ id: true }).optional() })),
  applications: z.array(application),
});
export type RowsBefore = z.infer<typeof rowsBefore>;

/** All that a change of these seats might touch, as it stands. */
export interface Standing {
  readonly rows: Readonly<Record<Table, readonly { readonly key: string; readonly row: string }[]>>;
  readonly turns: readonly Turn[];
  readonly applications: readonly (z.infer<typeof application> & { readonly until: string | null })[];
}

export async function readStanding(tx: Tx, { guild, groups, users }: About): Promise<Standing> {
  const read = async (table: Table): Promise<Standing['rows'][Table]> => {
    const [which, key] = tables[table];
    return tx.db.query<{ key: string; row: string }[]>(
      `SELECT (${key})::text AS key, to_jsonb(t)::text AS row FROM ${table} t WHERE ${which} ORDER BY row`,
      [groups, users],
    );
  };
  const rows = {
    ...{ membership: await read('membership'), bringing: await read('bringing'), brought: await read('brought') },
    ...{ met: await read('met'), sat: await read('sat'), rsvp: await read('rsvp') },
    ...{ catch_up: await read('catch_up'), offer: await read('offer') },
  };
  const applications = await tx.db.query<Standing['applications']>(
    `SELECT user_id AS "user", state, agreement, no_place AS "noPlace", no_place_in AS "noPlaceIn", paused_until::text AS until,
       md5(jsonb_build_array(wants, offers, languages, zone, availability, years, employer, to_jsonb(p))::text) AS told
     FROM application a LEFT JOIN preference p ON p.application_id = a.id
     WHERE guild_id = $1 AND user_id = ANY ($2) ORDER BY a.id`,
    [guild, users],
  );
  return { rows, turns: await readTurns(tx, { guild, groups }), applications };
}

/** What a change took away or rewrote that has been made by now; `was`: how it stood before. */
export async function takenSince(tx: Tx, about: About, was: Standing): Promise<RowsBefore> {
  const now = await readStanding(tx, about);
  const rows: Record<string, string[]> = {};
  for (const table of named) {
    const stays = new Set(now.rows[table].map(({ key }) => key));
    // Of a seat that stays, its instant may be another.
    const taken = table === 'membership' ? was.rows[table] : was.rows[table].filter(({ key }) => !stays.has(key));
    rows[table] = taken.map(({ row }) => row);
  }
  const { turns, applications } = was;
  return { rows, turns: turnsChanged(turns, now.turns, rows.offer ?? []), applications: [...applications] };
}

/**
 * Puts rows back where a change took them from. Where something newer stands, or what they belong to is gone, that stays; so
 * does what people have said themselves since. `was`: how it stood until now, before these people were put back.
 */
export async function putBack(
  tx: Tx,
  p: { guild: string; groups: readonly string[]; was: Standing },
  before: RowsBefore,
): Promise<void> {
  const { guild, groups, was } = p;
  await putSeats(tx, { guild, was }, before.rows.membership ?? []);
  for (const table of named)
    if (table !== 'membership' && table !== 'offer') await putRows(tx, table, before.rows[table] ?? []);
  const { turns, applications } = before;
  await putTurns(tx, { guild, groups, was: was.turns, turns, seats: before.rows.membership ?? [] });
  // One that was open a moment ago goes before an older one.
  for (const offers of [was.rows.offer.map(({ row }) => row), before.rows.offer ?? []])
    await putOffers(tx, offers, [...turns, ...was.turns]);
  // Whoever has agreed to newer words since has agreed to them, and who is on the list again pauses or not as they do now.
  for (const { user, state, agreement, told, ...why } of applications) {
    const isTheSame = was.applications.some((one) => one.user === user && one.told === told);
    await tx.db.query(
      `UPDATE application SET agreement = coalesce(agreement, $4),
         state = CASE WHEN state IN ('waiting', 'paused') AND $3 IN ('waiting', 'paused') THEN state ELSE $3 END,
         no_place = coalesce(no_place, $5), no_place_in = coalesce(no_place_in, (SELECT id FROM cohort WHERE id = $6))
       WHERE guild_id = $1 AND user_id = $2`,
      [guild, user, state, agreement, isTheSame ? why.noPlace : null, isTheSame ? why.noPlaceIn : null],
    );
  }
}

const asRows = (table: Table): string =>
  `unnest($1::text[]) AS one (row), jsonb_populate_record(NULL::${table}, one.row::jsonb) AS r`;

/**
 * A seat that somebody moved with is theirs with all they have wished for since. One that was gone is there again by now, and
 * has what its owner had wished for before. They pause as they did until now, on the list or in another circle of theirs; who
 * was on no list, as they did before, and a pause that would be over by now ends at once.
 */
async function putSeats(
  tx: Tx,
  { guild, was }: { guild: string; was: Standing },
  rows: readonly string[],
): Promise<void> {
  const seated = was.rows.membership.map(({ row }) => row);
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
  const back = await tx.db.query<{ user: string; group: string }[]>(
    `WITH r AS (SELECT r.* FROM ${asRows('membership')} WHERE NOT ${sat})
     INSERT INTO membership SELECT r.* FROM r ON CONFLICT DO NOTHING RETURNING user_id AS "user", group_id AS "group"`,
    [rows, seated],
  );
  for (const { user, group } of back) {
    const [seat] = await tx.db.query<[{ until: Date | null }[], number]>(
      `UPDATE membership m SET paused_until = CASE
         WHEN $3 IN ('waiting', 'paused') THEN $4::timestamptz
         WHEN $3 = 'placed' THEN (SELECT max(o.paused_until) FROM membership o JOIN "group" g ON g.id = o.group_id
           WHERE g.guild_id = $5 AND o.user_id = m.user_id AND o.group_id <> m.group_id)
         ELSE m.paused_until END
       WHERE group_id = $1 AND user_id = $2 RETURNING paused_until AS until`,
      [group, user, ...pauseNow(was, user), guild],
    );
    const until = seat[0]?.until ?? null;
    if (until !== null) await returnsAt(tx, { guild, user }, until);
  }
}

function pauseNow({ applications }: Standing, user: string): [string | null, string | null] {
  const found = applications.find((one) => one.user === user);
  return [found?.state ?? null, found?.until ?? null];
}

async function putRows(tx: Tx, table: Table, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.query(
    `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT r.* FROM ${asRows(table)}
     WHERE ${stillThere(table)} ON CONFLICT DO NOTHING`,
    [rows],
  );
}

/** Only where the session is whose it was when the time was offered, by and to people who still sit there and are there by then. */
async function putOffers(tx: Tx, rows: readonly string[], turns: readonly Turn[]): Promise<void> {
  if (rows.length === 0) return;
  const isThere = (who: string): string =>
    `EXISTS (SELECT FROM membership m WHERE m.group_id = s.group_id AND m.user_id = ${who} AND ${isThereBy('m', 's')})`;
  await tx.db.query(
    `INSERT INTO offer OVERRIDING SYSTEM VALUE SELECT r.* FROM ${asRows('offer')} JOIN session s ON s.id = r.session_id
     WHERE s.stage ->> 'at' = 'planned' AND ${isThere('r.user_id')} AND (r.to_user_id IS NULL OR ${isThere('r.to_user_id')})
       AND EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS t (id bigint, facilitator bigint, agreed boolean)
         WHERE t.id = s.id AND t.facilitator IS NOT DISTINCT FROM s.facilitator_id AND t.agreed = s.facilitator_agreed)
     ON CONFLICT DO NOTHING`,
    [rows, JSON.stringify(turns)],
  );
}

/** What was said about a session that has been held since is forgotten for good, and so is what its circle lost with it. */
function stillThere(table: Table): string {
  const sits = (who: string): string =>
    `EXISTS (SELECT FROM membership m WHERE m.group_id = r.group_id AND m.user_id = r.${who})`;
  switch (table) {
    case 'met':
      return `${sits('one_id')} AND ${sits('other_id')}`;
    case 'rsvp':
      // Whoever pauses by now has said last that they do not come.
      return `EXISTS (SELECT FROM session s JOIN membership m ON m.group_id = s.group_id AND m.user_id = r.user_id
        WHERE s.id = r.session_id AND s.stage ->> 'at' = 'planned' AND m.paused_until IS NULL)`;
    case 'catch_up':
      return 'EXISTS (SELECT FROM session s WHERE s.id = r.session_id)';
    default:
      return 'true';
  }
}
