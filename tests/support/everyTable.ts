import type { Client } from 'pg';
import { inventory, type Column } from '../../bot/privacy/inventory';

/**
 * Fills every table that is about people with a row about one of them. A column gets a value by its type; a table or column
 * that needs one of its own kind has it in `given`. What the inventory knows is filled; what is new there is, too.
 */

type Row = Readonly<Record<string, unknown>>;
type About = Exclude<Column, 'nobody'>;

export interface Scene {
  readonly user: string;
  readonly other: string;
  readonly guild: string;
  readonly channel: string;
  readonly cohort: string;
  readonly group: string;
  /** a session that is going on */
  readonly session: string;
  /** one of the same group that is to come */
  readonly nextSession: string;
}

export const wordsOf = (table: string, column: string): string => `canary-${table}-${column}`;

export const aboutPeople: readonly [table: string, columns: Readonly<Record<string, About>>][] = Object.entries(
  inventory,
).flatMap(([table, columns]) => {
  const about = Object.entries(columns).filter((one): one is [string, About] => one[1] !== 'nobody');
  return about.length === 0 ? [] : [[table, Object.fromEntries(about)]];
});

/** Values that a type alone does not tell: states, keys that may stand there once, shapes that Grove reads again. */
const given = (s: Scene): Readonly<Record<string, readonly Row[]>> => ({
  alarm: [
    {
      ...{ job: 'people.forget', key: `left:${s.guild}:${s.user}:list`, subject: `left:${s.guild}:${s.user}` },
      ...{ data: { guild: s.guild, user: s.user, agreement: null }, due_at: '2028-01-01T00:00:00Z' },
    },
  ],
  application: [
    {
      ...{ state: 'placed', availability: [0, 1], wants: ['negotiation'], offers: ['budgets'], languages: ['en'] },
      ...{ zone: 'Europe/Paris', no_place: 'nobodyFree', no_place_in: s.cohort },
    },
  ],
  apart: [
    { one_id: s.user, other_id: s.other },
    { one_id: '1', other_id: s.user },
  ],
  appointment: [{ role: 'facilitator' }],
  asking: [{ closes_at: '2028-01-01T00:00:00Z' }],
  bringing: [{ kind: 'step' }],
  draft: [
    {
      ...{ number: 99, answer: { groups: [{ members: [s.user, s.other] }], unplaced: [] } },
      decisions: { apart: [[s.user, s.other]] },
    },
  ],
  met: [
    { one_id: s.user, other_id: s.other },
    { one_id: '1', other_id: s.user },
  ],
  nomination: [{ expires_at: '2028-01-01T00:00:00Z' }],
  offer: [
    { user_id: s.user, to_user_id: s.other },
    { user_id: s.other, to_user_id: s.user, session_id: s.nextSession },
  ],
  outbox: [
    waiting(s, { about: `story:${s.user}`, components: [{ type: 10, content: `<@${s.user}> is expected` }] }),
    waiting(s, {
      about: `story:${s.user}:asked`,
      components: [
        { type: 10, content: `<@${s.user}> is asked about` },
        { type: 1, components: [{ type: 2, style: 2, label: 'Yes', custom_id: `story.of.1|${s.user}|1` }] },
      ],
    }),
  ],
  person_wish: [
    { other_id: s.other, kind: 'apart' },
    { user_id: s.other, other_id: s.user, kind: 'with' },
  ],
  report: [
    { state: 'open', code: 'R-AAAA-AAAA', author_id: s.other, words: 'of another', message_id: '1111111111111111111' },
    { state: 'closed', code: 'R-BBBB-BBBB', reporter_id: s.other, line: '', message_id: '1111111111111111112' },
  ],
  // By them about another, about them by another, asked for by them, and about them without a yes so far.
  roster_change: [
    { ...change, number: 1, asked_by: null, plan: { moves: [moveOf(s, s.other)], seen: {} }, before: null },
    { ...change, number: 3, user_id: s.other, plan: { moves: [moveOf(s, s.other)], seen: {} }, before: null },
    {
      ...{ ...change, number: 2, user_id: s.other, asked_by: null, before: rowsOf(s) },
      plan: { moves: [moveOf(s, s.user)], pair: { one: s.user, other: s.other, apart: true }, seen: {} },
    },
    {
      ...{ ...change, number: null, user_id: s.other, asked_by: null, state: 'asked', before: null },
      plan: { moves: [moveOf(s, s.other)], seen: { [s.group]: [s.user] } },
    },
  ],
  rsvp: [{ answer: 'late' }],
  sat: [{}],
  session: [],
  vote: [{ answer: 'rather not' }],
});

