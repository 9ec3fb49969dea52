import { refuse } from '../common/refusal';
import { createChanges } from './changes/useCases';
import { cohortsOf, theOne, type RosterAsk } from './choosing';
import type { ChangePorts } from './changes/ports';
import type { Roster } from './roster';
import { circleNamesIn, readRoster } from './store';

export function createRosters(ports: ChangePorts) {
  const { transact } = ports;
  return {
    ...createChanges(ports),

    /** The roster of the cohort of that name; without a name, of the only one there is to choose. */
    async named({ cohort: name, ...ask }: RosterAsk & { cohort: string | undefined }): Promise<Roster> {
      return transact(async (tx) => {
        const cohort = theOne(await cohortsOf(tx, ask), name);
        return readRoster(tx.db, { guild: ask.guild, cohort });
      });
    },

    /** The same by its id, as a button carries it: that it was shown once gives no right to see it again. */
    async shownBefore({ cohort: id, ...ask }: RosterAsk & { cohort: string }): Promise<Roster> {
      return transact(async (tx) => {
        const cohort = (await cohortsOf(tx, ask)).find((one) => one.id === id);
        if (!cohort) throw refuse('onlyModerators');
        return readRoster(tx.db, { guild: ask.guild, cohort });
      });
    },

    /** Names of the cohorts somebody looks after that hold what was typed. */
    async namesLike({ typed, ...ask }: RosterAsk & { typed: string }): Promise<string[]> {
      const theirs = await transact((tx) => cohortsOf(tx, ask));
      return namesWith(
        typed,
        theirs.map(({ name }) => name),
      );
    },

    /** Names of circles in the cohorts somebody looks after that hold what was typed. */
    async circlesLike({ typed, ...ask }: RosterAsk & { typed: string }): Promise<string[]> {
      return transact(async (tx) => {
        const cohorts = (await cohortsOf(tx, ask)).filter(({ isOver }) => !isOver).map(({ id }) => id);
        return namesWith(typed, await circleNamesIn(tx.db, { guild: ask.guild, cohorts }));
      });
    },
  };
}

function namesWith(typed: string, names: readonly string[]): string[] {
  const wanted = typed.trim().toLowerCase();
  return names.filter((name) => name.toLowerCase().includes(wanted));
}

export type Rosters = ReturnType<typeof createRosters>;
