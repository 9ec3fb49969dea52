import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE agreement (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     clauses text[] NOT NULL,
     published_at timestamptz
   )`,
  'CREATE INDEX agreement_of_guild ON agreement (guild_id, id)',
  'CREATE UNIQUE INDEX agreement_draft ON agreement (guild_id) WHERE published_at IS NULL',
];

const down = ['DROP TABLE agreement'];

/** Moderators put what everybody agrees to into their own words. */
export class Agreements1764130000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
