import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a change that a moderator has handed to another, both are remembered: who asked for it and who said yes. */
export class AskedBy1764152000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE roster_change ADD COLUMN asked_by bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE roster_change DROP COLUMN asked_by');
  }
}
