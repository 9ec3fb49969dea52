import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createLog } from '../../bot/common/log';
import { restoreBackup } from '../../bot/store/backup/restore';
import { writeBackup } from '../../bot/store/backup/write';
import { createDataSource, type Migrations } from '../../bot/store/dataSource';
import { migrate } from '../../bot/store/migrate';
import { migrations } from '../../migrations';
import { eventually } from '../support/eventually';
import { freshDatabase } from '../support/postgres';
import { runToItsEnd } from '../support/processes';
import { gate, migrateOneMore } from '../support/slowMigration';

const log = createLog('silent');
const opened: (() => Promise<void>)[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-backup-'));
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** A table with one of everything that Postgres could hand back otherwise than it was given, and references in a circle. */
class Everything1999999999990 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE everything (
         id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, old serial, big bigint, words text, data jsonb, at timestamptz,
         day date, many text[], bytes bytea, ratio double precision, exact numeric, "Odd ""name" boolean,
         twice bigint GENERATED ALWAYS AS (big * 2) STORED, next bigint REFERENCES everything (id))`,
    );
    await runner.query('CREATE TABLE keeper (id int PRIMARY KEY, kept bigint NOT NULL REFERENCES everything (id))');
    await runner.query(
      'ALTER TABLE everything ADD kept_by int CONSTRAINT kept REFERENCES keeper (id) ON DELETE SET NULL',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE everything, keeper CASCADE');
  }
}
const more: Migrations = [...migrations, Everything1999999999990];

async function aDatabase(known: Migrations | null = more): Promise<{ url: string; client: Client }> {
  const fresh = await freshDatabase();
  opened.push(() => fresh.drop());
  if (known) {
    const database = await createDataSource(fresh.url, log, known).initialize();
    await migrate(database);
    await database.destroy();
  }
  const client = new Client({ connectionString: fresh.url });
  await client.connect();
  opened.push(() => client.end());
  return { url: fresh.url, client };
}

const words = 'Zoë\u2028said:\n"{\\"a\\":NULL}"\t🌱 \\. {a,"b"} $1';
const aPerson = (client: Client) =>
  client.query(
    `INSERT INTO application (guild_id, user_id, called, work, wish, state, submitted_at)
     VALUES (9223372036854775807, 1234567890123456789, $1, '', '', 'waiting', '2027-03-28T00:59:59.123456Z')`,
    [words],
  );
const save = async (url: string): Promise<string> => {
  const backup = await writeBackup({ databaseUrl: url, folder, label: 'by-hand', now: new Date() });
  if (!backup) throw new Error('nothing was written');
  return backup.file;
};
const restore = (url: string, file: string, known: Migrations = more) =>
  restoreBackup({ databaseUrl: url, file, log, known });
/** All that a backup says but its moment. */
const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(file))
    .toString()
    .replace(/"at":"[^"]+"/, '')
    .split('\n');
const tablesIn = async ({ client }: { client: Client }): Promise<number> =>
  (await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)).rowCount ?? 0;

describe('before the database is changed', () => {
  const held = async (client: Client): Promise<unknown[]> =>
    (await client.query('SELECT * FROM one_more')).rows as unknown[];

  test('all that it holds of people is in a file that only its owner can read', async () => {
    const { url, client } = await aDatabase(migrations);
    await aPerson(client);
    const inside = join(folder, 'made', 'for-it');
    await migrateOneMore(url, inside);
    const [name = '', ...others] = readdirSync(inside);
    expect(others).toEqual([]);
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-before-OneMore1999999999999\.ndjson\.gz$/);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    expect(statSync(join(inside, name)).mode & 0o777).toBe(0o600);
    expect(linesOf(join(inside, name)).some((line) => line.includes('Zoë'))).toBe(true);
    expect(await held(client)).toEqual([{ id: 1 }]);
  });

  test('nothing is written where nobody has come yet, nor when there is nothing to change', async () => {
    const { url, client } = await aDatabase(migrations);
    await migrateOneMore(url, folder);
    await aPerson(client);
    await migrateOneMore(url, folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('where no backup can be written nothing is changed, and one sentence says what to do', async () => {
    const { url, client } = await aDatabase(migrations);
    await aPerson(client);
    writeFileSync(join(folder, 'full'), '');
    await expect(migrateOneMore(url, join(folder, 'full', 'backups'))).rejects.toThrow(
      /^Grove could not write a backup to .*, and changed nothing in the database\. .*GROVE_BACKUPS/,
    );
    await expect(held(client)).rejects.toThrow(/does not exist/);
  });

  test('a Grove that is killed in the middle leaves the old tables whole, and the next start changes them', async () => {
    const { url, client } = await aDatabase(migrations);
    await aPerson(client);
    await client.query('SELECT pg_advisory_lock($1)', [gate]);
    const script = join(__dirname, '..', 'support', 'slowMigration.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, url, folder], { stdio: 'ignore' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await eventually(async () => {
      const waiting = await client.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted`,
        [gate],
      );
      expect(waiting.rowCount).toBe(1);
    }, 45_000);
    child.kill('SIGKILL');
    await gone;
    await expect(held(client)).rejects.toThrow(/does not exist/);
    await client.query('SELECT pg_advisory_unlock($1)', [gate]);
    await migrateOneMore(url, folder);
    expect(await held(client)).toEqual([{ id: 1 }]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.gz'))).toHaveLength(1);
  });

  test('the newest ten stay, and a change that fails again and again does not push out the others', async () => {
    const { url, client } = await aDatabase(migrations);
    await aPerson(client);
    const named = (day: number, label: string): string =>
      `2027-03-${String(day).padStart(2, '0')}T00-00-00.000Z-${label}.ndjson.gz`;
    for (let day = 1; day <= 12; day++) writeFileSync(join(folder, named(day, 'by-hand')), '');
    writeFileSync(join(folder, 'notes.ndjson.gz'), 'not Grove’s');
    const backups = (): string[] => readdirSync(folder).sort();
    for (const day of [13, 14, 15]) {
      const now = new Date(Date.UTC(2027, 2, day));
      await writeBackup({ databaseUrl: url, folder, label: 'before-Next', now });
    }
    const days = [4, 5, 6, 7, 8, 9, 10, 11, 12];
    const byDay = days.map((day) => named(day, 'by-hand'));
    expect(backups()).toEqual([...byDay, named(15, 'before-Next'), 'notes.ndjson.gz']);
    // The machine's clock has gone back: what was just written stays.
    await writeBackup({ databaseUrl: url, folder, label: 'by-hand', now: new Date(Date.UTC(2027, 2, 1)) });
    expect(backups()).toEqual([named(1, 'by-hand'), ...byDay.slice(1), named(15, 'before-Next'), 'notes.ndjson.gz']);
  });

  test('a Grove that is older than its database changes nothing and says so', async () => {
    const { url } = await aDatabase();
    const database = await createDataSource(url, log).initialize();
    opened.push(() => database.destroy());
    await expect(migrate(database)).rejects.toThrow(/^A newer Grove has changed this database \(Everything/);
  });
});

