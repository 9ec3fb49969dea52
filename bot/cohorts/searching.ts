import type { Cohort } from '../../entities';
import { refuse } from '../common/refusal';
import { lockWaiting, waitingPeople } from '../intake/store';
import type { Progress } from '../matching/pool';
import type { Programme } from '../sessions/programmes/programme';
import type { Tx } from '../store/transaction';
import { lockOwnCohort, type Asked } from './authority';
import { addDraft, lastNumber, type ReadDraft } from './drafts/store';
import { allowed } from './planning';
import type { Ports } from './ports';
import type { From, Proposal } from './proposal';
import { noDecisions, type Decisions } from './rules/decisions';
import { mayMatch } from './rules/life';
import { judged, meanFit, peopleIn } from './rules/judging';
import { betterOf, certainOf, poolOf, proposalOf, type ToMatch } from './rules/pool';
import { sizesToTry } from './rules/sizes';
import { secondsLeft } from './rules/time';
import { meetings } from './rules/weeks';
import { decidedFor, mustStand } from './standing';
import { unseenIn } from './unseen';

/** Circles as a moderator is shown them before anything is done. */
export interface Proposed {
  readonly cohort: { readonly id: string; readonly name: string; readonly startsOn: string; readonly weeks: number };
  /** of the draft; counts those of this cohort. null: no circles were found, and nothing is kept to go on from */
  readonly number: number | null;
  readonly decisions: Decisions;
  readonly proposal: Proposal;
  readonly page: number;
}

/** A search that goes on, for the one who waits for it. */
export interface Searched {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly soFar: Pick<Progress, 'placed' | 'people' | 'groups' | 'fit'>;
}
export type Tell = (searched: Searched) => void;

/** What a search begins with. */
interface Beginning {
  readonly decisions?: Decisions;
  /** the draft it goes on from */
  readonly from?: From | undefined;
  readonly tell?: Tell | undefined;
}

/** For a cohort of usual size it is seldom needed to the end: what is proved best ends at once. */
const usualSeconds = 20;
/** So often a search is begun anew because somebody it names has left the list; not when it has taken this long. */
const searches = 3;
const longestMs = 4 * 60_000;

