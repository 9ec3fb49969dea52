import type { Group } from '../../entities';
import { membersOf } from '../cohorts/store';
import { tellModerators } from '../home/telling';
import { strings } from '../locales';
import type { Tx } from '../store/transaction';
import { freshNumber, stateOfCohort } from './store';
import { circleHas } from './views';

/** The moderators hear how many are in a circle now, and not who came or went; of one that is over they need not. */
export async function tellHowMany(tx: Tx, group: Group): Promise<void> {
  const state = await stateOfCohort(tx.db, group);
  if (state === 'ended') return;
  const people = (await membersOf(tx.db, group.id)).length;
  await tellModerators(tx, {
    about: `group:${group.id}:has:${await freshNumber(tx.db)}`,
    guild: group.guildId,
    message: circleHas(strings(), { name: group.name, people, hasBegun: state === 'running', cohort: group.cohortId }),
  });
}
