import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  // Who applied before gave no hours and no agreement: they are asked for what is new when they next press Join.
  `ALTER TABLE application
     ADD COLUMN agreed_at timestamptz,
     ADD COLUMN agreement text,
     ADD COLUMN years int,
     ADD COLUMN employer text,
     ADD COLUMN wants text[] NOT NULL DEFAULT '{}',
     ADD COLUMN offers text[] NOT NULL DEFAULT '{}',
     ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
     ADD COLUMN zone text,
     ADD COLUMN availability smallint[] NOT NULL DEFAULT '{}'`,
  `UPDATE application SET state = 'draft' WHERE state = 'waiting'`,
  `ALTER TABLE "group" ADD COLUMN zone text, ADD COLUMN weekday smallint, ADD COLUMN minute smallint`,
  `UPDATE "group" SET
     zone = cohort.zone,
     weekday = extract(isodow FROM cohort.starts_on) - 1,
     minute = extract(hour FROM cohort.local_time::time) * 60 + extract(minute FROM cohort.local_time::time)
   FROM cohort WHERE cohort.id = "group".cohort_id`,
  `ALTER TABLE "group"
     ALTER COLUMN zone SET NOT NULL, ALTER COLUMN weekday SET NOT NULL, ALTER COLUMN minute SET NOT NULL`,
  `ALTER TABLE cohort
     ADD COLUMN closed_at timestamptz,
     ADD COLUMN weeks int NOT NULL DEFAULT 6,
     ALTER COLUMN local_time DROP NOT NULL,
     ALTER COLUMN zone DROP NOT NULL`,
  `ALTER TABLE membership ADD COLUMN joined_at timestamptz NOT NULL DEFAULT now()`,
  `CREATE TABLE appointment (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     guild_id bigint NOT NULL,
     cohort_id bigint NOT NULL CONSTRAINT appointment_cohort REFERENCES cohort (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     role text NOT NULL,
     group_id bigint CONSTRAINT appointment_group REFERENCES "group" (id) ON DELETE CASCADE
   )`,
  'CREATE UNIQUE INDEX appointment_once ON appointment (cohort_id, user_id, role, group_id) NULLS NOT DISTINCT',
  'CREATE INDEX appointment_user ON appointment (user_id)',
  `CREATE TABLE draft (
     cohort_id bigint PRIMARY KEY CONSTRAINT draft_cohort REFERENCES cohort (id) ON DELETE CASCADE,
     number int NOT NULL,
     answer jsonb NOT NULL,
     made_at timestamptz NOT NULL
   )`,
  `CREATE TABLE rsvp (
     session_id bigint NOT NULL CONSTRAINT rsvp_session REFERENCES session (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     answer text NOT NULL,
     PRIMARY KEY (session_id, user_id)
   )`,
  `CREATE TABLE rivalry (
     guild_id bigint NOT NULL,
     one text NOT NULL,
     other text NOT NULL,
     PRIMARY KEY (guild_id, one, other)
   )`,
];

const down = [
  'DROP TABLE rivalry',
  'DROP TABLE rsvp',
  'DROP TABLE draft',
  'DROP TABLE appointment',
  'ALTER TABLE membership DROP COLUMN joined_at',
  // A cohort whose groups each have an hour of their own cannot say so any more: it gets that of the first of them.
  `UPDATE cohort SET
     zone = coalesce(cohort.zone, (SELECT g.zone FROM "group" g WHERE g.cohort_id = cohort.id ORDER BY g.number LIMIT 1), 'UTC'),
     local_time = coalesce(cohort.local_time, (
       SELECT to_char(make_time(g.minute / 60, g.minute % 60, 0), 'HH24:MI')
       FROM "group" g WHERE g.cohort_id = cohort.id ORDER BY g.number LIMIT 1), '18:00'),
     state = CASE WHEN state IN ('closed', 'open') THEN 'open' ELSE 'running' END`,
  `ALTER TABLE cohort
     DROP COLUMN closed_at,
     DROP COLUMN weeks,
     ALTER COLUMN local_time SET NOT NULL,
     ALTER COLUMN zone SET NOT NULL`,
  'ALTER TABLE "group" DROP COLUMN zone, DROP COLUMN weekday, DROP COLUMN minute',
  `UPDATE application SET state = 'waiting' WHERE state = 'draft'`,
  `ALTER TABLE application
     DROP COLUMN agreed_at,
     DROP COLUMN agreement,
     DROP COLUMN years,
     DROP COLUMN employer,
     DROP COLUMN wants,
     DROP COLUMN offers,
     DROP COLUMN languages,
     DROP COLUMN zone,
     DROP COLUMN availability`,
];

export class WayIn1763990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
