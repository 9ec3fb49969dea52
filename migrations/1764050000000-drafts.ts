import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE draft
     ADD COLUMN decisions jsonb NOT NULL DEFAULT '{}',
     ADD COLUMN is_kept boolean NOT NULL DEFAULT false`,
  'ALTER TABLE draft DROP CONSTRAINT draft_pkey',
  'ALTER TABLE draft ADD CONSTRAINT draft_pkey PRIMARY KEY (cohort_id, number)',
];

const down = [
  // There was one draft for each cohort: the newest stays, with its number.
  'DELETE FROM draft d WHERE number < (SELECT max(number) FROM draft o WHERE o.cohort_id = d.cohort_id)',
  'ALTER TABLE draft DROP CONSTRAINT draft_pkey',
  'ALTER TABLE draft ADD CONSTRAINT draft_pkey PRIMARY KEY (cohort_id)',
  'ALTER TABLE draft DROP COLUMN decisions, DROP COLUMN is_kept',
];

/** A cohort has several drafts, each with what its moderators decided beforehand. */
export class Drafts1764050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
