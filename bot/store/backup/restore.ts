import type { DataSource, QueryRunner } from 'typeorm';
import { MigrationExecutor } from 'typeorm';
import { migrations } from '../../../migrations';
import type { Log } from '../../common/log';
import { createDataSource, type Migrations } from '../dataSource';
import { claimDatabase } from '../oneGrove';
import { BackupFault, plainTexts, quoted, tablesQuery, type Header, type Row, type Table } from './format';
import { readBackup } from './read';

export interface Restored {
  readonly at: Date;
  readonly rows: number;
}

/**
 * Fills an empty database from a backup: the tables are made by the migrations that had made them, then the rows come in as
 * they were. All of it is one transaction, so a restore that fails or is killed leaves the database empty.
 * Refuses with BackupFault a database that is not empty, and files that are damaged or of a newer Grove.
 */
export async function restoreBackup(p: {
  databaseUrl: string;
  file: string;
  log: Log;
  known?: Migrations;
}): Promise<Restored> {
  const parts = readBackup(p.file);
  const claim = await claimDatabase({ url: p.databaseUrl, patienceMs: 0, lost: () => undefined, log: p.log });
  try {
    const { value: first } = await parts.next();
    if (first?.is !== 'header') throw new BackupFault(`${p.file} is no backup of Grove.`);
    const { header } = first;
    const known = migrationsFor(header, p.known ?? migrations);
    const database = await createDataSource(p.databaseUrl, p.log, known).initialize();
    try {
      return await inOneTransaction(database, (runner) => fill({ database, runner, header, parts }));
    } finally {
      await database.destroy();
    }
  } finally {
    await parts.return(undefined);
    await claim.release();
  }
}

/** Those that made the backup's tables, of the ones that this Grove knows. */
function migrationsFor({ migrations: names }: Header, known: Migrations): Migrations {
  const stranger = names.find((name) => !known.some((each) => each.name === name));
  if (stranger === undefined) return known.filter(({ name }) => names.includes(name));
  throw new BackupFault(
    `This backup was written by a newer Grove: this one does not know the migration ${stranger}. ` +
      'Bring Grove up to date first. Nothing was restored.',
  );
}

async function inOneTransaction<T>(database: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = database.createQueryRunner();
  try {
    // A large table takes longer than a person who clicked would wait.
    for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) {
      await runner.query(`SET ${limit} = 0`);
    }
    for (const setting of plainTexts) await runner.query(setting);
    await runner.startTransaction();
    const result = await work(runner);
    await runner.commitTransaction();
    return result;
  } catch (fault) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw fault;
  } finally {
    await runner.release();
  }
}

async function fill(p: {
  database: DataSource;
  runner: QueryRunner;
  header: Header;
  parts: ReturnType<typeof readBackup>;
}): Promise<Restored> {
  const { runner } = p;
  const before = await tablesOf(runner);
  if (before.length > 0) {
    throw new BackupFault(
      'A backup is restored into an empty database, and this one has tables. Give Grove a new database in DATABASE_URL ' +
        '(without that setting: move the folder `postgres` in its data folder aside), then restore again.',
    );
  }
  const executor = new MigrationExecutor(p.database, runner);
  executor.transaction = 'none';
  await executor.executePendingMigrations();
  const tables = await tablesOf(runner);
  // Rows that the migrations themselves wrote are in the backup as well.
  await runner.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  const references = await takeReferencesOff(runner);
  let rows = 0;
  for await (const part of p.parts) {
    if (part.is === 'rows') {
      rows += part.rows.length;
      await insert(runner, { ...part, columns: columnsOf(part, p.header, tables) });
    }
    if (part.is === 'end') await count(runner, part.sequences);
  }
  for (const putBack of references) await runner.query(putBack);
  // What Discord was told since the backup is not known, so it is told again.
  await runner.query('DELETE FROM deployment');
  return { at: new Date(p.header.at), rows };
}

const tablesOf = (runner: QueryRunner): Promise<Table[]> => runner.manager.query<Table[]>(tablesQuery);

/** References are checked once, at the end: tables may refer to one another in a circle. Returns what puts them back. */
async function takeReferencesOff(runner: QueryRunner): Promise<string[]> {
  const found = await runner.manager.query<{ table: string; name: string; definition: string }[]>(
    `SELECT t.relname AS table, r.conname AS name, pg_get_constraintdef(r.oid) AS definition
     FROM pg_constraint r JOIN pg_class t ON t.oid = r.conrelid
     JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema() WHERE r.contype = 'f'`,
  );
  for (const { table, name } of found) {
    await runner.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  }
  return found.map(
    ({ table, name, definition }) => `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`,
  );
}

/** The columns of the backup with the types that the migrations gave them; nothing of the file goes into a statement. */
function columnsOf(
  { table, rows }: { table: string; rows: readonly Row[] },
  { tables }: Header,
  made: readonly Table[],
): Table['columns'] {
  const written = tables.find(({ name }) => name === table)?.columns ?? [];
  const standing = made.find(({ name }) => name === table)?.columns ?? [];
  const columns = written.map(({ name }) => standing.find((column) => column.name === name));
  const alike = columns.length > 0 && rows.every((row) => row.length === columns.length);
  if (alike && columns.every((column) => column !== undefined)) return columns;
  throw new BackupFault(
    `The table ${table} of this backup is not the one that its migrations make. Nothing was restored.`,
  );
}

async function insert(
  runner: QueryRunner,
  p: { table: string; columns: Table['columns']; rows: readonly Row[] },
): Promise<void> {
  const names = p.columns.map(({ name }) => quoted(name)).join(', ');
  const values = p.columns.map(({ name, type }) => `given.${quoted(name)}::${type}`).join(', ');
  const given = p.columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await runner.query(
    `INSERT INTO ${quoted(p.table)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM unnest(${given}) AS given (${names})`,
    p.columns.map((_, index) => p.rows.map((row) => row[index] ?? null)),
  );
}

async function count(runner: QueryRunner, sequences: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await runner.query(`SELECT setval(format('%I.%I', current_schema(), $1::text)::regclass, $2::bigint)`, [
      name,
      last,
    ]);
  }
}
