import type { Cohort } from '../../../entities';
import { lockOwnCohort } from '../../cohorts/authority';
import { refuse } from '../../common/refusal';
import type { Tx } from '../../store/transaction';
import type { RosterAsk } from '../choosing';
import { isSoAlready, outOfPlace, refuseNotAgreed } from './places';
import { lockTouched, type Touched } from './seating';
import { lockChange, takenBack, type Change } from './store';

/** Somebody says yes to what was looked at, or asks others for it. */
export type Yes = RosterAsk & { readonly change: string };

export interface Ready {
  readonly change: Change;
  readonly cohort: Cohort;
  readonly circles: readonly Touched[];
}

export const ofCohort = ({ guildId: guild, id: cohort }: Cohort) => ({ guild, cohort });

/** What somebody looked at, and its circles, locked; whoever asks looks after the cohort at this moment. */
export async function lockReady(tx: Tx, { guild, by, change: id }: Yes): Promise<Ready> {
  const change = await lockChange(tx.db, { guild, id });
  // Whoever looks after nothing hears the same whether there is such a change or not.
  const cohort = await lockOwnCohort(tx, { guild, by, cohort: change?.cohort ?? '0' });
  if (!change) throw refuse('gone');
  if (change.state === 'done') throw refuse('changedAlready', change.by);
  if (cohort.state !== 'matched' && cohort.state !== 'running') throw refuse('noCirclesToChange', cohort.name);
  return { change, cohort, circles: await lockTouched(tx, cohort, change.plan.moves) };
}

/** Refuses what cannot be done any more as it was meant, and what cannot be done yet. */
export async function refuseImpossible(tx: Tx, ready: Ready): Promise<void> {
  const { change, cohort } = ready;
  if (await isOvertaken(tx, ready)) throw refuse('changeOvertaken', cohort.name);
  if (change.undoes === null) await refuseNotAgreed(tx, { guild: cohort.guildId, moves: change.plan.moves });
}

/** Whether somebody is not any more where the change takes them from, or an undo has been done already. */
async function isOvertaken(tx: Tx, { change, cohort }: Ready): Promise<boolean> {
  if (change.undoes !== null && (await takenBack(tx.db, ofCohort(cohort))).has(change.undoes)) return true;
  const { moves, pair } = change.plan;
  if (pair && change.undoes === null && (await isSoAlready(tx, cohort, pair))) return true;
  return (await outOfPlace(tx, cohort, { moves, undoes: change.undoes !== null })).length > 0;
}
