import type { EntityManager } from 'typeorm';
import { Met, Sat as SatRow } from '../../../entities';
import { answersTo } from '../answers/store';
import { agenda } from '../programmes/programme';
import { splitsFrom, type Known, type Parting, type Sat } from '../rules/split';
import type { Session } from '../session';
import { plannedSessionsOf } from '../store';

/**
 * Who has sat with whom in the smaller groups of a circle: counts alone, of no session and no day, so that nothing tells who
 * was not there. They go with the person, and with the cohort.
 */

/** All that a split goes by. */
export async function partingOf(
  db: EntityManager,
  { session, group }: { session: Session; group: string },
): Promise<Parting> {
  await forgetThoseWhoLeft(db, group);
  const planned = await plannedSessionsOf(db, group);
  const later = planned.sort((one, other) => Number(one.startsAt) - Number(other.startsAt));
  return {
    known: await knownOf(db, group),
    later: later.flatMap((row) => splitsFrom(agenda.parse(row.agenda).steps)),
    answers: await answersTo(db, session.id),
    seed: Number(BigInt.asUintN(32, BigInt(group))),
  };
}

async function knownOf(db: EntityManager, group: string): Promise<Known> {
  const met = await db.find(Met, { where: { groupId: group }, order: { oneId: 'ASC', otherId: 'ASC' } });
  const sat = await db.find(SatRow, { where: { groupId: group }, order: { userId: 'ASC' } });
  return {
    met: met.map(({ oneId, otherId, times }) => ({ one: oneId, other: otherId, times })),
    odd: new Map(sat.map(({ userId, inOtherSize }) => [userId, inOtherSize])),
    first: new Map(sat.map(({ userId, wentFirst }) => [userId, wentFirst])),
  };
}

/** Counts what a split has added, in the transaction that begins it. */
export async function remember(db: EntityManager, group: string, { met, odd, first }: Sat): Promise<void> {
  await db.query(
    `INSERT INTO met (group_id, one_id, other_id, times)
     SELECT $1::bigint, least(one, other), greatest(one, other), 1 FROM unnest($2::bigint[], $3::bigint[]) AS pair (one, other)
     ON CONFLICT (group_id, one_id, other_id) DO UPDATE SET times = met.times + 1`,
    [group, met.map(({ one }) => one), met.map(({ other }) => other)],
  );
  const people = [...new Set([...odd.keys(), ...first.keys()])];
  await db.query(
    `INSERT INTO sat (group_id, user_id, in_other_size, went_first)
     SELECT $1::bigint, who, coalesce(odd, 0), coalesce(first, 0)
     FROM unnest($2::bigint[], $3::int[], $4::int[]) AS person (who, odd, first)
     ON CONFLICT (group_id, user_id) DO UPDATE
     SET in_other_size = greatest(sat.in_other_size, excluded.in_other_size),
       went_first = greatest(sat.went_first, excluded.went_first)`,
    [group, people, people.map((who) => odd.get(who) ?? null), people.map((who) => first.get(who) ?? null)],
  );
}

/** Whoever left at the very moment in which a split began may have been counted after they were forgotten. */
async function forgetThoseWhoLeft(db: EntityManager, group: string): Promise<void> {
  const isHere = (column: string): string =>
    `EXISTS (SELECT FROM membership m WHERE m.group_id = $1 AND m.user_id = ${column})`;
  await db.query(`DELETE FROM met WHERE group_id = $1 AND NOT (${isHere('one_id')} AND ${isHere('other_id')})`, [
    group,
  ]);
  await db.query(`DELETE FROM sat WHERE group_id = $1 AND NOT ${isHere('user_id')}`, [group]);
}

/** Somebody has left the circle. */
export async function forgetSatOf(db: EntityManager, { group, user }: { group: string; user: string }): Promise<void> {
  await db.query('DELETE FROM met WHERE group_id = $1 AND $2 IN (one_id, other_id)', [group, user]);
  await db.query('DELETE FROM sat WHERE group_id = $1 AND user_id = $2', [group, user]);
}

/** The circle meets no more. */
export async function forgetSat(db: EntityManager, group: string): Promise<void> {
  await db.delete(Met, { groupId: group });
  await db.delete(SatRow, { groupId: group });
}
