import { MigrationExecutor, type DataSource } from 'typeorm';
import { NeedsAPerson } from '../common/ends';

/** A number of our own for Postgres' advisory locks: who may migrate. */
const migrating = 4_713_001;

/**
 * Runs what is new of the migrations; when several start at once, one does and the others wait for it. `before` is called
 * first if there is anything to run, with the name of the first; when it fails, nothing is changed.
 * Refuses a database that a newer Grove has changed already.
 */
export async function migrate(
  database: DataSource,
  before: (next: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const runner = database.createQueryRunner();
  const limits = ['statement_timeout', 'idle_in_transaction_session_timeout'];
  try {
    for (const limit of limits) await runner.query(`SET ${limit} = 0`);
    await runner.query('SELECT pg_advisory_lock($1)', [migrating]);
    // On this connection, so that a migration may take longer than a person who clicked would wait.
    const executor = new MigrationExecutor(database, runner);
    executor.transaction = 'each';
    const known = new Set(database.migrations.map(({ name, constructor }) => name ?? constructor.name));
    const stranger = (await executor.getExecutedMigrations()).find(({ name }) => !known.has(name));
    if (stranger) throw new NewerDatabase(stranger.name);
    const [next] = await executor.getPendingMigrations();
    if (!next) return;
    await before(next.name);
    await executor.executePendingMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrating]).catch(() => undefined);
    for (const limit of limits) await runner.query(`RESET ${limit}`).catch(() => undefined);
    await runner.release();
  }
}

export class NewerDatabase extends NeedsAPerson {
  constructor(migration: string) {
    super(
      `A newer Grove has changed this database (${migration}), and this one would not understand it. ` +
        'Start the newer Grove, or restore the backup it wrote before it changed anything: see docs/install.md.',
    );
  }
}