/** Not to be sent before the test is over. */
const waiting = (s: Scene, { about, components }: { about: string; components: readonly object[] }): Row => ({
  ...{ about, lane: 'story', subject: null, state: 'pending', lease_until: '2100-01-01T00:00:00Z' },
  act: {
    ...{ do: 'post', channel: s.channel },
    message: { flags: 32_768, components, allowed_mentions: { parse: [], users: [s.user] } },
  },
  ...{ attempts: 0, expires_at: null, first_try_at: null, result_id: null, fault_code: null },
});

const change = { kind: 'move', state: 'done', undoes: null };
const moveOf = (s: Scene, user: string): Row => ({ user, from: s.group, to: null, waits: true });
const rowsOf = (s: Scene): Row => ({
  rows: { membership: [`{"user_id": ${s.user}, "group_id": ${s.group}}`] },
  turns: [{ id: s.nextSession, facilitator: s.user, agreed: false }],
  applications: [{ user: s.user, state: 'placed', agreement: null }],
});

interface Kind {
  readonly name: string;
  readonly type: string;
  readonly isGenerated: boolean;
}

function wordsAs(type: string, words: string): unknown {
  if (type === 'jsonb') return { words };
  return type === 'ARRAY' ? [words] : words;
}

function valueOf(column: Kind, p: { scene: Scene; table: string }): unknown {
  const { scene, table } = p;
  const known = inventory[table]?.[column.name];
  const holds = known === undefined || known === 'nobody' ? 'nothing' : known.holds;
  if (column.name === 'guild_id') return scene.guild;
  if (column.name === 'cohort_id') return scene.cohort;
  if (column.name === 'group_id') return scene.group;
  if (column.name === 'session_id') return scene.session;
  if (column.name === 'channel_id') return scene.channel;
  if (holds === 'id') return column.type === 'jsonb' ? { user: scene.user } : scene.user;
  if (holds === 'words') return wordsAs(column.type, wordsOf(table, column.name));
  switch (column.type) {
    case 'bigint':
    case 'integer':
    case 'smallint':
      return 1;
    case 'boolean':
      return true;
    case 'timestamp with time zone':
      return '2027-03-01T12:00:00Z';
    case 'date':
      return '2027-03-01';
    case 'uuid':
      return '00000000-0000-4000-8000-000000000000';
    case 'jsonb':
      return {};
    case 'ARRAY':
      return [];
    default:
      return `some ${column.name}`;
  }
}

/** Columns that name a row of another table by its number: the newest is meant. */
const hangsOn: Readonly<Record<string, string>> = {
  ...{ application_id: 'application', asking_id: 'asking', clause_id: 'clause' },
};

async function newestOf(database: Client, table: string): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(`SELECT max(id) AS id FROM ${table}`);
  return rows[0]?.id;
}

export async function fillEveryTable(database: Client, scene: Scene): Promise<void> {
  const own = given(scene);
  // About nobody, and what somebody says of it is theirs.
  await database.query('INSERT INTO clause (guild_id, group_id, words) VALUES ($1, $2, $3)', [
    ...[scene.guild, scene.group, 'one at a time'],
  ]);
  for (const [table] of aboutPeople) {
    const { rows: columns } = await database.query<Kind>(
      `SELECT column_name AS name, data_type AS type, is_identity = 'YES' AS "isGenerated"
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    );
    const valueFor = (column: Kind): unknown => {
      const on = hangsOn[column.name];
      return on === undefined ? valueOf(column, { scene, table }) : newestOf(database, on);
    };
    for (const row of own[table] ?? [{}]) {
      const usual = columns.filter(({ isGenerated }) => !isGenerated);
      const values: unknown[] = [];
      for (const column of usual) values.push(column.name in row ? row[column.name] : await valueFor(column));
      const names = usual.map(({ name }) => `"${name}"`);
      const takesJson = (value: unknown): unknown =>
        typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
      await database
        .query(
          `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
          values.map(takesJson),
        )
        .catch((fault: unknown) => {
          throw new Error(
            `No row could be made for ${table}: give it values in tests/support/everyTable.ts. (${String(fault)})`,
          );
        });
    }
  }
}
