import type { Cohort } from '../../entities';
import { refuse } from '../common/refusal';
import { showWelcome } from '../home/welcome';
import { lockWaiting, markPlaced } from '../intake/store';
import { rememberWithoutPlace } from '../reasons/store';
import type { Tx } from '../store/transaction';
import { keepApart } from './apart/store';
import { lockOwnCohort, type Asked } from './authority';
import { draftOf, emptyDrafts, lastNumber, type ReadDraft } from './drafts/store';
import { allowed } from './planning';
import { createLeavers } from './leavers';
import type { Ports } from './ports';
import { mayMatch } from './rules/life';
import type { Asker } from './rules/mayModerate';
import { changesSince } from './rules/stillFits';
import { fromDraft, toMatch, type Proposed, type SearchForCircles, type Tell } from './searching';
import { addGroup, moderatorsOf, setState } from './store';

/** Circles that were agreed. */
export interface Agreed {
  readonly name: string;
  readonly groups: number;
  readonly people: number;
  /** who looks after the cohort and sits in one of its circles */
  readonly seated: readonly { readonly user: string; readonly group: string }[];
}

/** A draft with circles in it, if it is still there. */
export async function draftAsked(tx: Tx, { cohort, number }: { cohort: Cohort; number: number }): Promise<ReadDraft> {
  allowed(mayMatch(cohort.state));
  return (await draftOf(tx.db, cohort.id, number)) ?? (await refuseGone(tx, cohort));
}

/** What was never there is not called gone. */
export async function refuseGone(tx: Tx, cohort: Cohort): Promise<never> {
  throw refuse((await lastNumber(tx.db, cohort.id)) === 0 ? 'noDraftYet' : 'draftOvertaken', cohort.name);
}

export function createProposing(ports: Ports, search: SearchForCircles) {
  const { transact, clock, programmes } = ports;
  const leavers = createLeavers(ports);

  /** Whoever is not in the server any more has left the list: the circles are looked for again. Asked before anything is locked. */
  async function lookWhoIsThere(asked: Asked & { number: number }): Promise<void> {
    const { groups } = await transact(async (tx) => {
      const cohort = await lockOwnCohort(tx, asked);
      return (await draftAsked(tx, { cohort, number: asked.number })).proposal;
    });
    await leavers.letGoOf(
      asked.guild,
      groups.flatMap(({ members }) => members),
    );
  }

  return {
    /** Looks for circles and shows them. Nothing else is changed by it. */
    match: (asked: Asked & { tell?: Tell }): Promise<Proposed> => search(asked, asked),

    /** The same with another chance, for who has seen the circles of that number; what was decided for them stays decided. */
    async lookAgain(asked: Asked & { number: number; tell?: Tell }): Promise<Proposed> {
      const draft = await transact(async (tx) =>
        draftAsked(tx, { cohort: await lockOwnCohort(tx, asked), number: asked.number }),
      );
      return search(asked, { decisions: draft.decisions, from: fromDraft(draft, false), tell: asked.tell });
    },

    async pageOf(asked: Asked & { number: number; page: number }): Promise<Proposed> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const { proposal, decisions } = await draftAsked(tx, { cohort, number: asked.number });
        const { id, name, startsOn, weeks } = cohort;
        return { cohort: { id, name, startsOn, weeks }, number: asked.number, decisions, proposal, page: asked.page };
      });
    },

    /** Yes: these circles. What people say now is checked once more; then they are placed, and nothing is opened yet. */
    async accept(asked: Asked & { number: number }): Promise<Agreed> {
      await lookWhoIsThere(asked);
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const { proposal, decisions } = await draftAsked(tx, { cohort, number: asked.number });
        const { groups } = proposal;
        const waiting = new Set((await lockWaiting(tx.db, cohort.guildId)).map(({ userId }) => userId));
        const { left, misfits } = changesSince(groups, await toMatch(tx, cohort, programmes));
        if (left.length > 0 || misfits > 0) throw refuse('draftOutdated', left.length, misfits);
        const seated: { user: string; group: string }[] = [];
        const looksAfter = await lookingAfter(tx, { cohort: cohort.id, by: asked.by });
        for (const [index, { members, slot }] of groups.entries()) {
          const name = `${cohort.name} ${index + 1}`;
          await addGroup(
            tx.db,
            {
              guildId: cohort.guildId,
              cohortId: cohort.id,
              number: index + 1,
              name,
              zone: slot.tz,
              weekday: slot.day,
              minute: slot.minute,
            },
            { members, now: clock.now() },
          );
          seated.push(...members.filter((id) => looksAfter.has(id)).map((user) => ({ user, group: name })));
        }
        const people = groups.flatMap(({ members }) => members);
        await markPlaced(tx.db, cohort.guildId, people);
        await rememberWithoutPlace(tx.db, cohort, proposal.unplaced);
        // What was decided for the draft holds for whoever comes into these circles later; of who has erased it nothing is kept.
        for (const [one, other] of decisions.apart.filter((two) => two.every((user) => waiting.has(user))))
          await keepApart(tx.db, { guild: cohort.guildId, cohort: cohort.id, one, other });
        await emptyDrafts(tx.db, cohort.id);
        await showWelcome(tx, cohort.guildId);
        await setState(tx.db, cohort.id, { state: 'matched', closedAt: cohort.closedAt ?? clock.now() });
        return { name: cohort.name, groups: groups.length, people: people.length, seated };
      });
    },
  };
}

/** Whoever says yes looks after the cohort, appointed or by the role. */
const lookingAfter = async (tx: Tx, { cohort, by }: { cohort: string; by: Asker }): Promise<Set<string>> =>
  new Set([...(await moderatorsOf(tx.db, cohort)), by.id]);
