import type { Cohort, Group } from '../../../entities';
import { lockOwnCohort } from '../../cohorts/authority';
import { whyNotWaiting } from '../../cohorts/repair/store';
import { circleNamed } from '../../cohorts/rules/circleNamed';
import { refuse } from '../../common/refusal';
import type { Tx } from '../../store/transaction';
import { cohortsOf, theOne, type RosterAsk } from '../choosing';
import { kept, reversed, type Asked } from './change';
import { withThoseHere } from './deciding';
import { look, type Look } from './looking';
import type { ChangePorts } from './ports';
import { cannotUndo, isSoAlready, outOfPlace } from './places';
import { circlesOf, doneIn, doneNumbered, lockStatesOf, seatedAt, takenBack, type Change } from './store';

/** A moderator asks for a change by its words; what it would do is worked out and shown. */

type InCohort = RosterAsk & { readonly cohort: string | undefined };

export function createAsking(ports: ChangePorts) {
  const { transact } = ports;

  const looking = async ({ guild }: RosterAsk, work: (tx: Tx) => Promise<Look>): Promise<Look> =>
    withThoseHere(ports, guild, await transact(work));

  /** The cohort somebody means and looks after, locked. */
  async function lockTheirs(tx: Tx, { guild, by, cohort: name }: InCohort): Promise<Cohort> {
    const { id } = theOne(await cohortsOf(tx, { guild, by }), name);
    return lockOwnCohort(tx, { guild, by, cohort: id });
  }

  async function seatOf(tx: Tx, cohort: Cohort, user: string): Promise<string> {
    const seats = await seatedAt(tx.db, { guild: cohort.guildId, cohort: cohort.id, users: [user] });
    const group = seats.get(user);
    if (group === undefined) throw refuse('sitsNowhere', user, cohort.name);
    return group;
  }

  const namedBy = async (tx: Tx, cohort: Cohort, typed: string): Promise<Group> =>
    circleNamed(await circlesOf(tx.db, { guild: cohort.guildId, cohort: cohort.id }), typed);

  async function circleOf(tx: Tx, cohort: Cohort, user: string): Promise<Group | undefined> {
    const of = { guild: cohort.guildId, cohort: cohort.id };
    const seat = (await seatedAt(tx.db, { ...of, users: [user] })).get(user);
    return seat === undefined ? undefined : (await circlesOf(tx.db, of)).find(({ id }) => id === seat);
  }

  const looked = (tx: Tx, ask: InCohort, cohort: Cohort, p: { kind: Look['kind']; plan: Asked; undoes?: number }) =>
    look(tx, { cohort, by: ask.by.id, ...p }, ports);

  return {
    /** Somebody goes from their circle to another of the same cohort. */
    async move(ask: InCohort & { user: string; circle: string }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        const to = await namedBy(tx, cohort, ask.circle);
        const from = await seatOf(tx, cohort, ask.user);
        if (from === to.id) throw refuse('sitsThereAlready', ask.user, to.name);
        return looked(tx, ask, cohort, {
          kind: 'move',
          plan: { moves: [{ user: ask.user, from, to: to.id, waits: true }] },
        });
      });
    },

    /** Two people change places. */
    async swap(ask: InCohort & { user: string; other: string }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        if (ask.user === ask.other) throw refuse('onePersonTwice', ask.user);
        const [one, other] = [await seatOf(tx, cohort, ask.user), await seatOf(tx, cohort, ask.other)];
        if (one === other) throw refuse('sitTogetherAlready', ask.user, ask.other);
        const moves = [
          { user: ask.user, from: one, to: other, waits: true },
          { user: ask.other, from: other, to: one, waits: true },
        ];
        return looked(tx, ask, cohort, { kind: 'swap', plan: { moves } });
      });
    },

    /** Somebody who waits takes a place in a circle. */
    async add(ask: InCohort & { user: string; circle: string }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        const to = await namedBy(tx, cohort, ask.circle);
        const moves = [{ user: ask.user, from: null, to: to.id, waits: true }];
        const sitsIn = await circleOf(tx, cohort, ask.user);
        if (sitsIn) throw refuse('sitsThereAlready', ask.user, sitsIn.name);
        if ((await outOfPlace(tx, cohort, { moves, undoes: false })).length > 0)
          throw refuse(await whyNotWaiting(tx.db, ask), ask.user);
        return looked(tx, ask, cohort, { kind: 'add', plan: { moves } });
      });
    },

    /** Somebody is taken out of their circle; `waits`: they stay on the list, for another one. */
    async remove(ask: InCohort & { user: string; waits: boolean }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        const from = await seatOf(tx, cohort, ask.user);
        const moves = [{ user: ask.user, from, to: null, waits: ask.waits }];
        return looked(tx, ask, cohort, { kind: 'remove', plan: { moves } });
      });
    },

    /** Two people are kept apart in this cohort from then on, or no longer. */
    async apart(ask: InCohort & { user: string; other: string; apart: boolean }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        if (ask.user === ask.other) throw refuse('onePersonTwice', ask.user);
        const users = [ask.user, ask.other];
        const states = await lockStatesOf(tx.db, { guild: cohort.guildId, users });
        const seated = await seatedAt(tx.db, { guild: cohort.guildId, cohort: cohort.id, users });
        const stranger = users.find((user) => states.get(user) !== 'waiting' && !seated.has(user));
        if (stranger !== undefined) throw refuse('notInCohort', stranger, cohort.name);
        const pair = { one: ask.user, other: ask.other, apart: ask.apart };
        // An undo of what changes nothing would change what somebody else has decided.
        const already = ask.apart ? 'apartAlready' : 'notKeptApart';
        if (await isSoAlready(tx, cohort, pair)) throw refuse(already, ask.user, ask.other);
        return looked(tx, ask, cohort, { kind: ask.apart ? 'apart' : 'together', plan: { moves: [], pair } });
      });
    },

    /** Takes back one of the last changes: that of this number, or the newest that has not been taken back. */
    async undo(ask: InCohort & { number: number | undefined }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        return undoing(tx, { cohort, by: ask.by.id, number: ask.number }, ports);
      });
    },

    /** The same from the button below a change. */
    async undoThis(ask: RosterAsk & { cohort: string; number: number }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockOwnCohort(tx, ask);
        return undoing(tx, { cohort, by: ask.by.id, number: ask.number }, ports);
      });
    },

    /** Many changes at once, as a file names them. */
    async changeMany(ask: InCohort & { moves: Asked['moves'] }): Promise<Look> {
      return looking(ask, async (tx) => {
        const cohort = await lockTheirs(tx, ask);
        return looked(tx, ask, cohort, { kind: 'import', plan: { moves: ask.moves } });
      });
    },
  };
}

