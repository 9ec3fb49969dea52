import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { BackupFault, formatVersion, plainTexts, quoted, tablesQuery, whyOf, type Row, type Table } from './format';

export interface Backup {
  readonly file: string;
  readonly rows: number;
}

/** What every database of Grove holds before anybody has come. */
const ownTables = new Set(['migration', 'installation', 'deployment']);
const rowsAtOnce = 500;
/** A file of this ending was never finished. */
const unfinished = '.part';
const abandonedMs = 86_400_000;
/** Backups hold what people wrote, also what they have erased since: so many are enough to go back, and older ones go. */
const kept = 10;
/** The label of a backup that somebody asked for; all others are named after the change they were written before. */
export const byHand = 'by-hand';
const endingOf = (label: string): string => `-${label}.ndjson.gz`;
const ours = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-.+\.ndjson\.gz$/;

/**
 * Writes all of a database to `<folder>/<instant>-<label>.ndjson.gz`, which only its owner can read; the queue's own schema
 * stays out, since it is filled again from these rows. It shows one moment, and others may go on writing meanwhile. Of all that
 * lie in the folder the newest ten stay.
 * Null when the database holds nobody and nothing yet. Refuses with BackupFault, and then leaves no file.
 */
export async function writeBackup(p: {
  databaseUrl: string;
  folder: string;
  label: string;
  now: Date;
}): Promise<Backup | null> {
  const client = new Client({ connectionString: p.databaseUrl, application_name: 'grove-backup' });
  client.on('error', () => undefined);
  const name = `${p.now.toISOString().replaceAll(':', '-')}${endingOf(p.label)}`;
  const [file, draft] = [join(p.folder, name), join(p.folder, `${name}${unfinished}`)];
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for (const setting of plainTexts) await client.query(setting);
    const tables = (await client.query<Table>(tablesQuery)).rows;
    if (!(await holdsSomething(client, tables))) return null;
    await mkdir(p.folder, { recursive: true, mode: 0o700 });
    await clearAbandoned(p.folder, p.now);
    const count = { rows: 0 };
    await pipeline(
      Readable.from(linesOf(client, { tables, now: p.now, count })),
      createGzip(),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(draft, file);
    await settle(p.folder);
    // What cannot be removed now is removed with the next one; this one is written all the same.
    await removeOldest(p.folder, { name, label: p.label }).catch(() => undefined);
    return { file, rows: count.rows };
  } catch (fault) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new BackupFault(
      `Grove could not write a backup to ${p.folder} (${whyOf(fault)}), and changed nothing in the database. ` +
        'Make room there, or name another folder in GROVE_BACKUPS; then try again.',
      { cause: fault },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function holdsSomething(client: Client, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables.filter((table) => !ownTables.has(table.name))) {
    const { rowCount } = await client.query(`SELECT 1 FROM ONLY ${quoted(name)} LIMIT 1`);
    if (rowCount !== 0) return true;
  }
  return false;
}

async function* linesOf(
  client: Client,
  p: { tables: readonly Table[]; now: Date; count: { rows: number } },
): AsyncGenerator<string> {
  const { tables } = p;
  const migrations = tables.some(({ name }) => name === 'migration')
    ? (await client.query<{ name: string }>('SELECT name FROM migration ORDER BY id')).rows.map(({ name }) => name)
    : [];
  yield line({ grove: 'backup', version: formatVersion, at: p.now.toISOString(), migrations, tables });
  for (const table of tables) {
    yield line({ table: table.name });
    for await (const rows of rowsOf(client, table)) {
      p.count.rows += rows.length;
      yield rows.map(line).join('');
    }
  }
  // Last, because a sequence goes on counting outside of this moment: it must not be behind the rows.
  const counted = await client.query<{ name: string; last: string }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL`,
  );
  const sequences = Object.fromEntries(counted.rows.map(({ name, last }) => [name, last]));
  yield line({ end: { rows: p.count.rows, sequences } });
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

/** A cursor, so that no table has to fit into memory. */
async function* rowsOf(client: Client, { name, columns }: Table): AsyncGenerator<readonly Row[]> {
  const texts = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
  await client.query(`DECLARE backup NO SCROLL CURSOR FOR SELECT ${texts} FROM ONLY ${quoted(name)}`);
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${rowsAtOnce} FROM backup`,
      rowMode: 'array',
    });
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE backup');
}

/** A rename is safe against loss of power once the folder itself is written; Windows neither needs nor allows that. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * All but the newest ten go, by the moment their names begin with, and never the one just written. Earlier ones before the
 * same change go first: a Grove that fails at it and starts again and again would push out the way back from the change before.
 */
async function removeOldest(folder: string, { name: written, label }: { name: string; label: string }): Promise<void> {
  const others = (await readdir(folder))
    .filter((name) => ours.test(name) && name !== written)
    .sort()
    .reverse();
  const isSameChange = (name: string): boolean => label !== byHand && name.endsWith(endingOf(label));
  const rest = others.filter((name) => !isSameChange(name));
  for (const name of [...others.filter(isSameChange), ...rest.slice(kept - 1)]) await rm(join(folder, name));
}

async function clearAbandoned(folder: string, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(unfinished))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs > abandonedMs) await rm(join(folder, name), { force: true });
  }
}
