import type { Cohort } from '../../entities';
import { plainLine } from '../common/inert';
import { refuse } from '../common/refusal';
import { readHome } from '../home/store';
import type { Tx } from '../store/transaction';
import { mayModerate, type Asker } from './rules/mayModerate';
import { lockCohort, lockCohortById, moderatorsOf } from './store';

/** Who asks about which cohort: by the name that was typed, or by the id that a button carries. */
export type Asked = { readonly guild: string; readonly by: Asker } & (
  { readonly name: string } | { readonly cohort: string }
);

/**
 * The cohort that is asked about, locked, once it is sure that whoever asks looks after it. Everybody else hears the same
 * whether there is such a cohort or not.
 */
export async function lockOwnCohort(tx: Tx, asked: Asked): Promise<Cohort> {
  const { guild, by } = asked;
  const home = await readHome(tx.db, guild);
  if (!home) throw refuse('notSetUp');
  const cohort =
    'name' in asked
      ? await lockCohort(tx.db, guild, plainLine(asked.name))
      : await lockCohortById(tx.db, guild, asked.cohort);
  const appointed = cohort ? await moderatorsOf(tx.db, cohort.id) : [];
  if (!mayModerate(by, { moderatorRole: home.moderatorRoleId, appointed })) throw refuse('onlyModerators');
  if (!cohort) throw 'name' in asked ? refuse('noSuchCohort', asked.name) : refuse('gone');
  return cohort;
}
