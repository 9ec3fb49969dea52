import { lockOwnCohort } from '../../cohorts/authority';
import { cohortsOf, theOne, type RosterAsk } from '../choosing';
import { createAgreeing } from './agreeing';
import { createAsking } from './asking';
import { createPassingOn } from './passing/useCases';
import type { ChangePorts } from './ports';
import { countDone, doneIn, namesOf, takenBack, type Change } from './store';
import { touchedBy } from './change';

/** How many changes stand on one page. */
const onPage = 4;

/** A page of what was changed in a cohort, the newest first. */
export interface History {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly changes: readonly Change[];
  /** names of the circles by their ids, those that are gone among them */
  readonly names: ReadonlyMap<string, string>;
  readonly takenBack: ReadonlyMap<number, number>;
  readonly page: number;
  readonly pages: number;
}

/** Changing who sits where: looked at, agreed to, taken back, remembered. */
export function createChanges(ports: ChangePorts) {
  const { transact } = ports;
  return {
    ...createAsking(ports),
    ...createAgreeing(ports),
    ...createPassingOn(ports),

    /** What was changed in a cohort, by whom and why. */
    async history(
      ask: RosterAsk & { page?: number } & ({ cohort: string } | { named: string | undefined }),
    ): Promise<History> {
      return transact(async (tx) => {
        const { guild, by } = ask;
        const wanted = 'cohort' in ask ? ask.cohort : theOne(await cohortsOf(tx, { guild, by }), ask.named).id;
        const cohort = await lockOwnCohort(tx, { guild, by, cohort: wanted });
        const of = { guild, cohort: cohort.id };
        const pages = Math.max(1, Math.ceil((await countDone(tx.db, of)) / onPage));
        const page = Math.min(ask.page ?? 0, pages - 1);
        const changes = await doneIn(tx.db, { ...of, skip: page * onPage, take: onPage });
        const groups = changes.flatMap(({ plan }) => touchedBy(plan.moves));
        return {
          ...{ cohort: { id: cohort.id, name: cohort.name }, changes, page, pages },
          names: await namesOf(tx.db, { ...of, groups }),
          takenBack: await takenBack(tx.db, of),
        };
      });
    },
  };
}
