import type { MigrationInterface, QueryRunner } from 'typeorm';

const id = 'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY';

const tables = [
  'CREATE TABLE installation (id uuid PRIMARY KEY)',
  'INSERT INTO installation SELECT gen_random_uuid()',
  `CREATE TABLE home (
     guild_id bigint PRIMARY KEY,
     category_id bigint,
     welcome_channel_id bigint,
     circle_channel_id bigint,
     moderators_channel_id bigint,
     moderator_role_id bigint
   )`,
  `CREATE TABLE application (
     ${id},
     guild_id bigint NOT NULL,
     user_id bigint NOT NULL,
     called text NOT NULL,
     work text NOT NULL,
     wish text NOT NULL,
     state text NOT NULL,
     submitted_at timestamptz NOT NULL
   )`,
  'CREATE UNIQUE INDEX application_person ON application (guild_id, user_id)',
  `CREATE TABLE cohort (
     ${id},
     guild_id bigint NOT NULL,
     name text NOT NULL,
     state text NOT NULL,
     starts_on date NOT NULL,
     local_time text NOT NULL,
     zone text NOT NULL,
     group_size int NOT NULL,
     programme text NOT NULL
   )`,
  'CREATE UNIQUE INDEX cohort_name ON cohort (guild_id, name)',
  `CREATE TABLE "group" (
     ${id},
     guild_id bigint NOT NULL,
     cohort_id bigint NOT NULL CONSTRAINT group_cohort REFERENCES cohort (id) ON DELETE CASCADE,
     number int NOT NULL,
     name text NOT NULL,
     thread_id bigint,
     thread_number int NOT NULL DEFAULT 1
   )`,
  'CREATE UNIQUE INDEX group_number ON "group" (cohort_id, number)',
  `CREATE TABLE membership (
     group_id bigint NOT NULL CONSTRAINT membership_group REFERENCES "group" (id) ON DELETE CASCADE,
     user_id bigint NOT NULL,
     PRIMARY KEY (group_id, user_id)
   )`,
  'CREATE INDEX membership_user ON membership (user_id)',
  `CREATE TABLE session (
     ${id},
     guild_id bigint NOT NULL,
     group_id bigint NOT NULL CONSTRAINT session_group REFERENCES "group" (id) ON DELETE CASCADE,
     number int NOT NULL,
     starts_at timestamptz NOT NULL,
     zone_data text NOT NULL,
     turn int NOT NULL DEFAULT 0,
     stage jsonb NOT NULL,
     had jsonb NOT NULL,
     agenda jsonb NOT NULL
   )`,
  'CREATE UNIQUE INDEX session_of_group ON session (group_id, number)',
  `CREATE TABLE alarm (
     ${id},
     job text NOT NULL,
     key text NOT NULL,
     subject text NOT NULL,
     data jsonb NOT NULL,
     due_at timestamptz NOT NULL,
     failures int NOT NULL DEFAULT 0
   )`,
  'CREATE UNIQUE INDEX alarm_key ON alarm (key)',
  'CREATE INDEX alarm_due ON alarm (due_at)',
  'CREATE INDEX alarm_subject ON alarm (subject)',
  `CREATE TABLE outbox (
     ${id},
     guild_id bigint NOT NULL,
     about text NOT NULL,
     lane text NOT NULL,
     subject text,
     act jsonb,
     expires_at timestamptz,
     state text NOT NULL DEFAULT 'pending',
     attempts int NOT NULL DEFAULT 0,
     first_try_at timestamptz,
     lease_until timestamptz,
     result_id bigint,
     fault_code int
   )`,
  'CREATE UNIQUE INDEX outbox_about ON outbox (about)',
  // What has settled stays, without its words; only what waits is ever searched.
  `CREATE INDEX outbox_pending ON outbox (lane, id) WHERE state = 'pending'`,
  `CREATE TABLE board (
     key text PRIMARY KEY,
     guild_id bigint NOT NULL,
     channel_id bigint,
     message_id bigint,
     wanted int NOT NULL DEFAULT 1,
     shown int NOT NULL DEFAULT 0,
     edition int NOT NULL DEFAULT 1
   )`,
  `CREATE TABLE deployment (
     application_id bigint PRIMARY KEY,
     hash text NOT NULL
   )`,
];

export class FirstCircle1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = [
      'deployment',
      'board',
      'outbox',
      'alarm',
      'session',
      'membership',
      '"group"',
      'cohort',
      'application',
      'home',
      'installation',
    ];
    for (const name of names) await runner.query(`DROP TABLE ${name}`);
  }
}
