import type { EntityManager } from 'typeorm';
import { Alarm, Application, Appointment, Asking, Contribution, Group } from '../../entities';
import { Membership, Nomination, OutboxRow, Rsvp, Stranger, Vote } from '../../entities';
import { eraseObjections } from '../agreeing/store';
import { forgetPerson } from '../bringing/store';
import { forgetInChanges } from '../rosters/changes/store';
import { readReports } from '../reports/holding/store';
import type { Holdings, Role, Seat, Told } from './holdings';

/**
 * Everything about one person. Unlike everywhere else no query names a guild: what is asked for, or erased, is theirs wherever
 * it is.
 */

/** Finds the id where other things stand around it, and not as a part of a longer one. */
const pattern = (user: string): string => `(^|[^0-9])${user}([^0-9]|$)`;

export async function readHoldings(db: EntityManager, user: string): Promise<Holdings> {
  const applications = await db.find(Application, { where: { userId: user }, order: { id: 'ASC' } });
  const circles = await db.query<Seat[]>(
    `SELECT g.id, g.guild_id AS "guildId", g.name, m.joined_at AS "joinedAt",
       c.state = 'running' AS "hasBegun", c.state = 'ended' AS "isOver", NOT m.facilitates AS "leftOut",
       m.unhurried, m.invite_in AS "inviteIn", m.paused_until AS "pausedUntil"
     FROM membership m JOIN "group" g ON g.id = m.group_id JOIN cohort c ON c.id = g.cohort_id
     WHERE m.user_id = $1 ORDER BY g.id DESC`,
    [user],
  );
  const roles = await db.query<Role[]>(
    `SELECT a.guild_id AS "guildId", c.name AS cohort, a.role, g.name AS circle
     FROM appointment a JOIN cohort c ON c.id = a.cohort_id LEFT JOIN "group" g ON g.id = a.group_id
     WHERE a.user_id = $1 ORDER BY a.id`,
    [user],
  );
  const coming = await db.query<Holdings['coming']>(
    `SELECT g.name AS circle, s.starts_at AS "startsAt", r.answer
     FROM rsvp r JOIN session s ON s.id = r.session_id JOIN "group" g ON g.id = s.group_id
     WHERE r.user_id = $1 ORDER BY s.starts_at`,
    [user],
  );
  const facilitates = await db.query<Holdings['facilitates']>(
    `SELECT g.name AS circle, s.starts_at AS "startsAt" FROM session s JOIN "group" g ON g.id = s.group_id
     WHERE s.facilitator_id = $1 ORDER BY s.starts_at`,
    [user],
  );
  const offers = await db.query<Holdings['offers']>(
    `SELECT g.name AS circle, s.starts_at AS "startsAt", o.user_id = $1 AS "isTheirs"
     FROM offer o JOIN session s ON s.id = o.session_id JOIN "group" g ON g.id = s.group_id
     WHERE $1 IN (o.user_id, o.to_user_id) ORDER BY s.starts_at`,
    [user],
  );
  const rounds = await db.query<Holdings['rounds']>(
    `SELECT g.name AS circle, s.starts_at AS "startsAt", s.stage::text ~ $1 AS "hasTheFloor"
     FROM session s JOIN "group" g ON g.id = s.group_id
     WHERE s.stage::text ~ $1 OR s.ledger::text ~ $1 OR s.seats::text ~ $1 OR s.owner_id::text = $2 ORDER BY s.starts_at`,
    [pattern(user), user],
  );
  const written = await db.query<Holdings['written']>(
    `SELECT g.name AS circle, c.words FROM contribution c
     JOIN session s ON s.id = c.session_id JOIN "group" g ON g.id = s.group_id
     WHERE c.user_id = $1 ORDER BY c.session_id, c.step`,
    [user],
  );
  const objections = await db.query<Holdings['objections']>(
    `SELECT g.name AS circle, c.words FROM objection o
     JOIN clause c ON c.id = o.clause_id JOIN "group" g ON g.id = c.group_id
     WHERE o.user_id = $1 ORDER BY c.id`,
    [user],
  );
  const proposals = await db.query<Holdings['proposals']>(
    `SELECT c.name AS cohort, d.made_at AS "madeAt" FROM draft d JOIN cohort c ON c.id = d.cohort_id
     WHERE d.answer::text ~ $1 OR d.decisions::text ~ $1 ORDER BY c.id, d.number`,
    [pattern(user)],
  );
  const alarms = await db.query<Holdings['alarms']>(
    `SELECT job, due_at AS "dueAt" FROM alarm WHERE data::text ~ $1 OR key ~ $1 OR subject ~ $1 ORDER BY id`,
    [pattern(user)],
  );
  const notes = await db.query<Holdings['notes']>(
    `SELECT about, state FROM outbox WHERE about ~ $1 OR act::text ~ $1 ORDER BY id`,
    [pattern(user)],
  );
  const brought = await db.query<Holdings['brought']>(
    `SELECT g.name AS circle, b.kind, b.words, b.asked_at AS "askedAt", s.starts_at AS "startsAt", b.is_shared AS "isShared"
     FROM bringing b JOIN "group" g ON g.id = b.group_id LEFT JOIN session s ON s.id = b.session_id
     WHERE b.user_id = $1 ORDER BY b.id`,
    [user],
  );
  const catchUps = await db.query<Holdings['catchUps']>(
    `SELECT g.name AS circle, s.starts_at AS "startsAt", n.offered_at AS "offeredAt", n.words, n.is_posted AS "isPosted"
     FROM catch_up n JOIN session s ON s.id = n.session_id JOIN "group" g ON g.id = s.group_id
     WHERE n.user_id = $1 ORDER BY s.starts_at`,
    [user],
  );
  const cases = await db.query<Holdings['cases']>(
    `SELECT c.name AS cohort, b.times, b.last_at AS "lastAt"
     FROM brought b JOIN cohort c ON c.id = b.cohort_id WHERE b.user_id = $1 ORDER BY c.id`,
    [user],
  );
  const smallerGroups = await db.query<Holdings['smallerGroups']>(
    `SELECT g.name AS circle, count(m.times)::int AS others, coalesce(sum(m.times), 0)::int AS times,
       coalesce(max(s.in_other_size), 0) AS "inOtherSize", coalesce(max(s.went_first), 0) AS "wentFirst"
     FROM "group" g LEFT JOIN met m ON m.group_id = g.id AND $1 IN (m.one_id, m.other_id)
     LEFT JOIN sat s ON s.group_id = g.id AND s.user_id = $1
     WHERE m.times IS NOT NULL OR s.user_id IS NOT NULL GROUP BY g.id ORDER BY g.id`,
    [user],
  );
  const rosterChanges = await db.query<Holdings['rosterChanges']>(
    `SELECT c.name AS cohort, r.at, r.kind, r.user_id IS NOT DISTINCT FROM $1 AS "isTheirs",
       CASE WHEN r.user_id = $1 THEN r.reason END AS reason
     FROM roster_change r JOIN cohort c ON c.id = r.cohort_id
     WHERE r.user_id = $1 OR r.plan::text ~ $2 OR r.before::text ~ $2 ORDER BY r.id`,
    [user, pattern(user)],
  );
  const preferences = await db.query<Holdings['preferences']>(
    `SELECT a.guild_id AS "guildId", p.background, p.colleagues_ok AS "colleaguesOk", p.not_alone AS "notAlone", p.employers
     FROM preference p JOIN application a ON a.id = p.application_id WHERE a.user_id = $1 ORDER BY a.id`,
    [user],
  );
  // Their own lists alone: that they stand in somebody else's is that one's to know.
  const named = await db.query<Holdings['named']>(
    `SELECT guild_id AS "guildId", other_id AS "user", kind FROM person_wish WHERE user_id = $1 ORDER BY guild_id, other_id`,
    [user],
  );
  const nominations = await db.find(Nomination, {
    select: { guildId: true, madeAt: true, expiresAt: true, words: true, isSigned: true, invite: true },
    where: { nominatorId: user },
    order: { id: 'ASC' },
  });
  const votes = await db.query<Holdings['votes']>(
    `SELECT g.name AS circle, v.answer, a.closes_at AS "closesAt"
     FROM vote v JOIN asking a ON a.id = v.asking_id JOIN "group" g ON g.id = v.group_id
     WHERE v.user_id = $1 ORDER BY a.id`,
    [user],
  );
  const askedAbout = await db.query<Holdings['askedAbout']>(
    `SELECT c.name AS cohort, a.closes_at AS "closesAt"
     FROM asking a JOIN cohort c ON c.id = a.cohort_id WHERE a.user_id = $1 ORDER BY a.id`,
    [user],
  );
  const foundIn = await db.query<Holdings['foundIn']>(
    `SELECT g.name AS circle, s.belongs FROM stranger s JOIN "group" g ON g.id = s.group_id
     WHERE s.user_id = $1 ORDER BY g.id`,
    [user],
  );
  return {
    applications: applications.map(asTold),
    ...{ circles, roles, coming, facilitates, offers, rounds, written },
    ...{ brought, catchUps, cases, smallerGroups },
    ...{ rosterChanges },
    ...{ preferences, named },
    ...(await readReports(db, user)),
    nominations,
    objections,
    proposals,
    votes,
    askedAbout,
    foundIn,
    alarms,
    notes,
  };
}

function asTold(row: Application): Told {
  const { guildId, state, submittedAt, agreedAt, agreement, called, work, wish, years } = row;
  const { employer, wants, offers, languages, zone, availability, noPlace, noPlaceIn, pausedUntil } = row;
  const { nominated, wrongCodes, wrongSince, toldStanding, tellsDirectly } = row;
  const comingIn = { nominated, wrongCodes, wrongSince, toldStanding, tellsDirectly };
  const plain = { guildId, state, submittedAt, agreedAt, agreement, called, work, wish, years };
  const matched = { employer, wants, offers, languages, zone, availability };
  return { ...plain, ...matched, noPlace, noPlaceIn, pausedUntil, ...comingIn };
}

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
