import type { Contribution, Group } from '../../entities';
import { takeBackProposed } from '../agreeing/proposing';
import type { Clock } from '../common/clock';
import { inert } from '../common/inert';
import { card } from '../common/message';
import { strings } from '../locales';
import { tellIfFewCome } from '../people/pauses/telling';
import { tellHowMany } from '../people/telling';
import { letOutForGood } from '../people/threads';
import { eraseFromReports } from '../reports/holding/erasing';
import { memberLeft } from '../sessions/planning';
import type { Act, Transact, Tx } from '../store/transaction';
import { seatRoom } from '../voice/tending';
import {
  deleteOwnRows,
  emptyProposalsWith,
  forgetFacilitator,
  groupsTimedBy,
  lockApplicationsOf,
  lockGroupsOf,
  nameNobodyInNotes,
  pendingReveals,
  pendingWordsOf,
  pendingWith,
  rewrite,
  takeBackUntried,
  wroteForReveals,
} from './erasing/store';
import { readHoldings } from './holding/store';
import type { Holdings } from './holdings';
import { asksAbout, withoutParagraph, withoutPerson, withoutWordsOf } from './rules/withoutPerson';

export function createPrivacy({ transact, clock }: { transact: Transact; clock: Clock }) {
  /** A reveal without names that has not been said yet is said without what they wrote for it. */
  async function cleanReveals(tx: Tx, written: readonly Contribution[]): Promise<void> {
    const { privacy, session: t } = strings();
    const instead = privacy.takenBack();
    for (const { sessionId, words } of written) {
      await takeBackProposed(tx, { session: sessionId, words });
      const paragraph = t.wrote(null, inert(words));
      for (const row of await pendingReveals(tx.db, sessionId))
        await rewrite(tx.db, row, withoutParagraph(row.act, { paragraph, instead }) as object);
    }
  }

  /** Something of theirs that is being said, and names nobody, is said without what they wrote. */
  async function cleanWords(tx: Tx, user: string): Promise<void> {
    const message = card({ text: strings().privacy.takenBack() });
    for (const row of await pendingWordsOf(tx.db, user)) {
      const act = row.act as Act;
      if (act.do === 'post') await rewrite(tx.db, row, { ...act, message });
    }
  }

  /** What has not been said yet is said without them; what would let them into a thread is taken back. */
  async function cleanOutbox(tx: Tx, user: string): Promise<void> {
    const instead = strings().privacy.somebody();
    const takenBack = strings().privacy.takenBack();
    for (const row of await pendingWith(tx.db, user)) {
      const isTheirs = row.about.startsWith('bringing:') || isReveal.test(row.about);
      const act = (isTheirs ? withoutWordsOf(row.act, { user, instead: takenBack }) : row.act) as Act;
      if (act.do === 'post') await rewrite(tx.db, row, withoutPerson(act, { user, instead }) as object);
      if (isOnlyAbout(act, user)) await takeBackUntried(tx.db, row);
    }
    await nameNobodyInNotes(tx.db, user);
  }

  return {
    /** Everything that is held about somebody, in all guilds. */
    holdings: (user: string): Promise<Holdings> => transact((tx) => readHoldings(tx.db, user)),

    /**
     * Erases everything about somebody, in all guilds, in one transaction: interrupted, it has happened or it has not. What is
     * left to do on Discord (closing threads) waits in the outbox, and its note loses their id when it is done.
     */
    async erase(user: string): Promise<void> {
      await transact(async (tx) => {
        await lockApplicationsOf(tx.db, user);
        const seats = await lockGroupsOf(tx.db, user);
        const timed = await groupsTimedBy(tx.db, user);
        await cleanReveals(tx, await wroteForReveals(tx.db, user));
        await cleanWords(tx, user);
        await deleteOwnRows(tx.db, user);
        await emptyProposalsWith(tx.db, user);
        await eraseFromReports(tx, { user, rewrite: (row, act) => rewrite(tx.db, row, act) });
        for (const { id: group } of seats) await memberLeft(tx, { group, user, now: clock.now() });
        await forgetFacilitator(tx.db, user);
        await cleanOutbox(tx, user);
        for (const group of eachOnce([...seats, ...timed])) await letOutForGood(tx, group, user);
        for (const { id: group } of timed) await seatRoom(tx, group);
        for (const group of seats) await tellHowMany(tx, group);
        for (const group of seats) await tellIfFewCome(tx, group);
      });
    },
  };
}

/** The notes of words that were written to be read together. */
const isReveal = /^session:\d+:\d+:revealed:/;

/** What would let them in, tell them something, or ask moderators about them. */
const isOnlyAbout = (act: Act, user: string): boolean =>
  act.do === 'add-member' || (act.do === 'tell' && act.user === user) || (act.do === 'post' && asksAbout(act, user));

const eachOnce = (groups: readonly Group[]): Group[] => [...new Map(groups.map((group) => [group.id, group])).values()];

export type Privacy = ReturnType<typeof createPrivacy>;