describe('a backup that is restored', () => {
  test('is the same database: every row to its last digit, references and counting included', async () => {
    const { url, client } = await aDatabase();
    await aPerson(client);
    await client.query(
      `INSERT INTO everything (big, words, data, at, day, many, bytes, ratio, exact, "Odd ""name", next) VALUES
       (1, $1, $2, '2027-03-28T01:30:00.000001+02', '0044-03-15 BC', ARRAY['a,b', NULL, 'NULL', '"'], '\\x00ff', 0.1, 1e-30, true, 2),
       (NULL, '', '{"big": 12345678901234567890.10, "deep": [null, "\\u2028"]}', 'infinity', NULL, '{}', NULL, 'NaN', 'NaN', NULL, 1)`,
      [words, JSON.stringify({ words })],
    );
    await client.query('INSERT INTO everything (words) SELECT repeat($1, 20) FROM generate_series(1, 1200)', [words]);
    await client.query('INSERT INTO keeper VALUES (1, 2)');
    await client.query('UPDATE everything SET kept_by = 1 WHERE id = 1');
    await client.query('DELETE FROM everything WHERE id > 1150');
    const file = await save(url);

    const other = await aDatabase(null);
    expect((await restore(other.url, file)).rows).toBeGreaterThan(1150);
    expect(linesOf(await save(other.url))).toEqual(linesOf(file));
    const next = await other.client.query<{ id: string; old: number }>(
      'INSERT INTO everything DEFAULT VALUES RETURNING id, old',
    );
    expect(next.rows).toEqual([{ id: '1203', old: 1203 }]);
    await expect(other.client.query('INSERT INTO keeper VALUES (2, 99999)')).rejects.toThrow(/foreign key/);
    await expect(other.client.query('DELETE FROM keeper')).resolves.toBeDefined();
  });

  test('brings back whatever anybody may have written', async () => {
    const { client, url } = await aDatabase();
    const other = await aDatabase(null);
    const said = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 400, seed: 11 });
    const writable = said.map((text) => text.replaceAll('\0', ''));
    await client.query('INSERT INTO everything (words) SELECT unnest($1::text[])', [writable]);
    await restore(other.url, await save(url));
    const { rows } = await other.client.query<{ words: string }>('SELECT words FROM everything ORDER BY id');
    expect(rows.map((row) => row.words)).toEqual(writable);
  });

  test('tells Discord the commands again, since nobody knows what it was told in between', async () => {
    const { client, url } = await aDatabase();
    await aPerson(client);
    await client.query(`INSERT INTO deployment (application_id, hash) VALUES (1, 'old')`);
    const other = await aDatabase(null);
    await restore(other.url, await save(url));
    expect((await other.client.query('SELECT FROM deployment')).rowCount).toBe(0);
  });

  test('is brought up to date by the next start, when a newer Grove restores it', async () => {
    const { client, url } = await aDatabase(migrations);
    await aPerson(client);
    const other = await aDatabase(null);
    await restore(other.url, await save(url));
    await migrateOneMore(other.url, folder);
    expect((await other.client.query('SELECT called FROM application')).rows).toEqual([{ called: words }]);
    expect((await other.client.query('SELECT FROM one_more')).rowCount).toBe(1);
  });
});

