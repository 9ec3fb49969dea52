import type { Group } from '../../../entities';
import { tellModerators } from '../../home/telling';
import type { Who } from '../../intake/store';
import { strings } from '../../locales';
import { smallestGroup } from '../../matching/groups';
import type { Tx } from '../../store/transaction';
import { freshNumber, stateOfCohort } from '../store';
import { fewExpected } from './views';
import { expectedIn } from './store';

/** What there is to take back when somebody who pauses is there again, or is gone. */
export const pauseOf = ({ guild, user }: Who): string => `pause:${guild}:${user}`;

/** The morning on which they are there again; an alarm for a day that is over rings at once. */
export async function returnsAt(tx: Tx, who: Who, dueAt: Date): Promise<void> {
  const subject = pauseOf(who);
  const { guild, user } = who;
  await tx.setAlarm({ job: 'people.return', key: subject, subject, data: { guild, user }, dueAt });
}

/** Enough people sit in a circle, and too few of them come for now: the moderators hear two numbers, and no name. */
export async function tellIfFewCome(tx: Tx, group: Group): Promise<void> {
  const { people, expected } = await expectedIn(tx.db, group.id);
  if (people < smallestGroup || expected >= smallestGroup) return;
  if ((await stateOfCohort(tx.db, group)) !== 'running') return;
  await tellModerators(tx, {
    about: `group:${group.id}:expects:${await freshNumber(tx.db)}`,
    guild: group.guildId,
    message: fewExpected(strings(), { name: group.name, people, expected }),
  });
}
