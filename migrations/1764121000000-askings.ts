import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the third week on circles are asked, each member privately, before anybody new comes to them. */
export class Askings1764121000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE asking (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      guild_id bigint NOT NULL,
      cohort_id bigint NOT NULL CONSTRAINT asking_cohort_id REFERENCES cohort (id) ON DELETE CASCADE,
      proposal text NOT NULL,
      user_id bigint,
      closes_at timestamptz NOT NULL
    )`);
    await runner.query('CREATE INDEX asking_cohort ON asking (cohort_id)');
    await runner.query(`CREATE TABLE asked_circle (
      asking_id bigint NOT NULL CONSTRAINT asked_circle_asking REFERENCES asking (id) ON DELETE CASCADE,
      group_id bigint NOT NULL CONSTRAINT asked_circle_group REFERENCES "group" (id) ON DELETE CASCADE,
      PRIMARY KEY (asking_id, group_id)
    )`);
    await runner.query(`CREATE TABLE vote (
      asking_id bigint NOT NULL CONSTRAINT vote_asking REFERENCES asking (id) ON DELETE CASCADE,
      user_id bigint NOT NULL,
      group_id bigint NOT NULL CONSTRAINT vote_group REFERENCES "group" (id) ON DELETE CASCADE,
      answer text NOT NULL,
      PRIMARY KEY (asking_id, user_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vote');
    await runner.query('DROP TABLE asked_circle');
    await runner.query('DROP TABLE asking');
  }
}
