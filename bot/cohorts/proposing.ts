import type { Cohort } from '../../entities';
import { refuse } from '../common/refusal';
import { showWelcome } from '../home/welcome';
import { waitingPeople, lockWaiting, markPlaced } from '../intake/store';
import type { Programme } from '../sessions/programmes/programme';
import type { Tx } from '../store/transaction';
import { lockOwnCohort, type Asked } from './authority';
import { allowed } from './planning';
import type { Ports } from './ports';
import type { Proposal } from './proposal';
import { mayMatch } from './rules/life';
import type { Asker } from './rules/mayModerate';
import { betterOf, poolOf, proposalOf, type ToMatch } from './rules/pool';
import { roomierSizes, wishedSizes } from './rules/sizes';
import { changesSince } from './rules/stillFits';
import { meetings } from './rules/weeks';
import { addGroup, emptyDraft, moderatorsOf, readDraft, rivalsOf, saveDraft, setState } from './store';

/** Circles as a moderator is shown them before anything is done. */
export interface Proposed {
  readonly cohort: { readonly id: string; readonly name: string; readonly startsOn: string; readonly weeks: number };
  /** counts the searches, so that a yes to an older one is noticed */
  readonly number: number;
  readonly proposal: Proposal;
  readonly page: number;
}

/** Circles that were agreed. */
export interface Agreed {
  readonly name: string;
  readonly groups: number;
  readonly people: number;
  /** who looks after the cohort and sits in one of its circles */
  readonly seated: readonly { readonly user: string; readonly group: string }[];
}

/** So often a search is begun anew because somebody it names has left the list. */
const searches = 3;

export function createProposing({ transact, clock, programmes, findGroups, zones }: Ports) {
  async function toMatch(tx: Tx, cohort: Cohort): Promise<ToMatch> {
    const { guildId: guild, localTime: time, zone, startsOn, weeks } = cohort;
    return {
      startsOn,
      weeks,
      hour: time !== null && zone !== null ? { time, zone } : null,
      sessionMinutes: longestSession(programmeOf(programmes, cohort), weeks),
      people: await waitingPeople(tx.db, guild, cohort.closedAt ?? undefined),
      rivals: await rivalsOf(tx.db, guild),
    };
  }

  /**
   * The search takes its time, so nothing is locked meanwhile; what it finds is checked again at the yes. Who left the list
   * during it is named in nothing that is kept: then it begins anew, without them.
   */
  async function search(asked: Asked): Promise<Proposed> {
    for (let attempt = 1; attempt <= searches; attempt++) {
      const proposed = await searchOnce(asked);
      if (proposed) return proposed;
    }
    throw refuse('listIsMoving');
  }

  async function searchOnce(asked: Asked): Promise<Proposed | null> {
    const seen = await transact(async (tx) => {
      const cohort = await lockOwnCohort(tx, asked);
      allowed(mayMatch(cohort.state));
      const before = (await readDraft(tx.db, cohort.id))?.number ?? 0;
      return { cohort, before, now: await toMatch(tx, cohort) };
    });
    const { cohort, before, now } = seen;
    const seed = Number(BigInt(cohort.id) % 1_000_003n) * 1_000 + before;
    const wished = await findGroups(poolOf(now, wishedSizes(cohort.groupSize)), seed);
    const roomier =
      wished.unplaced.length > 0 ? await findGroups(poolOf(now, roomierSizes(cohort.groupSize)), seed) : wished;
    const proposal = proposalOf(betterOf(wished, roomier), now.people);
    if (proposal.groups.some(({ slot }) => (firstMeeting(slot, cohort, zones) ?? clock.now()) <= clock.now()))
      throw refuse('startHasPassed', cohort.name);
    return transact(async (tx) => {
      const { id, name, startsOn, weeks, state } = await lockOwnCohort(tx, asked);
      allowed(mayMatch(state));
      // Locked, so that somebody who is erased at this moment is either missing here or finds the draft written.
      const waiting = new Set((await lockWaiting(tx.db, asked.guild)).map(({ userId }) => userId));
      if (namedIn(proposal).some((user) => !waiting.has(user))) return null;
      const number = await saveDraft(tx.db, { cohort: id, proposal, now: clock.now() });
      return { cohort: { id, name, startsOn, weeks }, number, proposal, page: 0 };
    });
  }

  /** What was found last, if that is what the button was on. */
  async function found(tx: Tx, { cohort, number }: { cohort: Cohort; number: number }): Promise<Proposal> {
    allowed(mayMatch(cohort.state));
    const draft = await readDraft(tx.db, cohort.id);
    if (draft?.number !== number || draft.proposal.groups.length === 0) throw refuse('draftOvertaken', cohort.name);
    return draft.proposal;
  }

  return {
    /** Looks for circles and shows them. Nothing else is changed by it. */
    match: (asked: Asked): Promise<Proposed> => search(asked),

    /** The same with another chance, for who has seen the circles of that number. */
    async lookAgain(asked: Asked & { number: number }): Promise<Proposed> {
      await transact(async (tx) => found(tx, { cohort: await lockOwnCohort(tx, asked), number: asked.number }));
      return search(asked);
    },

    async pageOf(asked: Asked & { number: number; page: number }): Promise<Proposed> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const proposal = await found(tx, { cohort, number: asked.number });
        const { id, name, startsOn, weeks } = cohort;
        return { cohort: { id, name, startsOn, weeks }, number: asked.number, proposal, page: asked.page };
      });
    },

    /** Yes: these circles. What people say now is checked once more; then they are placed, and nothing is opened yet. */
    async accept(asked: Asked & { number: number }): Promise<Agreed> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const { groups } = await found(tx, { cohort, number: asked.number });
        await lockWaiting(tx.db, cohort.guildId);
        const { left, misfits } = changesSince(groups, await toMatch(tx, cohort));
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
        await emptyDraft(tx.db, cohort.id);
        await showWelcome(tx, cohort.guildId);
        await setState(tx.db, cohort.id, { state: 'matched', closedAt: cohort.closedAt ?? clock.now() });
        return { name: cohort.name, groups: groups.length, people: people.length, seated };
      });
    },
  };
}

const namedIn = ({ groups, unplaced }: Proposal): string[] => [
  ...groups.flatMap(({ members }) => members),
  ...unplaced.map(({ id }) => id),
];

const firstMeeting = (
  slot: { tz: string; day: number; minute: number },
  { startsOn }: Pick<Cohort, 'startsOn'>,
  zones: Ports['zones'],
): Date | undefined =>
  meetings({ zone: slot.tz, weekday: slot.day, minute: slot.minute }, { startsOn, weeks: 1, zones })[0];

/** Whoever says yes looks after the cohort, appointed or by the role. */
const lookingAfter = async (tx: Tx, { cohort, by }: { cohort: string; by: Asker }): Promise<Set<string>> =>
  new Set([...(await moderatorsOf(tx.db, cohort)), by.id]);

export function programmeOf(programmes: ReadonlyMap<string, Programme>, cohort: Pick<Cohort, 'programme'>): Programme {
  const programme = programmes.get(cohort.programme);
  if (!programme) throw refuse('programmeGone', cohort.programme);
  return programme;
}

export const longestSession = ({ sessions }: Programme, weeks: number): number =>
  Math.max(...sessions.slice(0, weeks).map(({ minutes }) => minutes));
