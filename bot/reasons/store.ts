import { In, type EntityManager } from 'typeorm';
import { Application, Cohort, Group, type NoPlace } from '../../entities';
import type { Left } from '../cohorts/proposal';
import { languageName } from '../intake/languages';
import type { Who } from '../intake/store';
import type { Open } from '../matching/reason';
import { leastOf } from './rules/noPlace';

/** What reasons are found in. The employer is not read at all. */
const columns = {
  userId: true,
  zone: true,
  availability: true,
  years: true,
  offers: true,
  wants: true,
  languages: true,
} as const;

/** What these people tell by now, as far as reasons are found in it, always in one order; who has erased it is not among them. */
export async function openProfilesOf(db: EntityManager, guild: string, users: readonly string[]): Promise<Open[]> {
  const rows = await db.find(Application, {
    select: columns,
    where: { guildId: guild, userId: In([...users]) },
    order: { userId: 'ASC' },
  });
  return rows.flatMap(({ userId, zone, availability, years, offers, wants, languages }) =>
    zone === null
      ? []
      : [{ id: userId, tz: zone, availability, years, offers, wants, languages, background: null, together: [] }],
  );
}

/** A circle that runs, with its cohort, when this member sits in it. */
export async function seatIn(
  db: EntityManager,
  { group, guild, user }: { group: string } & Who,
): Promise<{ group: Group; cohort: Cohort } | null> {
  const found = await db
    .createQueryBuilder(Group, 'g')
    .innerJoin('membership', 'm', 'm.group_id = g.id AND m.user_id = :user', { user })
    .where('g.id = :group AND g.guildId = :guild', { group, guild })
    .getOne();
  const cohort = found && (await db.findOneBy(Cohort, { guildId: guild, id: found.cohortId }));
  return found && cohort?.state === 'running' ? { group: found, cohort } : null;
}

/** Why somebody who waits has no circle: told once the cohort that had none for them has begun, and until it is over. */
export interface WithoutPlace {
  readonly because: NoPlace;
  readonly cohort: string;
  /** their own, as these call themselves */
  readonly languages: readonly string[];
}

export async function withoutPlace(db: EntityManager, { guild, user }: Who): Promise<WithoutPlace | null> {
  const row = await db.findOneBy(Application, { guildId: guild, userId: user, state: 'waiting' });
  if (!row?.noPlace || row.noPlaceIn === null) return null;
  const cohort = await db.findOneBy(Cohort, { guildId: guild, id: row.noPlaceIn, state: 'running' });
  return cohort && { because: row.noPlace, cohort: cohort.name, languages: row.languages.map(languageName) };
}

/** Everybody who waits and for whom the circles of a cohort had no place, longest first. */
export async function allWithoutPlace(db: EntityManager, { guildId, id }: Cohort): Promise<Left[]> {
  const rows = await db.find(Application, {
    select: { id: true, userId: true, noPlace: true },
    where: { guildId, state: 'waiting', noPlaceIn: id },
    order: { submittedAt: 'ASC', id: 'ASC' },
  });
  return rows.flatMap(({ userId, noPlace }) => (noPlace === null ? [] : [{ id: userId, because: noPlace }]));
}

/** Circles were agreed, and these people go on waiting. */
export async function rememberWithoutPlace(db: EntityManager, cohort: Cohort, left: readonly Left[]): Promise<void> {
  const reasons = [...new Set(left.map(({ because }) => because))];
  for (const because of reasons) {
    const users = left.filter((one) => one.because === because).map(({ id }) => id);
    await db.update(
      Application,
      { guildId: cohort.guildId, userId: In(users), state: 'waiting' },
      { noPlace: leastOf(because), noPlaceIn: cohort.id },
    );
  }
}

/** Its circles are taken apart, or it is over. */
export async function forgetWithoutPlace(db: EntityManager, cohort: string): Promise<void> {
  await db.update(Application, { noPlaceIn: cohort }, { noPlace: null, noPlaceIn: null });
}
