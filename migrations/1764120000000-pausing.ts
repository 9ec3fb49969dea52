import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody pauses until a date: in a circle they keep their seat, and on the list their place. */
export class Pausing1764120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE membership ADD COLUMN paused_until timestamptz');
    await runner.query('ALTER TABLE application ADD COLUMN paused_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE application SET state = 'waiting' WHERE state = 'paused'`);
    await runner.query('ALTER TABLE application DROP COLUMN paused_until');
    await runner.query('ALTER TABLE membership DROP COLUMN paused_until');
  }
}
