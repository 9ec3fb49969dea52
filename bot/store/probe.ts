import { MigrationExecutor, type DataSource } from 'typeorm';
import type { DatabaseFacts } from '../home/rules/doctor';

/** Whether the database takes a write and how long that lasts, what its clock says, and whether it is up to date. */
export async function probeDatabase(database: DataSource): Promise<DatabaseFacts> {
  const asked = Date.now();
  const [row] = await database.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  const answered = Date.now();
  // The one row that is always there, written as it stands.
  await database.query('UPDATE installation SET id = id');
  const writeMs = Date.now() - answered;
  const pending = await new MigrationExecutor(database).getPendingMigrations();
  return {
    writeMs,
    clockAheadMs: (asked + answered) / 2 - (row?.now.getTime() ?? answered),
    migrationsToRun: pending.length,
  };
}
