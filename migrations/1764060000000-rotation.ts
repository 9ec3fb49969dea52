import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE met (
     group_id bigint NOT NULL CONSTRAINT met_group REFERENCES "group" (id) ON DELETE CASCADE,
     one_id bigint NOT NULL,
     other_id bigint NOT NULL,
     times int NOT NULL,
     PRIMARY KEY (group_id, one_id, other_id)
   )`,
  `CREATE TABLE sat (
     group_id bigint NOT NULL CONSTRAINT sat_group REFERENCES "group" (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     in_other_size int NOT NULL,
     went_first int NOT NULL,
     PRIMARY KEY (group_id, user_id)
   )`,
  // Whoever brought a case before this comes before those whose case is later.
  'ALTER TABLE brought ADD COLUMN last_at timestamptz',
];

const down = ['ALTER TABLE brought DROP COLUMN last_at', 'DROP TABLE sat', 'DROP TABLE met'];

/** Who has sat with whom in smaller groups, and whose case was longest ago: so that both go around. */
export class Rotation1764060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
