import type { EntityManager } from 'typeorm';
import { Alarm, Application, Appointment, Asking, Contribution, Group } from '../../../entities';
import { Membership, Nomination, OutboxRow, Rsvp, Stranger, Vote } from '../../../entities';
import { eraseObjections } from '../../agreeing/store';
import { forgetPerson } from '../../bringing/store';
import { forgetInChanges } from '../../rosters/changes/store';
import { pattern } from '../rules/pattern';

/** What erasing takes away. Unlike everywhere else no query names a guild: what is erased is theirs wherever it is. */

/** Locked first of all: a launch under way either has placed them by now, and we see it, or will not find them. */
export async function lockApplicationsOf(db: EntityManager, user: string): Promise<void> {
  await db.find(Application, { where: { userId: user }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** The groups somebody sits in, locked: whatever is being written about their members is written by now. */
export const lockGroupsOf = (db: EntityManager, user: string): Promise<Group[]> =>
  db
    .createQueryBuilder(Group, 'group')
    .where(`"group"."id" IN (SELECT group_id FROM membership WHERE user_id = :user)`, { user })
    .orderBy('"group"."id"')
    .setLock('pessimistic_write')
    .getMany();

/** The groups in whose threads somebody may be without sitting there. */
export const groupsTimedBy = (db: EntityManager, user: string): Promise<Group[]> =>
  db
    .createQueryBuilder(Group, 'group')
    .where(
      `EXISTS (SELECT FROM appointment a WHERE a.user_id = :user AND a.role = 'facilitator'
         AND a.cohort_id = "group"."cohort_id" AND (a.group_id IS NULL OR a.group_id = "group"."id"))`,
      { user },
    )
    .orderBy('"group"."id"')
    .getMany();

/** What is left of them as a facilitator when they have left their circles: as a moderator somebody offers the time of any. */
export async function forgetFacilitator(db: EntityManager, user: string): Promise<void> {
  await db.query('UPDATE session SET facilitator_id = NULL, facilitator_agreed = false WHERE facilitator_id = $1', [
    user,
  ]);
  await db.query('DELETE FROM offer WHERE $1 IN (user_id, to_user_id)', [user]);
}

/** Deletes what is about this person alone. */
export async function deleteOwnRows(db: EntityManager, user: string): Promise<void> {
  await db.delete(Nomination, { nominatorId: user });
  await db.delete(Rsvp, { userId: user });
  await db.delete(Vote, { userId: user });
  await db.delete(Stranger, { userId: user });
  // Nobody asks about them any more; the circles hear that it stays as it is.
  await db.update(Asking, { userId: user }, { userId: null });
  await db.delete(Contribution, { userId: user });
  await eraseObjections(db, user);
  await forgetPerson(db, user);
  await forgetInChanges(db, user);
  await db.delete(Appointment, { userId: user });
  await db.delete(Membership, { userId: user });
  await db.delete(Application, { userId: user });
  await db.query('DELETE FROM apart WHERE $1 IN (one_id, other_id)', [user]);
  await db.query('DELETE FROM person_wish WHERE $1 IN (user_id, other_id)', [user]);
  await db
    .createQueryBuilder()
    .delete()
    .from(Alarm)
    .where('data::text ~ :id OR key ~ :id OR subject ~ :id', { id: pattern(user) })
    .execute();
}

/**
 * A draft with a person who is gone is none: it is emptied, with what was decided for it, and keeps its number, so that a
 * yes to it is noticed.
 */
export async function emptyProposalsWith(db: EntityManager, user: string): Promise<void> {
  await db.query(
    `UPDATE draft SET answer = '{"groups": [], "unplaced": []}', decisions = '{}'
     WHERE answer::text ~ $1 OR decisions::text ~ $1`,
    [pattern(user)],
  );
}

/** What still has to be said and names the person. */
export const pendingWith = (db: EntityManager, user: string): Promise<OutboxRow[]> =>
  db
    .createQueryBuilder(OutboxRow, 'row')
    .where(`row.state = 'pending' AND row.act::text ~ :id`, { id: pattern(user) })
    .setLock('pessimistic_write')
    .getMany();

/** What somebody wrote for a reveal of a session that goes on. */
export const wroteForReveals = (db: EntityManager, user: string): Promise<Contribution[]> =>
  db.find(Contribution, { where: { userId: user }, order: { sessionId: 'ASC', step: 'ASC' } });

/** What was written for a reveal of a session and is about to be said. */
export const pendingReveals = (db: EntityManager, session: string): Promise<OutboxRow[]> =>
  db
    .createQueryBuilder(OutboxRow, 'row')
    .where(`row.state = 'pending' AND row.about ~ :reveal`, { reveal: `^session:${session}:[0-9]+:revealed:` })
    .setLock('pessimistic_write')
    .getMany();

/** Posts that have not left yet and say nothing but one thing that somebody has written, also without their name. */
export const pendingWordsOf = (db: EntityManager, user: string): Promise<OutboxRow[]> =>
  db
    .createQueryBuilder(OutboxRow, 'row')
    .where(`row.state = 'pending' AND jsonb_array_length(row.act #> '{words,rows}') = 1`)
    .andWhere(`row.act #>> '{words,rows,0}' IN (SELECT id::text FROM bringing WHERE user_id = :user)`, { user })
    .setLock('pessimistic_write')
    .getMany();

export async function rewrite(db: EntityManager, { id }: Pick<OutboxRow, 'id'>, act: object): Promise<void> {
  await db.update(OutboxRow, { id, state: 'pending' }, { act });
}

/**
 * Takes back an act that nobody has tried yet. One that was tried may be reaching Discord at this moment: it stays, and
 * what is done after it in its lane undoes it.
 */
export async function takeBackUntried(db: EntityManager, { id }: OutboxRow): Promise<void> {
  await db.update(OutboxRow, { id, state: 'pending', attempts: 0 }, { state: 'withdrawn', act: null });
}

/** Notes of what was said or done keep their place, and nobody's id. */
export async function nameNobodyInNotes(db: EntityManager, user: string): Promise<void> {
  await db.query(`UPDATE outbox SET about = 'erased:' || id WHERE about ~ $1`, [pattern(user)]);
}