async function undoing(
  tx: Tx,
  p: { cohort: Cohort; by: string; number: number | undefined },
  ports: ChangePorts,
): Promise<Look> {
  const { cohort, by } = p;
  const of = { guild: cohort.guildId, cohort: cohort.id };
  const taken = await takenBack(tx.db, of);
  const change = await (p.number === undefined
    ? newestToUndo(tx, of, taken)
    : doneNumbered(tx.db, { ...of, number: p.number }));
  if (!change?.number) throw refuse('nothingToUndo', cohort.name);
  const again = taken.get(change.number);
  if (again !== undefined) throw refuse('undoneAlready', change.number, again);
  if (change.before === null) throw cannotUndo(change.number, change.plan);
  const plan = reversed(change.plan);
  const moved = await outOfPlace(tx, cohort, { moves: plan.moves, undoes: true });
  if (moved.length > 0) throw refuse('undoOvertaken', change.number, moved);
  return look(tx, { cohort, by, kind: 'undo', plan, undoes: change.number }, ports);
}

/** The newest change that is none of the undos, and has not been taken back. */
async function newestToUndo(
  tx: Tx,
  of: { guild: string; cohort: string },
  taken: ReadonlyMap<number, number>,
): Promise<Change | null> {
  const last = await doneIn(tx.db, { ...of, take: 2 * kept });
  return (
    last.find(({ number, before, undoes }) => before !== null && undoes === null && !taken.has(number ?? 0)) ?? null
  );
}
