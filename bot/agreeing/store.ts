import { In, type EntityManager } from 'typeorm';
import { Clause as Row, Group, Membership, Objection } from '../../entities';
import type { Clause } from './rules/clauses';

/** Rows <-> clauses. What comes from outside names its guild; what an alarm or a board names is ours already. */

/** A circle as this room needs it. */
export interface Circle {
  readonly group: string;
  readonly guild: string;
  readonly name: string;
  /** null while it has none, or when it was given up */
  readonly thread: string | null;
}

const circleOf = ({ id, guildId, name, threadId, givenUpAt }: Group): Circle => ({
  group: id,
  guild: guildId,
  name,
  thread: givenUpAt === null ? threadId : null,
});

/** Locked, so that clauses of one circle are changed one after the other. */
export async function lockCircle(db: EntityManager, group: string): Promise<Circle | null> {
  const row = await db.findOne(Group, { where: { id: group }, lock: { mode: 'pessimistic_write' } });
  return row && circleOf(row);
}

export async function readCircle(db: EntityManager, group: string): Promise<Circle | null> {
  const row = await db.findOneBy(Group, { id: group });
  return row && circleOf(row);
}

export const sitsIn = (db: EntityManager, { group, user }: { group: string; user: string }): Promise<boolean> =>
  db.existsBy(Membership, { groupId: group, userId: user });

/** In the order in which they came. */
export async function clausesOf(db: EntityManager, { guild, group }: Circle): Promise<Clause[]> {
  const rows = await db.find(Row, { where: { guildId: guild, groupId: group }, order: { id: 'ASC' } });
  return rows.map(({ id, words, closesAt, isToGo, isOpen }) => ({ id, words, closesAt, isToGo, isOpen }));
}

/** One after the other, so that they stand in the order given. */
export async function addProposals(
  db: EntityManager,
  { guild, group }: Circle,
  p: { words: readonly string[]; closesAt: Date },
): Promise<void> {
  for (const words of p.words) await db.insert(Row, { guildId: guild, groupId: group, words, closesAt: p.closesAt });
}

export async function askToStrike(db: EntityManager, { guild }: Circle, id: string, closesAt: Date): Promise<void> {
  await db.update(Row, { id, guildId: guild }, { closesAt, isToGo: true });
}

export async function standsNow(db: EntityManager, { guild }: Circle, ids: readonly string[]): Promise<void> {
  const settled = { closesAt: null, isToGo: false, isOpen: false };
  await db.update(Row, { id: In([...ids]), guildId: guild }, settled);
  await db.delete(Objection, { clauseId: In([...ids]) });
}

/** With what spoke against them. */
export async function dropClauses(db: EntityManager, { guild }: Circle, ids: readonly string[]): Promise<void> {
  await db.delete(Row, { id: In([...ids]), guildId: guild });
}

/** Those of these clauses that something speaks against; of whom and how many nothing leaves the database. */
export async function objectedOf(db: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.query<{ clause_id: string }[]>(
    'SELECT DISTINCT clause_id FROM objection WHERE clause_id = ANY($1)',
    [[...ids]],
  );
  return new Set(rows.map(({ clause_id }) => clause_id));
}

export async function markOpen(db: EntityManager, { guild }: Circle, ids: readonly string[]): Promise<void> {
  await db.update(Row, { id: In([...ids]), guildId: guild }, { isOpen: true });
}

/** What somebody themselves could not live with. */
export async function objectionsBy(
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<string[]> {
  const rows = await db.query<{ clause_id: string }[]>(
    'SELECT clause_id FROM objection o JOIN clause c ON c.id = o.clause_id WHERE c.group_id = $1 AND o.user_id = $2',
    [group, user],
  );
  return rows.map(({ clause_id }) => clause_id);
}

/** Instead of those there were. */
export async function saveObjections(
  db: EntityManager,
  { group, user, clauses }: { group: string; user: string; clauses: readonly string[] },
): Promise<void> {
  await forgetObjectionsOf(db, { group, user });
  if (clauses.length > 0)
    await db.insert(
      Objection,
      clauses.map((clauseId) => ({ clauseId, userId: user })),
    );
}

/** Whoever leaves has nothing to say against what the others agree on. */
export async function forgetObjectionsOf(
  db: EntityManager,
  { group, user }: { group: string; user: string },
): Promise<void> {
  await db.query(
    'DELETE FROM objection USING clause WHERE clause.id = objection.clause_id AND group_id = $1 AND user_id = $2',
    [group, user],
  );
}

/** In all guilds, for whoever erases their data. */
export async function eraseObjections(db: EntityManager, user: string): Promise<void> {
  await db.delete(Objection, { userId: user });
}

/** As a cohort ends: what was only asked is dropped, what stands goes on standing, and what spoke against any of it goes. */
export async function settleNothingOf(db: EntityManager, cohort: string): Promise<void> {
  await db.query(
    `DELETE FROM clause USING "group" g
     WHERE g.id = clause.group_id AND g.cohort_id = $1 AND closes_at IS NOT NULL AND NOT is_to_go`,
    [cohort],
  );
  await db.query(
    `UPDATE clause SET closes_at = NULL, is_to_go = false, is_open = false
     FROM "group" g WHERE g.id = clause.group_id AND g.cohort_id = $1`,
    [cohort],
  );
  await db.query(
    `DELETE FROM objection USING clause, "group" g
     WHERE clause.id = objection.clause_id AND g.id = clause.group_id AND g.cohort_id = $1`,
    [cohort],
  );
}

/** Thirty days after the end of a cohort. */
export async function forgetClausesOf(db: EntityManager, cohort: string): Promise<void> {
  await db.query('DELETE FROM clause USING "group" g WHERE g.id = clause.group_id AND g.cohort_id = $1', [cohort]);
}

/** What was proposed in these words and is not agreed yet. */
export async function dropProposed(
  db: EntityManager,
  { group, words }: { group: string; words: readonly string[] },
): Promise<void> {
  await db.query(
    'DELETE FROM clause WHERE group_id = $1 AND closes_at IS NOT NULL AND NOT is_to_go AND words = ANY($2)',
    [group, [...words]],
  );
}
