import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A circle whose people have gone on in others ends before its cohort does. */
export class GivenUp1764065000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "group" ADD COLUMN given_up_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "group" DROP COLUMN given_up_at');
  }
}
