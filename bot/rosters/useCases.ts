import type { SentFile } from '../common/message';
import { refuse } from '../common/refusal';
import type { Discord } from '../discord/port';
import type { Tx } from '../store/transaction';
import type { Look } from './changes/looking';
import type { ChangePorts } from './changes/ports';
import { createChanges } from './changes/useCases';
import { dropUndone, forgetWords } from './changes/words';
import { cohortsOf, theOne, type RosterAsk } from './choosing';
import { textOf } from './file';
import type { Roster, RosterPage } from './roster';
import { changesOf, type SeatChange } from './rules/changesOf';
import type { Problem } from './rules/problem';
import { tableIn, type Columns, type Wanted } from './rules/table';
import { circleNamesIn, readRoster, readRosterPage, type LookedAfter } from './store';

/** Without a name: the only cohort there is to choose. */
export type NamedAsk = RosterAsk & { readonly cohort: string | undefined };

/** A file that somebody gives, with the names that its columns have in their language. */
export type FileAsk = NamedAsk & { readonly file: SentFile; readonly columns: Columns };

/** What a file would change; `look` is null where it changes nothing. */
export type ReadFile =
  | { readonly problems: readonly Problem[] }
  | {
      readonly roster: Roster;
      readonly changes: readonly SeatChange[];
      readonly lines: readonly Wanted[];
      readonly look: Look | null;
    };

export function createRosters(ports: ChangePorts & { readonly discord: Pick<Discord, 'fetchFile'> }) {
  const { transact, discord, clock } = ports;
  const changes = createChanges(ports);

  const named = async (tx: Tx, { cohort: name, ...ask }: NamedAsk): Promise<LookedAfter> =>
    theOne(await cohortsOf(tx, ask), name);

  return {
    ...changes,

    /** What members had written is kept for taking back no change that is older than it may be. */
    async forgetWords(cohort: string): Promise<void> {
      await transact((tx) => forgetWords(tx, { cohort, now: clock.now() }));
    },

    /** A change that was looked at or asked for has waited long enough for its yes. */
    async forgetUndone({ guild, change }: { guild: string; change: string }): Promise<void> {
      await transact((tx) => dropUndone(tx, { guild, change, now: clock.now() }));
    },

    /** The whole roster of a cohort. */
    async whole(ask: NamedAsk): Promise<Roster> {
      return transact(async (tx) => readRoster(tx.db, { guild: ask.guild, cohort: await named(tx, ask) }));
    },

    /** What a file would change, or all that is not right with it. Nothing is changed before a yes. */
    async fromFile({ file, columns, ...ask }: FileAsk): Promise<ReadFile> {
      // Whoever looks after no cohort learns so before anything is fetched.
      await transact((tx) => named(tx, ask));
      const text = await textOf(discord, file);
      const table = tableIn(text, columns);
      const { roster, read } = await transact(async (tx) => {
        const roster = await readRoster(tx.db, { guild: ask.guild, cohort: await named(tx, ask) });
        return { roster, read: changesOf(table, roster) };
      });
      if ('problems' in read) return read;
      const moves = read.changes.map((change) => ({ ...change, waits: true }));
      const look = moves.length === 0 ? null : await changes.changeMany({ ...ask, moves });
      return { roster, changes: read.changes, lines: table.wanted, look };
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
