import type { EntityManager } from 'typeorm';
import { lockCohortOfGroup, lockCohortOfOwnGroup } from '../cohorts/store';
import type { Clock } from '../common/clock';
import { plainLine } from '../common/inert';
import type { Message } from '../common/message';
import { refuse } from '../common/refusal';
import { strings } from '../locales';
import { groupOf, groupOfThread } from '../sessions/store';
import type { Transact, Tx } from '../store/transaction';
import { groupOfBoard, showAgreed } from './boards';
import { setClose } from './proposing';
import { closesAfter, isAsked, mostClauses, proposalsIn, settle, type Clause } from './rules/clauses';
import {
  addProposals,
  askToStrike,
  clausesOf,
  dropClauses,
  lockCircle,
  markOpen,
  objectedOf,
  objectionsBy,
  readCircle,
  saveObjections,
  sitsIn,
  standsNow,
  type Circle,
} from './store';
import { agreedBoard, changeAsked, settled } from './views';

/** What a circle agrees on, as one of its members sees it: with their own objections, and nobody else's. */
export interface Sight {
  readonly circle: Circle;
  readonly clauses: readonly Clause[];
  /** ids of what they themselves could not live with */
  readonly own: readonly string[];
}

interface Asked {
  readonly guild: string;
  readonly group: string;
  readonly by: string;
}

interface Where {
  readonly guild: string;
  readonly channel: string | null;
  readonly by: string;
}

type Work<T> = (tx: Tx, circle: Circle, clauses: Clause[]) => Promise<T>;

