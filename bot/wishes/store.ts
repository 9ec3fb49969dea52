import { In, type EntityManager } from 'typeorm';
import { Application, PersonWish, Preference as Row } from '../../entities';
import type { Who } from '../intake/store';
import { noPreference, type Preference, type Wishes } from './rules/preference';

export type Kind = PersonWish['kind'];

/** Whom somebody has named, in the order of their ids. */
export type Named = Readonly<Record<Kind, readonly string[]>>;

const asPreference = ({ background, colleaguesOk, notAlone, employers }: Row): Preference => ({
  ...{ background, colleaguesOk, notAlone, employers },
});

export async function preferenceOf(db: EntityManager, { guild, user }: Who): Promise<Preference> {
  const application = await db.findOneBy(Application, { guildId: guild, userId: user });
  const row = application && (await db.findOneBy(Row, { applicationId: application.id }));
  return row ? asPreference(row) : noPreference;
}

/** What they tell now was not known to the search that had no place for them. */
export async function savePreference(
  db: EntityManager,
  { id }: Pick<Application, 'id'>,
  { background, colleaguesOk, notAlone, employers }: Preference,
): Promise<void> {
  const lists = { notAlone: [...notAlone], employers: [...employers] };
  await db.upsert(Row, { applicationId: id, background, colleaguesOk, ...lists }, ['applicationId']);
  await db.update(Application, { id }, { noPlace: null, noPlaceIn: null });
}

export async function namedBy(db: EntityManager, { guild, user }: Who): Promise<Named> {
  const rows = await db.find(PersonWish, { where: { guildId: guild, userId: user }, order: { otherId: 'ASC' } });
  const of = (kind: Kind): string[] => rows.filter((row) => row.kind === kind).map(({ otherId }) => otherId);
  return { with: of('with'), apart: of('apart') };
}

/** What one person names is changed one after the other, and counted. */
export async function lockNamed(db: EntityManager, { guild, user }: Who): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`wishes:${guild}:${user}`]);
}

/** One more; whoever stood in the other list stands in this one now. */
export async function addNamed(
  db: EntityManager,
  { guild, user }: Who,
  { kind, other }: { kind: Kind; other: string },
): Promise<void> {
  const row = { guildId: guild, userId: user, otherId: other, kind };
  await db.upsert(PersonWish, row, ['guildId', 'userId', 'otherId']);
}

/** These and no others of that kind; whoever stood in the other list stands in this one now. */
export async function setNamed(
  db: EntityManager,
  { guild, user }: Who,
  { kind, others }: { kind: Kind; others: readonly string[] },
): Promise<void> {
  await db.delete(PersonWish, { guildId: guild, userId: user, kind });
  const rows = others.map((otherId) => ({ guildId: guild, userId: user, otherId, kind }));
  await db.upsert(PersonWish, rows, ['guildId', 'userId', 'otherId']);
}

/**
 * Everything that searches in a server keep to beside what people told on their way in. All of it is read, whoever is looked
 * for, so that nothing about a search tells whether somebody is on a list.
 */
export async function wishesIn(db: EntityManager, guild: string): Promise<Wishes> {
  const named = await db.find(PersonWish, {
    where: { guildId: guild },
    order: { userId: 'ASC', otherId: 'ASC' },
  });
  const applications = await db.find(Application, { select: { id: true, userId: true }, where: { guildId: guild } });
  const rows = await db.findBy(Row, { applicationId: In(applications.map(({ id }) => id)) });
  const userOf = new Map(applications.map(({ id, userId }) => [id, userId]));
  const pairs = (kind: Kind): [string, string][] =>
    named.filter((row) => row.kind === kind).map(({ userId, otherId }) => [userId, otherId]);
  return {
    preferences: new Map(rows.map((row) => [userOf.get(row.applicationId) ?? '', asPreference(row)])),
    together: pairs('with'),
    apart: pairs('apart'),
  };
}