export function createSearch({ transact, clock, programmes, findGroups, zones }: Ports) {
  /** by cohort, what ends its searches early */
  const underWay = new Map<string, Set<AbortController>>();

  /**
   * The search takes its time, so nothing is locked meanwhile; what it finds is checked again at the yes. Who left the list
   * during it is named in nothing that is kept: then it begins anew, without them.
   */
  async function search(asked: Asked, p: Beginning = {}): Promise<Proposed> {
    const begun = clock.now().getTime();
    for (let attempt = 1, spent = 0; attempt <= searches && spent < longestMs; attempt++) {
      const seconds = secondsLeft(p.decisions?.seconds ?? usualSeconds, spent / 1000);
      const proposed = await searchOnce(asked, p, seconds);
      if (proposed) return proposed;
      spent = clock.now().getTime() - begun;
    }
    throw refuse('listIsMoving');
  }

  async function searchOnce(
    asked: Asked,
    { decisions = noDecisions, from, tell }: Beginning,
    seconds: number,
  ): Promise<Proposed | null> {
    const { cohort, before, now } = await transact(async (tx) => {
      const cohort = await lockOwnCohort(tx, asked);
      allowed(mayMatch(cohort.state));
      const now = await toMatch(tx, cohort, programmes);
      mustStand(decisions, cohort, now);
      return { cohort, before: await lastNumber(tx.db, cohort.id), now };
    });
    const found = await find({ cohort, now, decisions, seconds, before, tell });
    const proposal = from ? { ...found, from } : found;
    if (proposal.groups.some(({ slot }) => (firstMeeting(slot, cohort, zones) ?? clock.now()) <= clock.now()))
      throw refuse('startHasPassed', cohort.name);
    return transact(async (tx) => {
      const { id, name, startsOn, weeks, state } = await lockOwnCohort(tx, asked);
      allowed(mayMatch(state));
      // Locked, so that somebody who is erased at this moment is either missing here or finds the draft written.
      const waiting = new Set((await lockWaiting(tx.db, asked.guild)).map(({ userId }) => userId));
      if ([...namedIn(proposal), ...decidedFor(decisions)].some((user) => !waiting.has(user))) return null;
      // Nobody goes on from nothing: what has no circles is shown once, and uses up no number.
      const isKept = proposal.groups.length > 0;
      const number = isKept ? await addDraft(tx.db, { cohort: id, proposal, decisions, now: clock.now() }) : null;
      return { cohort: { id, name, startsOn, weeks }, number, decisions, proposal, page: 0 };
    });
  }

  async function find(p: {
    cohort: Cohort;
    now: ToMatch;
    decisions: Decisions;
    seconds: number;
    before: number;
    tell: Tell | undefined;
  }): Promise<Proposal> {
    const { cohort, now, decisions, seconds, before, tell } = p;
    const { id, name } = cohort;
    const stop = new AbortController();
    const all = underWay.get(id) ?? new Set();
    underWay.set(id, all.add(stop));
    let most = 0;
    const told = (soFar: Searched['soFar']): void => {
      // The second search begins anew; nobody is told of fewer people than before.
      if (soFar.placed < most) return;
      most = soFar.placed;
      tell?.({ cohort: { id, name }, soFar });
    };
    told({ placed: 0, people: now.people.length, groups: 0, fit: 0 });
    const [sizes, roomier] = sizesToTry(cohort.groupSize, decisions);
    const ask = {
      seed: Number(BigInt(id) % 1_000_003n) * 1_000 + before,
      seconds: seconds / (roomier ? 2 : 1),
      ...{ signal: stop.signal, progress: told },
    };
    try {
      const first = await findGroups(poolOf(now, sizes, decisions), ask);
      const second =
        roomier && first.unplaced.length > 0 ? await findGroups(poolOf(now, roomier, decisions), ask) : first;
      const found = { ...proposalOf(betterOf(first, second), now.people), certain: certainOf(first, second) };
      return judged(found, now, sizes);
    } finally {
      all.delete(stop);
      if (all.size === 0) underWay.delete(id);
    }
  }

  return {
    search,

    /** Ends the searches for a cohort: whoever waits for one gets the best it has so far. */
    stopSearching: async (asked: Asked): Promise<void> => {
      const { id, name } = await transact((tx) => lockOwnCohort(tx, asked));
      const all = underWay.get(id);
      if (!all) throw refuse('searchIsOver', name);
      for (const each of all) each.abort();
    },
  };
}

export const fromDraft = ({ number, proposal }: ReadDraft, isAfresh: boolean): From => ({
  number,
  placed: peopleIn(proposal),
  fit: meanFit(proposal),
  isAfresh,
});

export type SearchForCircles = ReturnType<typeof createSearch>['search'];

export async function toMatch(tx: Tx, cohort: Cohort, programmes: ReadonlyMap<string, Programme>): Promise<ToMatch> {
  const { guildId: guild, localTime: time, zone, startsOn, weeks } = cohort;
  return {
    startsOn,
    weeks,
    hour: time !== null && zone !== null ? { time, zone } : null,
    sessionMinutes: longestSession(programmeOf(programmes, cohort), weeks),
    people: await waitingPeople(tx.db, guild, cohort.closedAt ?? undefined),
    ...(await unseenIn(tx.db, cohort)),
    firstYears: cohort.firstYears,
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

export function programmeOf(programmes: ReadonlyMap<string, Programme>, cohort: Pick<Cohort, 'programme'>): Programme {
  const programme = programmes.get(cohort.programme);
  if (!programme) throw refuse('programmeGone', cohort.programme);
  return programme;
}

export const longestSession = ({ sessions }: Programme, weeks: number): number =>
  Math.max(...sessions.slice(0, weeks).map(({ minutes }) => minutes));
