import type { Client } from 'pg';

/** What the bot's own tables say was due: read at the end, after it has been stopped. */
export interface Rows {
  readonly outbox: readonly OutboxRow[];
  readonly groups: readonly GroupRow[];
  readonly sessions: readonly SessionRow[];
}

export interface OutboxRow {
  readonly id: string;
  readonly about: string;
  readonly state: 'pending' | 'done' | 'expired' | 'withdrawn' | 'failed';
  readonly attempts: number;
}

export interface GroupRow {
  readonly name: string;
  readonly id: string;
  readonly guild: string;
  readonly thread: string | null;
  readonly members: readonly string[];
}

export interface SessionRow {
  readonly id: string;
  readonly group: string;
  readonly startsAt: Date;
  readonly stage: { readonly at: string; readonly how?: string };
  /** how many sheets its board has had */
  readonly sheets: number;
  /** the messages of its boards, one for each sheet; null of one that was never posted */
  readonly boards: readonly (string | null)[];
}

/** The clock of a run never comes to the second week; those sessions stay planned. */
const ofThisWeek = 's.number = 1';

export async function readRows(database: Client): Promise<Rows> {
  const outbox = await database.query<OutboxRow>('SELECT id, about, state, attempts FROM outbox ORDER BY id');
  const groups = await database.query<GroupRow>(
    `SELECT g.id, g.name, g.guild_id AS guild, g.thread_id AS thread,
       ARRAY(SELECT m.user_id::text FROM membership m WHERE m.group_id = g.id) AS members FROM "group" g ORDER BY g.id`,
  );
  const sessions = await database.query<SessionRow>(
    `SELECT s.id, s.group_id AS "group", s.starts_at AS "startsAt", s.stage, s.sheet AS sheets,
       ARRAY(SELECT b.message_id::text FROM board b WHERE b.key LIKE 'session:' || s.id || ':%') AS boards
     FROM session s WHERE ${ofThisWeek} ORDER BY s.id`,
  );
  return { outbox: outbox.rows, groups: groups.rows, sessions: sessions.rows };
}

export async function roundsRunning(database: Client): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    `SELECT count(*) FROM session WHERE stage ->> 'at' NOT IN ('planned', 'closed')`,
  );
  return Number(rows[0]?.count ?? 0);
}

/** Nothing is under way any more: every session that was due is closed, every row settled, every board shows its newest state. */
export async function allQuiet(database: Client): Promise<boolean> {
  const { rows } = await database
    .query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM session s WHERE ${ofThisWeek} AND stage ->> 'at' <> 'closed')
         OR EXISTS (SELECT 1 FROM outbox WHERE state = 'pending')
         OR EXISTS (SELECT 1 FROM board WHERE shown < wanted AND message_id IS NOT NULL) AS busy`,
    )
    .catch(() => ({ rows: [{ busy: true }] }));
  return rows[0]?.busy === false;
}
