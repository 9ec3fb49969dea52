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
  const { group, zones } = p;
  const toCome = await meetingsToCome(db, p);
  if (toCome.length === 0) return [];
  return unsuited(toCome, await hoursToldBy(db, group.guildId, await membersOf(db, group.id)), zones);
}

/** A meeting by its number: 1 is that of the first week. */
export type Numbered = Meeting & { readonly number: number };

/** When a group meets, as far as it is still to come; of one that is agreed and not launched, as the launch would plan it. */
export const meetingsToCome = async (
  db: Tx['db'],
  p: { cohort: Cohort; group: Group } & Pick<Ports, 'zones' | 'programmes'>,
): Promise<Numbered[]> => (p.cohort.state === 'matched' ? agreedFor(p) : plannedFor(db, p.group));

const plannedFor = async (db: Tx['db'], { id }: Group): Promise<Numbered[]> =>
  (await plannedSessionsOf(db, id))
    .filter(({ pace }) => pace === 'live')
    .map((row) => ({ number: row.number, startsAt: row.startsAt, minutes: agenda.parse(row.agenda).minutes }));

function agreedFor({
  cohort,
  group,
  zones,
  programmes,
}: { cohort: Cohort; group: Group } & Pick<Ports, 'zones' | 'programmes'>): Numbered[] {
  const programme = programmes.get(cohort.programme);
  if (!programme) return [];
  const { startsOn, weeks } = cohort;
  const minutes = longestSession(programme, weeks);
  return meetings(group, { startsOn, weeks, zones }).map((startsAt, week) => ({ number: week + 1, startsAt, minutes }));
}
