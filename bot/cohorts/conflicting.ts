import type { Cohort } from '../../entities';
import type { Tx } from '../store/transaction';
import { toldBy } from './repair/store';
import { conflictsIn } from './rules/conflicts';
import { poolOf } from './rules/pool';
import { wishedSizes } from './rules/sizes';
import { unseenIn } from './unseen';

/** Which of these people may not sit together in a cohort, by all that is told by now; each pair once, and never why. */
export async function conflictsAmong(
  db: Tx['db'],
  cohort: Cohort,
  users: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const { guildId: guild, startsOn, weeks, groupSize } = cohort;
  const unseen = await unseenIn(db, cohort);
  const people = await toldBy(db, guild, users);
  // No hour is asked about, so that its length does not matter.
  const pool = poolOf({ startsOn, weeks, hour: null, sessionMinutes: 60, people, ...unseen }, wishedSizes(groupSize));
  return conflictsIn(pool, users);
}
