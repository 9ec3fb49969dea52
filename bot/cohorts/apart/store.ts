import type { EntityManager } from 'typeorm';
import { Apart } from '../../../entities';

/** Two people of a cohort, in either order. */
interface Two {
  readonly guild: string;
  readonly cohort: string;
  readonly one: string;
  readonly other: string;
}

/** Whom moderators keep apart in a cohort: each pair once, the smaller id first. */
export async function apartIn(db: EntityManager, cohort: string): Promise<readonly (readonly [string, string])[]> {
  const rows = await db.find(Apart, { where: { cohortId: cohort }, order: { oneId: 'ASC', otherId: 'ASC' } });
  return rows.map(({ oneId, otherId }) => [oneId, otherId] as const);
}

export const areKeptApart = (db: EntityManager, two: Two): Promise<boolean> =>
  db.existsBy(Apart, { guildId: two.guild, cohortId: two.cohort, ...inOrder(two) });

/** False when they are kept apart already; nobody is kept apart from themselves. */
export async function keepApart(db: EntityManager, two: Two): Promise<boolean> {
  if (two.one === two.other) return false;
  const added = await db
    .createQueryBuilder()
    .insert()
    .into(Apart)
    .values({ guildId: two.guild, cohortId: two.cohort, ...inOrder(two) })
    .orIgnore()
    .returning('one_id')
    .updateEntity(false)
    .execute();
  return (added.raw as unknown[]).length === 1;
}

/** False when nothing kept them apart. */
export async function letMeet(db: EntityManager, two: Two): Promise<boolean> {
  const gone = await db.delete(Apart, { guildId: two.guild, cohortId: two.cohort, ...inOrder(two) });
  return gone.affected === 1;
}

/** The cohort is over: nobody is seated in it any more. */
export async function forgetApart(db: EntityManager, cohort: string): Promise<void> {
  await db.delete(Apart, { cohortId: cohort });
}

/** Compared as numbers: ids of Discord have more digits the younger they are. */
const inOrder = ({ one, other }: Two): { oneId: string; otherId: string } =>
  BigInt(one) < BigInt(other) ? { oneId: one, otherId: other } : { oneId: other, otherId: one };
