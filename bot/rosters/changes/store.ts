import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Application, Group, Membership, RosterChange } from '../../../entities';
import { plan as planSchema, type Kind, type Plan } from './change';

/** A change of a cohort's roster: looked at, asked for, or done. */
export interface Change {
  readonly id: string;
  readonly guild: string;
  readonly cohort: string;
  readonly number: number | null;
  readonly kind: Kind;
  readonly state: RosterChange['state'];
  readonly by: string | null;
  /** who asked for it, where another has said yes */
  readonly askedBy: string | null;
  readonly plan: Plan;
  readonly reason: string;
  readonly at: Date;
  readonly before: object | null;
  readonly undoes: number | null;
}

const asChange = (row: RosterChange): Change => ({
  ...{ id: row.id, guild: row.guildId, cohort: row.cohortId, number: row.number, kind: row.kind, state: row.state },
  ...{ by: row.userId, askedBy: row.askedBy, plan: planSchema.parse(row.plan), reason: row.reason, at: row.at },
  ...{ before: row.before, undoes: row.undoes },
});

/** These groups of a cohort that go on, locked. */
export const lockGroups = (
  db: EntityManager,
  p: { guild: string; cohort: string; groups: readonly string[] },
): Promise<Group[]> =>
  db.find(Group, {
    where: { guildId: p.guild, cohortId: p.cohort, id: In([...p.groups]), givenUpAt: IsNull() },
    order: { number: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** The groups of a cohort that go on, to choose among. */
export const circlesOf = (db: EntityManager, p: { guild: string; cohort: string }): Promise<Group[]> =>
  db.find(Group, { where: { guildId: p.guild, cohortId: p.cohort, givenUpAt: IsNull() }, order: { number: 'ASC' } });

export async function seatsIn(db: EntityManager, groups: readonly Group[]): Promise<Map<string, string[]>> {
  const rows = await db.find(Membership, {
    where: { groupId: In(groups.map(({ id }) => id)) },
    order: { userId: 'ASC' },
  });
  return new Map(groups.map(({ id }) => [id, rows.filter((row) => row.groupId === id).map(({ userId }) => userId)]));
}

/** In which group of a cohort each of these people sits. */
export async function seatedAt(
  db: EntityManager,
  p: { guild: string; cohort: string; users: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await db.query<{ user: string; group: string }[]>(
    `SELECT m.user_id AS "user", m.group_id AS "group" FROM membership m JOIN "group" g ON g.id = m.group_id
     WHERE g.guild_id = $1 AND g.cohort_id = $2 AND g.given_up_at IS NULL AND m.user_id = ANY ($3::bigint[])`,
    [p.guild, p.cohort, p.users],
  );
  return new Map(rows.map(({ user, group }) => [user, group]));
}

/** How the applications of these people stand, locked. */
export async function lockStatesOf(
  db: EntityManager,
  { guild, users }: { guild: string; users: readonly string[] },
): Promise<Map<string, Application['state']>> {
  const rows = await db.find(Application, {
    where: { guildId: guild, userId: In([...users]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(rows.map(({ userId, state }) => [userId, state]));
}

/** What somebody looked at waits for their yes. */
export async function keepSeen(
  db: EntityManager,
  p: { guild: string; cohort: string; kind: Kind; by: string; plan: Plan; undoes: number | null; now: Date },
): Promise<string> {
  const { guild: guildId, cohort: cohortId, kind, by: userId, plan, undoes, now: at } = p;
  const row = { guildId, cohortId, kind, userId, plan, undoes, at, state: 'seen' as const };
  return (await db.save(RosterChange, { ...row, number: null, reason: '', before: null, askedBy: null })).id;
}

/** A change by its number in the custom_id of a button, locked; of another guild there is none. */
export async function lockChange(db: EntityManager, p: { guild: string; id: string }): Promise<Change | null> {
  const row = await db.findOne(RosterChange, {
    where: { guildId: p.guild, id: p.id },
    lock: { mode: 'pessimistic_write' },
  });
  return row && asChange(row);
}

/** What was done at once, without a look that was kept: a circle that was helped, a place that was found. */
export async function addDone(
  db: EntityManager,
  p: { guild: string; cohort: string; kind: Kind; by: string | null; plan: Plan; before: object | null; at: Date },
): Promise<void> {
  const { guild: guildId, cohort: cohortId, kind, by: userId, plan, before, at } = p;
  const row = {
    guildId,
    cohortId,
    kind,
    userId,
    plan: { ...plan, seen: {} },
    before,
    at,
    undoes: null,
    reason: '',
    askedBy: null,
  };
  await db.save(RosterChange, { ...row, state: 'done' as const, number: await nextNumber(db, cohortId) });
}

async function nextNumber(db: EntityManager, cohort: string): Promise<number> {
  const [last] = await db.query<{ number: number | null }[]>(
    'SELECT max(number) AS number FROM roster_change WHERE cohort_id = $1',
    [cohort],
  );
  return (last?.number ?? 0) + 1;
}

/** It is done, as the next of its cohort; only the last ones keep what it takes to undo them. The number it has. */
export async function markDone(
  db: EntityManager,
  p: {
    change: Pick<Change, 'id' | 'cohort' | 'by'>;
    by: string;
    reason: string;
    plan: Plan;
    before: object;
    at: Date;
    kept: number;
  },
): Promise<number> {
  const { change, by, reason, plan, before, at } = p;
  const number = await nextNumber(db, change.cohort);
  const { moves, pair } = plan;
  await db.update(
    RosterChange,
    { id: change.id },
    {
      ...{ state: 'done', number, userId: by, reason, before, at },
      askedBy: change.by === by ? null : change.by,
      plan: { moves, ...(pair && { pair }), seen: {} },
    },
  );
  // Undone again counts by itself: fifty changes can be taken back one after the other.
  await db.query(
    `UPDATE roster_change SET before = NULL WHERE before IS NOT NULL AND id IN (
       SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY undoes IS NULL ORDER BY number DESC) AS place
         FROM roster_change WHERE cohort_id = $1 AND state = 'done') AS newest WHERE place > $2)`,
    [change.cohort, p.kept],
  );
  return number;
}

export async function doneNumbered(
  db: EntityManager,
  p: { guild: string; cohort: string; number: number },
): Promise<Change | null> {
  const row = await db.findOneBy(RosterChange, { guildId: p.guild, cohortId: p.cohort, number: p.number });
  return row && asChange(row);
}

/** The changes of a cohort that were made, the newest first. */
export async function doneIn(
  db: EntityManager,
  p: { guild: string; cohort: string; skip?: number; take: number },
): Promise<Change[]> {
  const rows = await db.find(RosterChange, {
    where: { guildId: p.guild, cohortId: p.cohort, state: 'done' },
    order: { number: 'DESC' },
    skip: p.skip ?? 0,
    take: p.take,
  });
  return rows.map(asChange);
}

export const countDone = (db: EntityManager, p: { guild: string; cohort: string }): Promise<number> =>
  db.countBy(RosterChange, { guildId: p.guild, cohortId: p.cohort, state: 'done' });

/** Which changes of a cohort are taken back, each with the number of the undo. One that was undone in its turn takes back nothing. */
export async function takenBack(db: EntityManager, p: { guild: string; cohort: string }): Promise<Map<number, number>> {
  const rows = await db.find(RosterChange, {
    select: { id: true, number: true, undoes: true },
    where: { guildId: p.guild, cohortId: p.cohort, state: 'done', undoes: Not(IsNull()) },
    order: { number: 'ASC' },
  });
  const taken = new Map<number, number>();
  for (const { number, undoes } of rows) {
    if (number === null || undoes === null) continue;
    taken.set(undoes, number);
    const again = rows.find((row) => row.number === undoes)?.undoes;
    if (again) taken.delete(again);
  }
  return taken;
}

/** What the changes of a cohort say of people goes with its seats. */
export async function forgetChanges(db: EntityManager, cohort: string): Promise<void> {
  await db.delete(RosterChange, { cohortId: cohort });
}

/**
 * Somebody erases their data, wherever it is. What they did stays done, by nobody and without the reason they wrote; a change that
 * is about them too names them no longer, gives no reason, and cannot be taken back, for that would bring them back.
 */
export async function forgetInChanges(db: EntityManager, user: string): Promise<void> {
  const holds = { id: `(^|[^0-9])${user}([^0-9]|$)` };
  const rows = await db
    .createQueryBuilder(RosterChange, 'row')
    .where('row.plan::text ~ :id OR row.before::text ~ :id', holds)
    .setLock('pessimistic_write')
    .getMany();
  await db.delete(RosterChange, { id: In(rows.map(({ id }) => id)), state: Not('done' as const) });
  for (const { id, plan } of rows) {
    const { moves, pair, stays, voted } = planSchema.parse(plan);
    const without: Plan = {
      moves: moves.filter((move) => move.user !== user),
      ...(pair && pair.one !== user && pair.other !== user ? { pair } : {}),
      ...{ seen: {}, stays, voted },
    };
    await db.update(RosterChange, { id }, { plan: without, reason: '', before: null });
  }
  await db.delete(RosterChange, { userId: user, state: Not('done' as const) });
  // Where another has asked for it the reason is in that one's words.
  await db.update(RosterChange, { userId: user, askedBy: IsNull() }, { reason: '' });
  await db.update(RosterChange, { userId: user }, { userId: null });
  await db.update(RosterChange, { askedBy: user }, { askedBy: null, reason: '' });
}

/** What these groups of a cohort are called, those that were given up too. */
export async function namesOf(
  db: EntityManager,
  p: { guild: string; cohort: string; groups: readonly string[] },
): Promise<Map<string, string>> {
  const groups = await db.findBy(Group, { guildId: p.guild, cohortId: p.cohort, id: In([...p.groups]) });
  return new Map(groups.map(({ id, name }) => [id, name]));
}
