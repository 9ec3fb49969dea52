import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE application
     ADD COLUMN no_place text,
     ADD COLUMN no_place_in bigint CONSTRAINT application_no_place_in REFERENCES cohort (id) ON DELETE SET NULL`,
];

const down = ['ALTER TABLE application DROP COLUMN no_place_in, DROP COLUMN no_place'];

/** Who goes on waiting when circles were agreed can read why. */
export class NoPlace1764055000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
