import { In, IsNull, type EntityManager } from 'typeorm';
import { Application, Appointment, Cohort, Group, Membership } from '../../entities';
import type { Circle, Listed, Roster, RosterPage, Section } from './roster';
import { windowOf } from './rules/window';

/** A cohort with the people appointed to look after it. */
export interface LookedAfter {
  readonly id: string;
  readonly name: string;
  readonly isOver: boolean;
  readonly appointed: readonly string[];
}

/** All cohorts of a guild, the newest first. */
export async function cohortsIn(db: EntityManager, guild: string): Promise<LookedAfter[]> {
  const cohorts = await db.find(Cohort, { where: { guildId: guild }, order: { id: 'DESC' } });
  const moderators = await db.findBy(Appointment, { guildId: guild, role: 'moderator' });
  return cohorts.map(({ id, name, state }) => ({
    id,
    name,
    isOver: state === 'ended',
    appointed: moderators.filter(({ cohortId }) => cohortId === id).map(({ userId }) => userId),
  }));
}

export async function readRoster(
  db: EntityManager,
  { guild, cohort }: { guild: string; cohort: LookedAfter },
): Promise<Roster> {
  const groups = await groupsOf(db, guild, cohort);
  const seats = await seatsIn(db, groups);
  const seated = await listed(
    db,
    guild,
    seats.map(({ userId }) => userId),
  );
  const inCircle = new Map<string, Listed[]>(groups.map(({ id }) => [id, []]));
  for (const { groupId, userId } of seats)
    inCircle.get(groupId)?.push(seated.get(userId) ?? { user: userId, told: null });
  const circles = groups.map(({ id, name, zone, weekday, minute }): Circle => {
    return { id, name, zone, weekday, minute, people: inCircle.get(id) ?? [] };
  });
  return { cohort: titleOf(cohort), circles, waiting: await waitingIn(db, guild) };
}

/** People and empty circles on one page: with the longest names and zones they fit into one message. */
const rowsOnPage = 15;

/** One page, which reads no more people than it shows. */
export async function readRosterPage(
  db: EntityManager,
  { guild, cohort, page: asked }: { guild: string; cohort: LookedAfter; page: number },
): Promise<RosterPage> {
  const groups = await groupsOf(db, guild, cohort);
  const sizes = await sizesOf(db, { guild, cohort: cohort.id });
  const wait = await db.countBy(Application, { guildId: guild, state: 'waiting' });
  const { page, pages, slices } = windowOf([...groups.map(({ id }) => sizes.get(id) ?? 0), wait], asked, rowsOnPage);
  const shown = slices.flatMap(({ list, from, until }) => {
    const circle = groups[list];
    return circle ? [{ circle, from, until }] : [];
  });
  const seats = await seatsIn(
    db,
    shown.map(({ circle }) => circle),
  );
  const inView = shown.map(({ circle, from, until }) => ({
    ...{ circle, from, size: sizes.get(circle.id) ?? 0 },
    users: seats
      .filter(({ groupId }) => groupId === circle.id)
      .slice(from, until)
      .map(({ userId }) => userId),
  }));
  const people = await listed(
    db,
    guild,
    inView.flatMap(({ users }) => users),
  );
  const sections = inView.map(({ users, ...section }): Section => {
    return { ...section, people: users.flatMap((user) => people.get(user) ?? []) };
  });
  const last = slices.find(({ list }) => list === groups.length);
  const queue = last && { circle: null, size: wait, from: last.from, people: await waitingIn(db, guild, last) };
  return { cohort: titleOf(cohort), page, pages, sections: [...sections, ...(queue ? [queue] : [])] };
}

const titleOf = ({ id, name, isOver }: LookedAfter): Roster['cohort'] => ({ id, name, isOver });

const groupsOf = (db: EntityManager, guild: string, { id }: LookedAfter): Promise<Group[]> =>
  db.find(Group, { where: { guildId: guild, cohortId: id, givenUpAt: IsNull() }, order: { number: 'ASC' } });

const seatsIn = (db: EntityManager, groups: readonly Group[]): Promise<Membership[]> =>
  db.find(Membership, {
    where: { groupId: In(groups.map(({ id }) => id)) },
    order: { joinedAt: 'ASC', userId: 'ASC' },
  });

/** How many sit in each circle in which somebody sits. */
async function sizesOf(db: EntityManager, p: { guild: string; cohort: string }): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; size: number }[]>(
    `SELECT membership.group_id AS id, count(*)::int AS size FROM membership
     JOIN "group" ON "group".id = membership.group_id
     WHERE "group".guild_id = $1 AND "group".cohort_id = $2 AND "group".given_up_at IS NULL GROUP BY membership.group_id`,
    [p.guild, p.cohort],
  );
  return new Map(rows.map(({ id, size }) => [id, size]));
}

async function waitingIn(db: EntityManager, guild: string, slice?: { from: number; until: number }): Promise<Listed[]> {
  const rows = await db.find(Application, {
    select: columns,
    where: { guildId: guild, state: 'waiting' },
    order: { submittedAt: 'ASC', id: 'ASC' },
    ...(slice ? { skip: slice.from, take: slice.until - slice.from } : {}),
  });
  return rows.map(asListed);
}

/** What a roster may show. The employer is not read at all. */
const columns = {
  userId: true,
  called: true,
  languages: true,
  zone: true,
  wants: true,
  offers: true,
  years: true,
  submittedAt: true,
} as const;

const asListed = (row: Pick<Application, keyof typeof columns>): Listed => {
  const { userId, called, languages, zone, wants, offers, years, submittedAt } = row;
  return { user: userId, told: { called, languages, zone, wants, offers, years, since: submittedAt } };
};

async function listed(db: EntityManager, guild: string, users: readonly string[]): Promise<Map<string, Listed>> {
  const rows = await db.find(Application, { select: columns, where: { guildId: guild, userId: In([...users]) } });
  const told = new Map(rows.map((row) => [row.userId, asListed(row)]));
  return new Map(users.map((user) => [user, told.get(user) ?? { user, told: null }]));
}

/** What the circles of these cohorts are called, as far as they go on. */
export async function circleNamesIn(
  db: EntityManager,
  { guild, cohorts }: { guild: string; cohorts: readonly string[] },
): Promise<string[]> {
  const groups = await db.find(Group, {
    select: { id: true, name: true },
    where: { guildId: guild, cohortId: In([...cohorts]), givenUpAt: IsNull() },
    order: { cohortId: 'DESC', number: 'ASC' },
  });
  return [...new Set(groups.map(({ name }) => name))];
}
