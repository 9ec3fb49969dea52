import type { Cohort, Group } from '../../entities';
import { hoursToldBy } from '../intake/store';
import { agenda } from '../sessions/programmes/programme';
import { plannedSessionsOf } from '../sessions/store';
import type { Tx } from '../store/transaction';
import type { Ports } from './ports';
import { longestSession } from './searching';
import { unsuited, type Meeting } from './rules/suits';
import { meetings } from './rules/weeks';
import { membersOf } from './store';

/**
 * The members of a group whom its hour does not suit in one of the weeks to come, by what they have told. In writing there is
 * no hour: everybody comes when it suits them.
 */
export async function unsuitedIn(
  db: Tx['db'],
  p: { cohort: Cohort; group: Group } & Pick<Ports, 'zones' | 'programmes'>,
): Promise<string[]> {
  const { cohort, group, zones } = p;
  const toCome = cohort.state === 'matched' ? agreedFor(p) : await plannedFor(db, group);
  if (toCome.length === 0) return [];
  return unsuited(toCome, await hoursToldBy(db, group.guildId, await membersOf(db, group.id)), zones);
}

const plannedFor = async (db: Tx['db'], { id }: Group): Promise<Meeting[]> =>
  (await plannedSessionsOf(db, id))
    .filter(({ pace }) => pace === 'live')
    .map((row) => ({ startsAt: row.startsAt, minutes: agenda.parse(row.agenda).minutes }));

/** What the launch would plan: a circle may be agreed for weeks before. */
function agreedFor({
  cohort,
  group,
  zones,
  programmes,
}: { cohort: Cohort; group: Group } & Pick<Ports, 'zones' | 'programmes'>): Meeting[] {
  const programme = programmes.get(cohort.programme);
  if (!programme) return [];
  const { startsOn, weeks } = cohort;
  const minutes = longestSession(programme, weeks);
  return meetings(group, { startsOn, weeks, zones }).map((startsAt) => ({ startsAt, minutes }));
}
