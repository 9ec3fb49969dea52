import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was found in the thread of a circle without belonging there, so that moderators are asked once. */
export class Strangers1764122000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE stranger (
      group_id bigint NOT NULL CONSTRAINT stranger_group REFERENCES "group" (id) ON DELETE CASCADE,
      user_id bigint NOT NULL,
      belongs boolean NOT NULL DEFAULT false,
      PRIMARY KEY (group_id, user_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stranger');
  }
}
