import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createLog } from '../../bot/common/log';
import { writeBackup } from '../../bot/store/backup/write';
import { createDataSource } from '../../bot/store/dataSource';
import { migrate } from '../../bot/store/migrate';
import { migrations } from '../../migrations';

/** A lock that a test holds while it wants the migration to stand in its middle. */
export const gate = 77;

/** One more migration than Grove has: makes a table, waits at the gate, then fills it. */
export class OneMore1999999999999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE one_more (id int PRIMARY KEY)');
    await runner.query('SELECT pg_advisory_xact_lock($1)', [gate]);
    await runner.query('INSERT INTO one_more VALUES (1)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE one_more');
  }
}

/** Migrates as a start of Grove does, with a backup before it; as a program it can be killed in the middle. */
export async function migrateOneMore(url: string, folder: string): Promise<void> {
  const database = await createDataSource(url, createLog('silent'), [...migrations, OneMore1999999999999]).initialize();
  try {
    await migrate(database, (next) =>
      writeBackup({ databaseUrl: url, folder, label: `before-${next}`, now: new Date() }),
    );
  } finally {
    await database.destroy();
  }
}

if (require.main === module) void migrateOneMore(process.argv[2] ?? '', process.argv[3] ?? '');
