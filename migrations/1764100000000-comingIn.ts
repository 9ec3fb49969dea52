import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE nomination (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     nominator_id bigint NOT NULL,
     code_hash text NOT NULL,
     words text NOT NULL,
     is_signed boolean NOT NULL,
     invite text,
     made_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL
   )`,
  'CREATE UNIQUE INDEX nomination_code ON nomination (code_hash)',
  'CREATE INDEX nomination_nominator ON nomination (guild_id, nominator_id)',
  `CREATE TABLE entrance (
     guild_id bigint PRIMARY KEY,
     invites boolean NOT NULL DEFAULT false,
     arrivals timestamptz[] NOT NULL DEFAULT '{}',
     shut_at timestamptz,
     wrong_codes int NOT NULL DEFAULT 0,
     wrong_since timestamptz
   )`,
  `ALTER TABLE application
     ADD COLUMN nominated boolean NOT NULL DEFAULT false,
     ADD COLUMN wrong_codes int NOT NULL DEFAULT 0,
     ADD COLUMN wrong_since timestamptz,
     ADD COLUMN told_standing text,
     ADD COLUMN tells_directly boolean NOT NULL DEFAULT false`,
  'ALTER TABLE cohort ADD COLUMN first_years int',
];

const down = [
  'ALTER TABLE cohort DROP COLUMN first_years',
  `ALTER TABLE application DROP COLUMN tells_directly, DROP COLUMN told_standing, DROP COLUMN wrong_since,
     DROP COLUMN wrong_codes, DROP COLUMN nominated`,
  'DROP TABLE entrance',
  'DROP TABLE nomination',
];

/** Codes to pass on, what is told to whoever waits, who comes first in a cohort, and a door that shuts in a rush. */
export class ComingIn1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
