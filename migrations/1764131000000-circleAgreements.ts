import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE clause (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     group_id bigint NOT NULL CONSTRAINT clause_group REFERENCES "group" (id) ON DELETE CASCADE,
     words text NOT NULL,
     closes_at timestamptz,
     is_to_go boolean NOT NULL DEFAULT false,
     is_open boolean NOT NULL DEFAULT false
   )`,
  'CREATE INDEX clause_of_group ON clause (group_id, id)',
  `CREATE TABLE objection (
     clause_id bigint NOT NULL CONSTRAINT objection_clause REFERENCES clause (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     PRIMARY KEY (clause_id, user_id)
   )`,
  'CREATE INDEX objection_user ON objection (user_id)',
];

const down = ['DROP TABLE objection', 'DROP TABLE clause'];

/** What a circle agrees on among itself, and what speaks against it while that is asked. */
export class CircleAgreements1764131000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