export function createAgreeing({ transact, clock }: { transact: Transact; clock: Clock }) {
  /** Changes are made by whoever sits in the circle, one after the other. */
  const change = <T>(asked: Asked, work: Work<T>): Promise<T> => transact((tx) => changeIn(tx, asked, work));

  async function changeIn<T>(tx: Tx, { guild, group, by }: Asked, work: Work<T>): Promise<T> {
    const circle = await lockCircle(tx.db, group);
    if (circle?.guild !== guild || !(await sitsIn(tx.db, { group, user: by }))) throw refuse('notInThisGroup');
    return work(tx, circle, await clausesOf(tx.db, circle));
  }

  /** Something is asked of the circle: only as long as its cohort goes on, which cannot end meanwhile. */
  const changeGoingOn = <T>(asked: Asked, work: Work<T>): Promise<T> =>
    transact(async (tx) => {
      const cohort = await lockCohortOfOwnGroup(tx.db, asked);
      return changeIn(tx, asked, async (...all) => {
        if (cohort?.state !== 'running') throw refuse('circleIsOver');
        return work(...all);
      });
    });

  /** The circle somebody means: the one whose thread they stand in, else their own; null when they sit in none. */
  async function mine({ guild, channel, by }: Where): Promise<string | null> {
    return transact(async ({ db }) => {
      const here = channel === null ? null : await groupOfThread(db, guild, channel);
      for (const group of [here, await groupOf(db, guild, by)])
        if (group && (await sitsIn(db, { group: group.id, user: by }))) return group.id;
      return null;
    });
  }

  async function sightOf(db: EntityManager, circle: Circle, by: string): Promise<Sight> {
    const own = await objectionsBy(db, { group: circle.group, user: by });
    return { circle, clauses: await clausesOf(db, circle), own };
  }

  /** Something is asked of the circle: it reads so in its thread, and has three days. */
  async function ask(tx: Tx, circle: Circle, p: { about: string; words: string; isToGo: boolean }): Promise<void> {
    const closesAt = closesAfter(clock.now());
    await setClose(tx, circle, closesAt);
    await showAgreed(tx, circle);
    if (circle.thread === null) return;
    const message = changeAsked(strings(), { ...p, group: circle.group, closesAt });
    const about = `agreeing:${circle.group}:${p.about}`;
    await tx.announce({ about, guild: circle.guild, act: { do: 'post', channel: circle.thread, message } });
  }

  return {
    see: (asked: Asked): Promise<Sight> => change(asked, (tx, circle) => sightOf(tx.db, circle, asked.by)),

    mine,

    async seeMine(p: Where): Promise<Sight> {
      const group = await mine(p);
      if (group === null) throw refuse('notInThisGroup');
      return change({ ...p, group }, (tx, circle) => sightOf(tx.db, circle, p.by));
    },

    /** What somebody could not live with, of all that is asked now; said again, the last counts. Nothing shows it. */
    object: (asked: Asked & { clauses: readonly string[] }): Promise<Sight> =>
      changeGoingOn(asked, async (tx, circle, all) => {
        const clauses = all
          .filter((clause) => isAsked(clause) && asked.clauses.includes(clause.id))
          .map(({ id }) => id);
        await saveObjections(tx.db, { group: circle.group, user: asked.by, clauses });
        return sightOf(tx.db, circle, asked.by);
      }),

    propose: (asked: Asked & { words: string }): Promise<Sight> =>
      changeGoingOn(asked, async (tx, circle, all) => {
        if (all.length >= mostClauses) throw refuse('enoughClauses', asked.words);
        if (plainLine(asked.words) === '') throw refuse('nothingWritten');
        const [words] = proposalsIn([asked.words], all);
        if (words === undefined) throw refuse('clauseIsThere', asked.words);
        await addProposals(tx.db, circle, { words: [words], closesAt: closesAfter(clock.now()) });
        const added = (await clausesOf(tx.db, circle)).at(-1);
        await ask(tx, circle, { about: `clause:${added?.id ?? ''}`, words, isToGo: false });
        return sightOf(tx.db, circle, asked.by);
      }),

    strike: (asked: Asked & { clause: string }): Promise<Sight> =>
      changeGoingOn(asked, async (tx, circle, all) => {
        const clause = all.find(({ id }) => id === asked.clause);
        if (!clause || isAsked(clause)) throw refuse('clauseMoved');
        const closesAt = closesAfter(clock.now());
        await askToStrike(tx.db, circle, clause.id, closesAt);
        await ask(tx, circle, {
          about: `strike:${clause.id}:${closesAt.getTime()}`,
          words: clause.words,
          isToGo: true,
        });
        return sightOf(tx.db, circle, asked.by);
      }),

    /** Before there is talk: what something speaks against is told, all of it at once. */
    async look(group: string): Promise<void> {
      await transact(async (tx) => {
        if ((await lockCohortOfGroup(tx.db, group))?.state !== 'running') return;
        const circle = await lockCircle(tx.db, group);
        if (!circle) return;
        const asked = (await clausesOf(tx.db, circle)).filter(isAsked);
        const objected = await objectedOf(
          tx.db,
          asked.map(({ id }) => id),
        );
        // Without a mark the message stays as it is.
        if (objected.size === 0) return;
        await markOpen(tx.db, circle, [...objected]);
        await showAgreed(tx, circle);
      });
    },

    /**
     * The time of some of what was asked is over: what nothing speaks against holds. Once the cohort has ended it is too late:
     * the goodbye was said, and its thread is locked.
     */
    async close(group: string): Promise<void> {
      await transact(async (tx) => {
        if ((await lockCohortOfGroup(tx.db, group))?.state !== 'running') return;
        const circle = await lockCircle(tx.db, group);
        if (!circle) return;
        const clauses = await clausesOf(tx.db, circle);
        const objected = await objectedOf(
          tx.db,
          clauses.filter(isAsked).map(({ id }) => id),
        );
        const now = clock.now();
        const came = settle(clauses, objected, now);
        await standsNow(tx.db, circle, ids(came.stand));
        await dropClauses(tx.db, circle, [...ids(came.struck), ...ids(came.open)]);
        await showAgreed(tx, circle);
        const message = settled(strings(), came);
        if (circle.thread === null || !message) return;
        const about = `agreeing:${group}:settled:${now.getTime()}`;
        await tx.announce({ about, guild: circle.guild, act: { do: 'post', channel: circle.thread, message } });
      });
    },

    async board(db: EntityManager, key: string): Promise<Message | null> {
      const group = groupOfBoard(key);
      const circle = group === null ? null : await readCircle(db, group);
      return circle && agreedBoard(strings(), { circle, clauses: await clausesOf(db, circle) });
    },
  };
}

const ids = (clauses: readonly Clause[]): string[] => clauses.map(({ id }) => id);

export type Agreeing = ReturnType<typeof createAgreeing>;
