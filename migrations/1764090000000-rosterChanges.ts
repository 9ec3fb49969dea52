import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE roster_change (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     cohort_id bigint NOT NULL CONSTRAINT roster_change_cohort REFERENCES cohort (id) ON DELETE CASCADE,
     number int,
     kind text NOT NULL,
     state text NOT NULL,
     user_id bigint,
     plan jsonb NOT NULL,
     reason text NOT NULL DEFAULT '',
     at timestamptz NOT NULL,
     before jsonb,
     undoes int
   )`,
  'CREATE INDEX roster_change_done ON roster_change (cohort_id, state, number)',
];

/** Moderators change who sits where after a look at what it does, and can take each change back. */
export class RosterChanges1764090000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roster_change');
  }
}
