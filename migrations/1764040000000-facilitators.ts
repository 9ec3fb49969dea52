import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  // Sessions that are planned already get their turns with the next change of their circle; until then Grove leads.
  `ALTER TABLE session
     ADD COLUMN facilitator_id bigint,
     ADD COLUMN facilitator_agreed boolean NOT NULL DEFAULT false`,
  'CREATE INDEX session_facilitator ON session (facilitator_id)',
  'ALTER TABLE membership ADD COLUMN facilitates boolean NOT NULL DEFAULT true',
  `CREATE TABLE offer (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     session_id bigint NOT NULL CONSTRAINT offer_session REFERENCES session (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     to_user_id bigint
   )`,
  'CREATE UNIQUE INDEX offer_of_session ON offer (session_id)',
];

const down = [
  'DROP TABLE offer',
  'ALTER TABLE membership DROP COLUMN facilitates',
  'ALTER TABLE session DROP COLUMN facilitator_id, DROP COLUMN facilitator_agreed',
];

/** A member looks after the time of each session, in turn, and may hand it on. */
export class Facilitators1764040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
