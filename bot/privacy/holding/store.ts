import type { EntityManager } from 'typeorm';
import { Application, Nomination } from '../../../entities';
import { readReports } from '../../reports/holding/store';
import type { Holdings, Role, Seat, Told } from '../holdings';
import { pattern } from '../rules/pattern';

/** Everything about one person. Unlike everywhere else no query names a guild: what is asked for is theirs wherever it is. */

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
    // What passes a report on would warn whom it is about while nobody has looked at it yet.
    `SELECT about, state FROM outbox
     WHERE (about ~ $1 OR act::text ~ $1) AND (act -> 'report') IS NULL ORDER BY id`,
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
    `SELECT c.name AS cohort, r.at, r.kind, coalesce($1 IN (r.user_id, r.asked_by), false) AS "isTheirs", r.state = 'done' AS "isDone",
       CASE WHEN coalesce(r.asked_by, r.user_id) = $1 THEN r.reason END AS reason
     FROM roster_change r JOIN cohort c ON c.id = r.cohort_id
     WHERE $1 IN (r.user_id, r.asked_by) OR r.plan::text ~ $2 OR r.before::text ~ $2 ORDER BY r.id`,
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
