import { areWaiting, hours } from './people';
import { appoint, inDatabase } from './rows';
import type { Place, Somebody, Town } from './town';

/** What a custom_id of somebody may name. */
export interface Ids {
  readonly cohort: string;
  readonly group: string;
  readonly session: string;
  readonly user: string;
}

/** No rows have these. */
export const nowhere: Ids = { cohort: '990001', group: '990002', session: '990003', user: '990000000000000004' };

export interface CohortThere {
  readonly place: Place;
  readonly name: string;
  readonly people: readonly Somebody[];
  readonly ids: Ids;
}

/** A cohort of its own beside those that a guild has: its people come, are matched, and their circle meets. */
export async function launchBeside(
  town: Town,
  place: Place,
  p: { name: string; time: string; zone: string },
): Promise<CohortThere> {
  const people: Somebody[] = [];
  for (const seat of [1, 2, 3]) people.push(await place.newcomer(`${p.name}${seat}`));
  await areWaiting(town, place, people, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24), zone: p.zone });
  await place.host.hears('cohort create', { start: '2027-03-02', weeks: 6, size: 6, ...p });
  await place.host.matches(p.name);
  await place.host.hears('cohort launch', { cohort: p.name });
  await town.settle();
  const [row] = await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ cohort: string; group: string; session: string }>(
      `SELECT cohort.id AS cohort, "group".id AS group, session.id AS session FROM cohort
       JOIN "group" ON cohort_id = cohort.id JOIN session ON session.group_id = "group".id
       WHERE cohort.guild_id = $1 AND cohort.name = $2 ORDER BY session.starts_at LIMIT 1`,
      [place.guild, p.name],
    );
    return rows;
  });
  if (!row) throw new Error(`${p.name} has no session`);
  return { place, name: p.name, people, ids: { ...row, user: people[0]?.id ?? '' } };
}

/** Somebody who looks after one cohort and holds no role. */
export async function aModeratorOf(town: Town, { place, name }: CohortThere): Promise<Somebody> {
  const person = await place.newcomer(`Mod of ${name}`);
  await appoint(town, place.guild, { id: person.id, cohort: name });
  return person;
}

/** All rows there are. */
export const everything = (town: Town): Promise<Record<string, unknown[]>> =>
  inDatabase(town, async (database) => {
    const { rows: tables } = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    const all: Record<string, unknown[]> = {};
    for (const { name } of tables) {
      const { rows } = await database.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" AS t ORDER BY 1`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
