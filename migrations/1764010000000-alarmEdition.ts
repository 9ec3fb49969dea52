import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms count how often they were set. */
export class AlarmEdition1764010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alarm ADD COLUMN edition int NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alarm DROP COLUMN edition');
  }
}
