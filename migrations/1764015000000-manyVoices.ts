import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE session
     ADD COLUMN ledger jsonb NOT NULL DEFAULT '{}',
     ADD COLUMN sheet int NOT NULL DEFAULT 0,
     ADD COLUMN pace text NOT NULL DEFAULT 'live',
     ADD COLUMN ends_by timestamptz,
     ADD COLUMN seats jsonb NOT NULL DEFAULT '[]',
     ADD COLUMN stirred boolean NOT NULL DEFAULT false,
     ADD COLUMN owner_id bigint,
     ADD COLUMN shared text,
     ADD COLUMN parent_id bigint CONSTRAINT session_part REFERENCES session (id) ON DELETE CASCADE,
     ADD COLUMN thread_id bigint`,
  `UPDATE session SET ledger = jsonb_build_object('had', had, 'hands', '[]'::jsonb, 'turns', '{}'::jsonb, 'written', '[]'::jsonb, 'invited', '[]'::jsonb)`,
  'ALTER TABLE session ALTER COLUMN ledger DROP DEFAULT, DROP COLUMN had',
  `UPDATE session SET stirred = true WHERE turn > coalesce((stage ->> 'step')::int, 0) + 1`,
  `UPDATE session SET stage = jsonb_build_object(
     'at', 'paused', 'step', stage -> 'step', 'frameLeftMs', null,
     'interrupted', CASE WHEN stage #>> '{interrupted,is}' = 'timed'
       THEN stage -> 'interrupted' || '{"floor": {"is": "open", "asked": false}}'
       ELSE jsonb_build_object('is', 'round', 'floor', stage -> 'interrupted') END)
   WHERE stage ->> 'at' = 'paused'`,
  'DROP INDEX session_of_group',
  'CREATE UNIQUE INDEX session_of_group ON session (group_id, number) WHERE parent_id IS NULL',
  'CREATE INDEX session_parent ON session (parent_id)',
  `ALTER TABLE membership
     ADD COLUMN unhurried boolean NOT NULL DEFAULT false,
     ADD COLUMN invite_in boolean NOT NULL DEFAULT false`,
  `CREATE TABLE contribution (
     session_id bigint NOT NULL CONSTRAINT contribution_session REFERENCES session (id) ON DELETE CASCADE,
     step int NOT NULL,
     user_id bigint NOT NULL,
     words text NOT NULL,
     place uuid NOT NULL,
     PRIMARY KEY (session_id, step, user_id)
   )`,
];

const down = [
  'DROP TABLE contribution',
  'ALTER TABLE membership DROP COLUMN unhurried, DROP COLUMN invite_in',
  'DELETE FROM session WHERE parent_id IS NOT NULL',
  'DROP INDEX session_parent',
  'DROP INDEX session_of_group',
  'CREATE UNIQUE INDEX session_of_group ON session (group_id, number)',
  // What only the newer rules know is closed: they would not find their way in it.
  `UPDATE session SET stage = jsonb_build_object('at', 'paused', 'step', stage -> 'step',
     'interrupted', CASE WHEN stage #>> '{interrupted,is}' = 'timed'
       THEN (stage -> 'interrupted') - 'floor' ELSE stage #> '{interrupted,floor}' END)
   WHERE stage ->> 'at' = 'paused'`,
  `UPDATE session SET stage = '{"at": "closed", "how": "ended early"}' WHERE stage ->> 'how' = 'overlapped'`,
  `ALTER TABLE session ADD COLUMN had jsonb NOT NULL DEFAULT '[]'`,
  `UPDATE session SET had = ledger -> 'had'`,
  'ALTER TABLE session ALTER COLUMN had DROP DEFAULT',
  `ALTER TABLE session
     DROP COLUMN ledger, DROP COLUMN sheet, DROP COLUMN pace, DROP COLUMN ends_by, DROP COLUMN seats, DROP COLUMN stirred,
     DROP COLUMN owner_id, DROP COLUMN shared, DROP COLUMN parent_id, DROP COLUMN thread_id`,
];

export class ManyVoices1764015000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const change of up) await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of down) await runner.query(change);
  }
}
