import type { Cohort, Group } from '../../entities';
import type { Clock } from '../common/clock';
import { refuse } from '../common/refusal';
import { lockOwnCohort, type Asked } from '../cohorts/authority';
import type { Left, Proposal } from '../cohorts/proposal';
import { longestSession, programmeOf } from '../cohorts/searching';
import type { Asker } from '../cohorts/rules/mayModerate';
import { poolOf } from '../cohorts/rules/pool';
import { wishedSizes } from '../cohorts/rules/sizes';
import { draftsOf } from '../cohorts/drafts/store';
import { groupsOf, membersOf } from '../cohorts/store';
import { isOnTheWay } from '../intake/store';
import { reasonsOf, type Reason } from '../matching/reason';
import type { Rules, Slot } from '../matching/pool';
import { minutesToUndo } from '../people/leavesNext';
import { circlesOf } from '../people/store';
import type { Programme } from '../sessions/programmes/programme';
import { groupOfThread } from '../sessions/store';
import type { Transact, Tx } from '../store/transaction';
import { noWishes } from '../wishes/rules/preference';
import { allWithoutPlace, openProfilesOf, seatIn, withoutPlace, type WithoutPlace } from './store';

/** What speaks for somebody's place in a circle of `size`. */
export interface Explained {
  readonly user: string;
  readonly size: number;
  readonly reasons: readonly Reason[];
}

/** Why somebody is in their circle, or in none so far. */
export type OwnReasons =
  | { readonly is: 'in a circle'; readonly circle: string; readonly explained: Explained | null }
  | ({ readonly is: 'waiting' } & WithoutPlace);

/** The circles of a cohort, agreed or only proposed, with what speaks for each place. */
export interface CohortReasons {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly isProposed: boolean;
  readonly circles: readonly { readonly name: string; readonly slot: Slot; readonly people: readonly Explained[] }[];
  readonly left: readonly Left[];
  /** the only one who was asked about */
  readonly member: string | null;
  readonly page: number;
}

interface Seating {
  readonly name: string;
  readonly members: readonly string[];
  readonly slot: Slot;
}

export function createReasons({
  transact,
  clock,
  programmes,
}: {
  transact: Transact;
  clock: Clock;
  programmes: ReadonlyMap<string, Programme>;
}) {
  function rulesOf(cohort: Cohort): Rules {
    const { startsOn, weeks, groupSize } = cohort;
    const sessionMinutes = longestSession(programmeOf(programmes, cohort), weeks);
    const nobody = { people: [], rivals: [], apart: [], wishes: noWishes, hour: null };
    return poolOf({ startsOn, weeks, sessionMinutes, ...nobody }, wishedSizes(groupSize)).rules;
  }

  /** Found anew, in what all of them tell by now. Whoever has erased that is not spoken of, and then nothing is said of all. */
  async function explained(tx: Tx, cohort: Cohort, { members, slot }: Seating): Promise<Explained[]> {
    const rules = rulesOf(cohort);
    const people = await openProfilesOf(tx.db, cohort.guildId, members);
    const isWhole = people.length === members.length;
    return people.map((person) => ({
      user: person.id,
      size: members.length,
      reasons: reasonsOf(person, people, { slot, rules }).filter(
        ({ about }) => isWhole || (about !== 'language' && about !== 'size'),
      ),
    }));
  }

  async function inCircle(tx: Tx, p: { group: Group; cohort: Cohort; user: string }): Promise<OwnReasons> {
    const { group, cohort, user } = p;
    const all = await explained(tx, cohort, await seatingOf(tx, group));
    const own = all.find((one) => one.user === user) ?? null;
    return { is: 'in a circle', circle: group.name, explained: own };
  }

  async function circlesIn(
    tx: Tx,
    cohort: Cohort,
  ): Promise<{ seatings: Seating[]; left: Left[]; isProposed: boolean }> {
    const groups = await groupsOf(tx.db, cohort.id);
    if (groups.length > 0) {
      const seatings: Seating[] = [];
      for (const group of groups) seatings.push(await seatingOf(tx, group));
      return { seatings, left: await allWithoutPlace(tx.db, cohort), isProposed: false };
    }
    const [draft] = await draftsOf(tx.db, cohort.id);
    const proposal: Proposal = draft?.proposal ?? { groups: [], unplaced: [] };
    const seatings = proposal.groups.map(({ members, slot }, index) => ({
      name: `${cohort.name} ${index + 1}`,
      members,
      slot,
    }));
    return { seatings, left: [...proposal.unplaced], isProposed: true };
  }

  return {
    /** Why they are in the circle in whose thread they stand, else in their newest one; or why in none so far. */
    async mine(p: { guild: string; channel: string | null; by: Asker }): Promise<OwnReasons> {
      const { guild, channel, by } = p;
      return transact(async (tx) => {
        const who = { guild, user: by.id };
        const here = channel === null ? null : await groupOfThread(tx.db, guild, channel);
        const own = (await circlesOf(tx.db, who)).filter(({ hasBegun }) => hasBegun).map(({ id }) => id);
        for (const group of here && own.includes(here.id) ? [here.id] : own) {
          const seat = await seatIn(tx.db, { group, ...who });
          if (seat) return inCircle(tx, { ...seat, user: by.id });
        }
        const without = await withoutPlace(tx.db, who);
        if (without) return { is: 'waiting', ...without };
        if (await isOnTheWay(tx.db, who)) throw refuse('circleToCome', null);
        throw refuse('noCircle', await minutesToUndo(tx.db, who, clock.now()));
      });
    },

    /** Why they are in this circle. To everybody else it is not told, whether they keep its time or not. */
    async here(p: { guild: string; group: string; by: Asker }): Promise<OwnReasons> {
      const { guild, group, by } = p;
      return transact(async (tx) => {
        const seat = await seatIn(tx.db, { group, guild, user: by.id });
        if (!seat) throw refuse('notYourCircle');
        return inCircle(tx, { ...seat, user: by.id });
      });
    },

    /** For those who look after the cohort: all of its circles, or one `member`. */
    async ofCohort(asked: Asked & { member?: string | undefined; page?: number }): Promise<CohortReasons> {
      const { member = null, page = 0 } = asked;
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const { seatings, left, isProposed } = await circlesIn(tx, cohort);
        const circles = [];
        for (const seating of seatings) {
          if (member !== null && !seating.members.includes(member)) continue;
          const people = await explained(tx, cohort, seating);
          circles.push({
            name: seating.name,
            slot: seating.slot,
            people: people.filter(({ user }) => (member ?? user) === user),
          });
        }
        return {
          cohort: { id: cohort.id, name: cohort.name },
          isProposed,
          circles,
          left: left.filter(({ id }) => (member ?? id) === id),
          member,
          page,
        };
      });
    },
  };
}

const seatingOf = async (tx: Tx, group: Group): Promise<Seating> => ({
  name: group.name,
  members: await membersOf(tx.db, group.id),
  slot: { tz: group.zone, day: group.weekday, minute: group.minute },
});

export type Reasons = ReturnType<typeof createReasons>;
