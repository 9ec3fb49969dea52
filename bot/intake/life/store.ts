import { In, type EntityManager } from 'typeorm';
import { Application, Cohort } from '../../../entities';
import { comesFirst } from '../../cohorts/rules/first';
import type { Standing } from '../rules/life';
import type { Who } from '../store';

/** Where somebody stands on the list; nothing in it tells of anybody else but how many they are. */
export interface PlaceOnList {
  /** who were on the list before */
  readonly before: number;
  /** the next that takes them in; null where none is planned */
  readonly cohort: Pick<Cohort, 'name' | 'groupSize' | 'firstYears'> | null;
  /** one that has not begun and whose list was closed when they came */
  readonly closed: string | null;
  readonly isFirst: boolean;
  /** others who wait and come first in that cohort */
  readonly othersFirst: number;
}

/** Who waits, as far as they are told: also who is planned into a circle that has not begun. */
const onList = `
  SELECT a.id, a.user_id, a.submitted_at, a.years, a.nominated FROM application a
  WHERE a.guild_id = $1 AND (a.state = 'waiting' OR (a.state = 'placed' AND NOT EXISTS (
    SELECT FROM membership m JOIN "group" g ON g.id = m.group_id JOIN cohort c ON c.id = g.cohort_id
    WHERE m.user_id = a.user_id AND g.guild_id = a.guild_id AND c.state = 'running')))`;

export async function placeOnList(
  db: EntityManager,
  { guild, user }: Who,
  own: Pick<Application, 'submittedAt' | 'years' | 'nominated'>,
): Promise<PlaceOnList> {
  // One that is matched may be taken apart again, and what is planned in it is not told yet.
  const planned = await db.find(Cohort, {
    where: { guildId: guild, state: In(['open', 'closed', 'matched']) },
    order: { startsOn: 'ASC', id: 'ASC' },
  });
  const takesIn = ({ closedAt }: Cohort): boolean => closedAt === null || own.submittedAt <= closedAt;
  const cohort = planned.find(takesIn) ?? null;
  const [row] = await db.query<{ before: number; first: number }[]>(
    `WITH on_list AS (${onList})
     SELECT count(*) FILTER (WHERE (o.submitted_at, o.id) < (me.submitted_at, me.id))::int AS before,
       count(*) FILTER (WHERE o.id <> me.id AND (o.nominated OR o.years <= $3::int)
         AND o.submitted_at <= coalesce($4::timestamptz, o.submitted_at))::int AS first
     FROM on_list o, on_list me WHERE me.user_id = $2`,
    [guild, user, cohort?.firstYears ?? null, cohort?.closedAt ?? null],
  );
  return {
    before: row?.before ?? 0,
    cohort,
    closed: planned.find((one) => !takesIn(one))?.name ?? null,
    isFirst: comesFirst(own, cohort?.firstYears ?? null),
    othersFirst: row?.first ?? 0,
  };
}

/** Writes down that they are told how they stand now; how they stood by what they were told before, where that is another. */
export async function tellOnce(db: EntityManager, { guild, user }: Who, now: Standing): Promise<string | null> {
  const [rows] = await db.query<[{ before: string | null }[], number]>(
    `UPDATE application a SET told_standing = $3
     FROM (SELECT id, told_standing FROM application WHERE guild_id = $1 AND user_id = $2 FOR UPDATE) o
     WHERE a.id = o.id AND o.told_standing IS DISTINCT FROM $3 RETURNING o.told_standing AS before`,
    [guild, user, now],
  );
  return rows[0]?.before ?? null;
}

/** Of these people, whoever asked for direct messages and has not been told that they stand so; they count as told now. */
export async function tellDirectly(
  db: EntityManager,
  p: { guild: string; users: readonly string[]; now: Standing },
): Promise<{ id: string; user: string; before: string | null }[]> {
  const [rows] = await db.query<[{ id: string; user: string; before: string | null }[], number]>(
    `UPDATE application a SET told_standing = $3
     FROM (SELECT id, told_standing FROM application
       WHERE guild_id = $1 AND user_id = ANY($2::bigint[]) AND tells_directly ORDER BY id FOR UPDATE) o
     WHERE a.id = o.id AND o.told_standing IS DISTINCT FROM $3
     RETURNING a.id, a.user_id AS user, o.told_standing AS before`,
    [p.guild, p.users, p.now],
  );
  return rows;
}

/** The message did not arrive: they are told when they next look. */
export async function tellLater(db: EntityManager, { guild, user }: Who, before: string): Promise<void> {
  await db.update(Application, { guildId: guild, userId: user }, { toldStanding: before });
}

export async function setTelling(db: EntityManager, { id }: Application, tellsDirectly: boolean): Promise<void> {
  await db.update(Application, { id }, { tellsDirectly });
}
