import { In, IsNull, type EntityManager } from 'typeorm';
import { Application, Appointment, Cohort, Group, Membership } from '../../entities';
import type { Circle, Listed, Roster } from './roster';

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
  const groups = await db.find(Group, {
    where: { guildId: guild, cohortId: cohort.id, givenUpAt: IsNull() },
    order: { number: 'ASC' },
  });
  const seats = await db.find(Membership, {
    where: { groupId: In(groups.map(({ id }) => id)) },
    order: { joinedAt: 'ASC', userId: 'ASC' },
  });
  const seated = await listed(
    db,
    guild,
    seats.map(({ userId }) => userId),
  );
  const circles = groups.map(({ id, name, zone, weekday, minute }): Circle => {
    const people = seats.filter(({ groupId }) => groupId === id).map(({ userId }) => seated.get(userId));
    return { name, zone, weekday, minute, people: people.flatMap((one) => (one ? [one] : [])) };
  });
  const waiting = await db.find(Application, {
    select: columns,
    where: { guildId: guild, state: 'waiting' },
    order: { submittedAt: 'ASC', id: 'ASC' },
  });
  return {
    cohort: { id: cohort.id, name: cohort.name, isOver: cohort.isOver },
    circles,
    waiting: waiting.map(asListed),
  };
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