describe('nothing is restored', () => {
  async function aBackup(): Promise<string> {
    const { client, url } = await aDatabase();
    await aPerson(client);
    await client.query('INSERT INTO everything (words) SELECT md5(n::text) FROM generate_series(1, 2000) n');
    return save(url);
  }

  test('into a database that has tables, which stays as it was', async () => {
    const file = await aBackup();
    const other = await aDatabase(null);
    await other.client.query('CREATE TABLE mine AS SELECT 1 AS one');
    await expect(restore(other.url, file)).rejects.toThrow(
      /into an empty database, and this one has tables\. Give Grove a new/,
    );
    expect(await tablesIn(other)).toBe(1);
  });

  test('from a file that is cut short, damaged, empty, missing or of another kind', async () => {
    const file = await aBackup();
    const other = await aDatabase(null);
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    const spoilt = (name: string, change: (rows: string[]) => string[]): string => {
      const path = join(folder, name);
      writeFileSync(path, gzipSync(`${change([...lines]).join('\n')}\n`));
      return path;
    };
    const cut = join(folder, 'cut');
    writeFileSync(cut, readFileSync(file));
    truncateSync(cut, statSync(file).size - 2_000);
    writeFileSync(join(folder, 'text'), 'hello');
    const files = [
      cut,
      join(folder, 'text'),
      join(folder, 'missing'),
      spoilt('no-end', (rows) => rows.slice(0, -1)),
      spoilt('no-row', (rows) => rows.filter((row) => !row.startsWith('["1999"'))),
      spoilt('no-header', (rows) => rows.slice(1)),
      spoilt('short-row', (rows) => rows.map((row) => (row.startsWith('["2000"') ? '["2000"]' : row))),
      spoilt('nothing', () => []),
    ];
    for (const each of files) {
      await expect(restore(other.url, each)).rejects.toThrow(/Nothing was restored/);
      expect(await tablesIn(other)).toBe(0);
    }
  });

  test('from a backup of a newer Grove', async () => {
    const file = await aBackup();
    const other = await aDatabase(null);
    await expect(restore(other.url, file, migrations)).rejects.toThrow(/^This backup was written by a newer Grove/);
    expect(await tablesIn(other)).toBe(0);
  });
});

test('somebody saves and restores by hand, and reads what to do next', async () => {
  const { client, url } = await aDatabase(migrations);
  await aPerson(client);
  const other = await aDatabase(null);
  const settings = (databaseUrl: string) => ({
    cwd: folder,
    env: { DATABASE_URL: databaseUrl, GROVE_BACKUPS: folder },
  });
  const saved = await runToItsEnd({ words: ['bot/cli/backup.ts'], ...settings(url) });
  expect(saved).toMatchObject({ code: 0, err: expect.stringContaining('only you can read it') as string });
  const words = ['bot/cli/restore.ts', saved.out.trim()];
  expect(await runToItsEnd({ words, ...settings(other.url) })).toMatchObject({
    ...{ code: 0, out: '' },
    err: expect.stringContaining('Start Grove now') as string,
  });
  expect((await other.client.query('SELECT FROM application')).rowCount).toBe(1);
  const [nameless, twice] = await Promise.all([
    runToItsEnd({ words: ['bot/cli/restore.ts'], ...settings(other.url) }),
    runToItsEnd({ words, ...settings(other.url) }),
  ]);
  expect(nameless).toMatchObject({ code: 78, err: expect.stringContaining('Name one backup') as string });
  expect(twice).toMatchObject({ code: 78, err: expect.stringContaining('into an empty database') as string });
});

test('an unfinished backup of an earlier day is cleared away, one of today is left to whoever writes it', async () => {
  const { client, url } = await aDatabase();
  await aPerson(client);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'other.part'), '');
  await save(url);
  expect(readdirSync(folder)).toContain('other.part');
  await writeBackup({ databaseUrl: url, folder, label: 'later', now: new Date(Date.now() + 2 * 86_400_000) });
  expect(readdirSync(folder).filter((name) => !name.endsWith('.gz'))).toEqual([]);
});
