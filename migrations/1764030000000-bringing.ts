import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE bringing (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     group_id bigint NOT NULL CONSTRAINT bringing_group REFERENCES "group" (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     kind text NOT NULL,
     session_id bigint CONSTRAINT bringing_session REFERENCES session (id) ON DELETE CASCADE,
     words text NOT NULL,
     asked_at timestamptz,
     is_shared boolean NOT NULL DEFAULT false
   )`,
  'CREATE UNIQUE INDEX bringing_once ON bringing (group_id, user_id, kind, session_id) NULLS NOT DISTINCT',
  'CREATE INDEX bringing_user ON bringing (user_id)',
  `CREATE TABLE catch_up (
     session_id bigint PRIMARY KEY CONSTRAINT catch_up_session REFERENCES session (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     offered_at timestamptz NOT NULL,
     words text NOT NULL DEFAULT '',
     is_posted boolean NOT NULL DEFAULT false
   )`,
  `CREATE TABLE brought (
     cohort_id bigint NOT NULL CONSTRAINT brought_cohort REFERENCES cohort (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     times int NOT NULL,
     PRIMARY KEY (cohort_id, user_id)
   )`,
];

const down = ['DROP TABLE brought', 'DROP TABLE catch_up', 'DROP TABLE bringing'];

/** What members bring to their circle, and what they take from it. */
export class Bringing1764030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
