import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Circles have a voice room while they meet. */
export class VoiceRooms1764020000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE voice_room (
         group_id bigint PRIMARY KEY CONSTRAINT voice_room_group REFERENCES "group" (id) ON DELETE CASCADE,
         guild_id bigint NOT NULL,
         session_id bigint NOT NULL,
         channel_id bigint,
         state text NOT NULL,
         free_at timestamptz,
         pieces int NOT NULL DEFAULT 0
       )`,
    );
    await runner.query('CREATE UNIQUE INDEX voice_room_channel ON voice_room (channel_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voice_room');
  }
}
