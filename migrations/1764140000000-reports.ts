import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE report (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     channel_id bigint NOT NULL,
     message_id bigint NOT NULL,
     author_id bigint,
     words text NOT NULL,
     things int NOT NULL,
     reporter_id bigint,
     code text NOT NULL,
     line text NOT NULL DEFAULT '',
     is_named boolean NOT NULL DEFAULT false,
     state text NOT NULL DEFAULT 'draft',
     at timestamptz NOT NULL
   )`,
  'CREATE UNIQUE INDEX report_once ON report (guild_id, message_id, reporter_id)',
  'CREATE UNIQUE INDEX report_code ON report (code)',
  'CREATE INDEX report_author ON report (author_id)',
  'CREATE INDEX report_reporter ON report (reporter_id)',
];

const down = ['DROP TABLE report'];

/** Messages that were reported to the moderators. */
export class Reports1764140000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
