import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE preference (
     application_id bigint PRIMARY KEY CONSTRAINT preference_application REFERENCES application ON DELETE CASCADE,
     background text,
     colleagues_ok boolean NOT NULL DEFAULT false,
     not_alone text[] NOT NULL DEFAULT '{}',
     employers text[] NOT NULL DEFAULT '{}'
   )`,
  `CREATE TABLE person_wish (
     guild_id bigint NOT NULL,
     user_id bigint NOT NULL,
     other_id bigint NOT NULL,
     kind text NOT NULL,
     PRIMARY KEY (guild_id, user_id, other_id)
   )`,
  'CREATE INDEX person_wish_other ON person_wish (other_id)',
];

const down = ['DROP TABLE person_wish', 'DROP TABLE preference'];

/** People say what else their circle is chosen by, and whom they would like to sit with or rather not meet. */
export class Wishes1764111000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
