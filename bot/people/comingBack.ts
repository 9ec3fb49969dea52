import { conflictsAmong } from '../cohorts/conflicting';
import { roomierSizes } from '../cohorts/rules/sizes';
import { membersOf } from '../cohorts/store';
import type { Group } from '../../entities';
import type { Tx } from '../store/transaction';
import { cohortOf, comersSince } from './store';

/**
 * Whether a seat that was left a moment ago can still be had: not when the circle has filled, nor when somebody has come to it
 * since who does not meet them. Which of the two it is is not told. With those they sat with before nothing is asked.
 */
export async function seatIsFree(
  tx: Tx,
  { group, user, leftAs }: { group: Group; user: string; leftAs: string },
): Promise<boolean> {
  // Not locked: who looks for places locks the cohort before its circles, and this circle is locked by now.
  const cohort = await cohortOf(tx.db, group);
  const comers = await comersSince(tx.db, { group: group.id, leftAs });
  const conflicts = await conflictsAmong(tx.db, cohort, [user, ...comers]);
  const isFull = (await membersOf(tx.db, group.id)).length >= roomierSizes(cohort.groupSize).maxSize;
  return !isFull && !conflicts.some((two) => two.includes(user));
}
