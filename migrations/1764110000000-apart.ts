import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom moderators keep apart is kept for as long as the cohort goes on, and not only for one search. */
export class Apart1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE apart (
         guild_id bigint NOT NULL,
         cohort_id bigint NOT NULL CONSTRAINT apart_cohort REFERENCES cohort ON DELETE CASCADE,
         one_id bigint NOT NULL,
         other_id bigint NOT NULL,
         PRIMARY KEY (cohort_id, one_id, other_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE apart');
  }
}
