import { mayModerate, type Asker } from '../cohorts/rules/mayModerate';
import { plainLine } from '../common/inert';
import { refuse } from '../common/refusal';
import { readHome } from '../home/store';
import type { Tx } from '../store/transaction';
import { cohortsIn, type LookedAfter } from './store';

/** Who asks for a roster, with the roles they hold at this moment. */
export interface RosterAsk {
  readonly guild: string;
  readonly by: Asker;
}

/** The cohorts somebody looks after, the newest first; whoever looks after none is refused. */
export async function cohortsOf(tx: Tx, { guild, by }: RosterAsk): Promise<LookedAfter[]> {
  const home = await readHome(tx.db, guild);
  const moderatorRole = home?.moderatorRoleId ?? null;
  const all = await cohortsIn(tx.db, guild);
  const theirs = all.filter(({ appointed }) => mayModerate(by, { moderatorRole, appointed }));
  if (theirs.length === 0 && !mayModerate(by, { moderatorRole, appointed: [] })) throw refuse('onlyModerators');
  if (theirs.length === 0) throw refuse('noCohortYet');
  return theirs;
}

/** The cohort of that name among those somebody looks after; without a name, the only one there is to choose. */
export function theOne(theirs: readonly LookedAfter[], name: string | undefined): LookedAfter {
  const cohort = name === undefined ? theOnly(theirs) : theirs.find((one) => one.name === plainLine(name));
  if (!cohort && name === undefined) throw refuse('whichCohort', namesOf(theirs));
  if (!cohort) throw refuse('notYourCohort', name ?? '', namesOf(theirs));
  return cohort;
}

/** Those that are over count only where there are no others. */
function theOnly(cohorts: readonly LookedAfter[]): LookedAfter | undefined {
  const present = cohorts.filter(({ isOver }) => !isOver);
  const [first, another] = present.length > 0 ? present : cohorts;
  return another ? undefined : first;
}

const namesOf = (cohorts: readonly LookedAfter[]): string[] => cohorts.slice(0, 10).map(({ name }) => name);
