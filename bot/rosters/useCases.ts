import { mayModerate, type Asker } from '../cohorts/rules/mayModerate';
import { plainLine } from '../common/inert';
import type { SentFile } from '../common/message';
import { refuse } from '../common/refusal';
import type { Discord } from '../discord/port';
import { readHome } from '../home/store';
import type { Transact, Tx } from '../store/transaction';
import { textOf } from './file';
import type { Roster, RosterPage } from './roster';
import { changesOf, type SeatChange } from './rules/changesOf';
import type { Problem } from './rules/problem';
import { tableIn, type Columns } from './rules/table';
import { cohortsIn, readRoster, readRosterPage, type LookedAfter } from './store';

/** Who asks for a roster, with the roles they hold at this moment. */
export interface RosterAsk {
  readonly guild: string;
  readonly by: Asker;
}

/** Without a name: the only cohort there is to choose. */
export type NamedAsk = RosterAsk & { readonly cohort: string | undefined };

/** A file that somebody gives, with the names that its columns have in their language. */
export type FileAsk = NamedAsk & { readonly file: SentFile; readonly columns: Columns };

export type ReadFile =
  { readonly problems: readonly Problem[] } | { readonly roster: Roster; readonly changes: readonly SeatChange[] };

export function createRosters({ transact, discord }: { transact: Transact; discord: Pick<Discord, 'fetchFile'> }) {
  /** The cohorts somebody looks after, the newest first; whoever looks after none is refused. */
  async function cohortsOf(tx: Tx, { guild, by }: RosterAsk): Promise<LookedAfter[]> {
    const home = await readHome(tx.db, guild);
    const moderatorRole = home?.moderatorRoleId ?? null;
    const all = await cohortsIn(tx.db, guild);
    const theirs = all.filter(({ appointed }) => mayModerate(by, { moderatorRole, appointed }));
    if (theirs.length === 0 && !mayModerate(by, { moderatorRole, appointed: [] })) throw refuse('onlyModerators');
    if (theirs.length === 0) throw refuse('noCohortYet');
    return theirs;
  }

  /** The cohort of that name; without a name, the only one there is to choose. */
  async function named(tx: Tx, { cohort: name, ...ask }: NamedAsk): Promise<LookedAfter> {
    const theirs = await cohortsOf(tx, ask);
    const cohort = name === undefined ? theOnly(theirs) : theirs.find((one) => one.name === plainLine(name));
    if (!cohort && name === undefined) throw refuse('whichCohort', namesOf(theirs));
    if (!cohort) throw refuse('notYourCohort', name ?? '', namesOf(theirs));
    return cohort;
  }

  return {
    /** The whole roster of a cohort. */
    async whole(ask: NamedAsk): Promise<Roster> {
      return transact(async (tx) => readRoster(tx.db, { guild: ask.guild, cohort: await named(tx, ask) }));
    },

    /** What a file would change, or all that is not right with it. Nothing is changed. */
    async fromFile({ file, columns, ...ask }: FileAsk): Promise<ReadFile> {
      // Whoever looks after no cohort learns so before anything is fetched.
      await transact((tx) => named(tx, ask));
      const text = await textOf(discord, file);
      return transact(async (tx) => {
        const roster = await readRoster(tx.db, { guild: ask.guild, cohort: await named(tx, ask) });
        const read = changesOf(tableIn(text, columns), roster);
        return 'problems' in read ? read : { ...read, roster };
      });
    },

    async firstPage(ask: NamedAsk): Promise<RosterPage> {
      return transact(async (tx) => {
        const cohort = await named(tx, ask);
        return readRosterPage(tx.db, { guild: ask.guild, cohort, page: 0 });
      });
    },

    /** A page of a cohort by its id, as a button carries it: that one was shown once gives no right to see another. */
    async page({ cohort: id, page, ...ask }: RosterAsk & { cohort: string; page: number }): Promise<RosterPage> {
      return transact(async (tx) => {
        const cohort = (await cohortsOf(tx, ask)).find((one) => one.id === id);
        if (!cohort) throw refuse('onlyModerators');
        return readRosterPage(tx.db, { guild: ask.guild, cohort, page });
      });
    },

    /** Names of the cohorts somebody looks after that hold what was typed. */
    async namesLike({ typed, ...ask }: RosterAsk & { typed: string }): Promise<string[]> {
      const theirs = await transact((tx) => cohortsOf(tx, ask));
      const wanted = typed.trim().toLowerCase();
      return theirs.map(({ name }) => name).filter((name) => name.toLowerCase().includes(wanted));
    },
  };
}

/** Those that are over count only where there are no others. */
function theOnly(cohorts: readonly LookedAfter[]): LookedAfter | undefined {
  const present = cohorts.filter(({ isOver }) => !isOver);
  const [first, another] = present.length > 0 ? present : cohorts;
  return another ? undefined : first;
}

const namesOf = (cohorts: readonly LookedAfter[]): string[] => cohorts.slice(0, 10).map(({ name }) => name);

export type Rosters = ReturnType<typeof createRosters>;
