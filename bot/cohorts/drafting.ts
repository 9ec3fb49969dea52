import type { Cohort } from '../../entities';
import { refuse } from '../common/refusal';
import type { Tx } from '../store/transaction';
import { lockOwnCohort, type Asked } from './authority';
import { draftOf, draftsOf, keepDraft, type ReadDraft } from './drafts/store';
import { allowed } from './planning';
import type { Ports } from './ports';
import type { From } from './proposal';
import { draftAsked, refuseGone } from './proposing';
import { decidedWith, noDecisions, type Decisions, type Wish } from './rules/decisions';
import { mayMatch } from './rules/life';
import { fromDraft, toMatch, type Proposed, type SearchForCircles, type Tell } from './searching';
import { mustStand } from './standing';

/** The drafts of a cohort, the newest first. */
export interface Drafts {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly drafts: readonly ReadDraft[];
  /** the number of the one that was just asked to be kept */
  readonly kept: number | null;
}

export interface Compared {
  readonly cohort: { readonly id: string; readonly name: string; readonly startsOn: string; readonly weeks: number };
  readonly one: ReadDraft;
  readonly other: ReadDraft;
}

interface WhatIf {
  readonly wish: Wish;
  /** the draft it is about; without it the newest */
  readonly number?: number | undefined;
  /** forgets what was decided before for that draft */
  readonly afresh?: boolean;
  readonly tell?: Tell;
}

export function createDrafting({ transact, programmes }: Ports, search: SearchForCircles) {
  /** What a what-if comes to, or why it cannot be; both before anything is searched for. */
  async function decide(
    tx: Tx,
    cohort: Cohort,
    { wish, number, afresh = false }: WhatIf,
  ): Promise<{ decisions: Decisions; from: From | undefined }> {
    allowed(mayMatch(cohort.state));
    const base = number === undefined ? (await draftsOf(tx.db, cohort.id))[0] : await draftOf(tx.db, cohort.id, number);
    if (!base && (number !== undefined || wish.lock !== undefined || wish.hold !== undefined))
      return refuseGone(tx, cohort);
    if (Object.values(wish).every((one) => one === undefined) && !afresh) throw refuse('whatIfNothing');
    const before = base && !afresh ? base.decisions : noDecisions;
    const circles = base?.proposal.groups ?? [];
    const decisions = decidedWith(before, wish, circles);
    if (isWrong(decisions)) throw refuse('whatIfImpossible', decisions);
    const now = await toMatch(tx, cohort, programmes);
    if (now.people.length === 0) throw refuse('nobodyToMatch', cohort.name);
    mustStand(decisions, { groupSize: cohort.groupSize, circles }, now);
    return { decisions, from: base ? fromDraft(base, afresh) : undefined };
  }

  return {
    /** Looks again with what a moderator would like to see; a new draft, and nothing of anybody's own is changed. */
    async whatIf(asked: Asked & WhatIf): Promise<Proposed> {
      const decided = await transact(async (tx) => decide(tx, await lockOwnCohort(tx, asked), asked));
      return search(asked, { ...decided, tell: asked.tell });
    },

    async drafts(asked: Asked & { keep?: number | undefined }): Promise<Drafts> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        allowed(mayMatch(cohort.state));
        const { keep } = asked;
        if (keep !== undefined) {
          await draftAsked(tx, { cohort, number: keep });
          await keepDraft(tx.db, cohort.id, keep);
        }
        return {
          cohort: { id: cohort.id, name: cohort.name },
          drafts: await draftsOf(tx.db, cohort.id),
          kept: keep ?? null,
        };
      });
    },

    /** What one draft has that the other has not. */
    async compare(asked: Asked & { one: number; other: number }): Promise<Compared> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const [one, other] = [
          await draftAsked(tx, { cohort, number: Math.min(asked.one, asked.other) }),
          await draftAsked(tx, { cohort, number: Math.max(asked.one, asked.other) }),
        ];
        const { id, name, startsOn, weeks } = cohort;
        return { cohort: { id, name, startsOn, weeks }, one, other };
      });
    },
  };
}

const isWrong = <T>(outcome: Decisions | readonly T[]): outcome is readonly T[] => Array.isArray(outcome);
