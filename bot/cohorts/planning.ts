import type { Cohort } from '../../entities';
import { plainLine } from '../common/inert';
import { refuse, Refusal, type Refused } from '../common/refusal';
import { readHome } from '../home/store';
import { showWelcome } from '../home/welcome';
import { employerKey } from '../intake/rules/employer';
import { countWaiting, markWaiting } from '../intake/store';
import { pausesAmong, setPauseOnList } from '../people/pauses/store';
import { forgetWithoutPlace } from '../reasons/store';
import type { Tx } from '../store/transaction';
import { lockOwnCohort, type Asked } from './authority';
import { emptyDrafts } from './drafts/store';
import type { Ports } from './ports';
import { mayClose, mayMatch, mayOpen } from './rules/life';
import { mayModerate, type Asker } from './rules/mayModerate';
import { plan, type Plan, type ProgrammeOnOffer, type Wanted } from './rules/plan';
import {
  addCohort,
  addRivals,
  removeRivals,
  cohortsLike,
  dropGroups,
  moderatorsOf,
  rivalsOf,
  seatsOf,
  setFirstYears,
  setState,
} from './store';
import { readsModerators } from './team/reading';
import { addAppointment } from './team/store';

/** The programme a cohort follows unless another is chosen. */
const usualProgramme = 'first-circle';

export interface Opened {
  readonly name: string;
  readonly waiting: number;
  /** how many circles were taken apart for it */
  readonly apart: number;
  readonly already: boolean;
}

export interface Planned {
  readonly plan: Plan;
  readonly waiting: number;
  readonly firstYears: number | null;
  /** whoever was named to look after it, too, and whether they read the moderators' channel; see Appointed */
  readonly moderator: { readonly user: string; readonly reads: boolean | null } | null;
}

export type Closed = Pick<Opened, 'name' | 'waiting' | 'already'>;

export function createPlanning(ports: Ports) {
  const { transact, db, clock, programmes } = ports;
  const onOffer: readonly ProgrammeOnOffer[] = [...programmes].map(([file, { name, sessions }]) => ({
    file,
    name,
    sessions: sessions.length,
  }));

  return {
    /** Plans a cohort. Whoever plans it looks after it, with the one they name. */
    async create(
      wanted: Wanted & { guild: string; by: Asker; moderator?: string | undefined; first?: number | undefined },
    ): Promise<Planned> {
      const planned = plan(wanted, { now: clock.now(), programmes: onOffer, usual: usualProgramme });
      if ('wrong' in planned) throw refuse('cohortUnclear', planned.wrong);
      const { guild, by, moderator, first: firstYears = null } = wanted;
      const waiting = await transact(async (tx) => {
        if (!(await readHome(tx.db, guild))) throw refuse('notSetUp');
        const cohort = await addCohort(tx.db, {
          guildId: guild,
          name: planned.name,
          startsOn: planned.startsOn,
          weeks: planned.weeks,
          localTime: planned.hour?.time ?? null,
          zone: planned.hour?.zone ?? null,
          groupSize: planned.size,
          programme: planned.programme,
          firstYears,
        });
        if (cohort === undefined) throw refuse('cohortExists', planned.name);
        for (const userId of new Set([by.id, moderator ?? by.id])) {
          await addAppointment(tx.db, { guildId: guild, cohortId: cohort, userId, role: 'moderator', groupId: null });
        }
        await showWelcome(tx, guild);
        return countWaiting(tx.db, guild);
      });
      const isOther = moderator !== undefined && moderator !== by.id;
      const named = isOther
        ? { user: moderator, reads: await readsModerators(ports, { guild, user: moderator }) }
        : null;
      return { plan: planned, waiting, firstYears, moderator: named };
    },

    /** Who applies from now on is for the next cohort. */
    async close(asked: Asked): Promise<Closed> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const next = allowed(mayClose(cohort.state));
        if (next === 'go') {
          await setState(tx.db, cohort.id, { state: 'closed', closedAt: clock.now() });
          await showWelcome(tx, cohort.guildId);
        }
        const waiting = await countWaiting(tx.db, cohort.guildId);
        return { name: cohort.name, waiting, already: next === 'already' };
      });
    },

    /** Takes people in again. Circles that were agreed and have not begun are taken apart: their people wait again, with their old place. */
    async open(asked: Asked): Promise<Opened> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const next = allowed(mayOpen(cohort.state));
        const apart = next === 'go' ? await takeApart(tx, cohort) : 0;
        if (next === 'go') {
          await setState(tx.db, cohort.id, { state: 'open', closedAt: null });
          await showWelcome(tx, cohort.guildId);
        }
        const waiting = await countWaiting(tx.db, cohort.guildId);
        return { name: cohort.name, waiting, apart, already: next === 'already' };
      });
    },

    /** Open to anyone, and first for people with at most so many years; null: all alike. */
    async setFirst(p: Asked & { years: number | null }): Promise<{ name: string; years: number | null }> {
      const { years } = p;
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, p);
        allowed(mayMatch(cohort.state));
        await setFirstYears(tx.db, cohort.id, years);
        await showWelcome(tx, cohort.guildId);
        return { name: cohort.name, years };
      });
    },

    /** Keeps the people of two employers apart, or no longer; what is kept apart now. With neither nothing is changed. */
    async setRivals(p: {
      guild: string;
      first: string | undefined;
      second: string | undefined;
      as: 'apart' | 'together';
    }): Promise<[string, string][]> {
      const { first, second } = p;
      if (first === undefined && second === undefined) return transact((tx) => rivalsOf(tx.db, p.guild));
      const keys = [first ?? '', second ?? ''].map(employerKey).sort();
      const [one = '', other = ''] = keys;
      if (one === '' || other === '' || one === other) throw refuse('rivalsUnclear');
      return transact(async (tx) => {
        await (p.as === 'apart' ? addRivals : removeRivals)(tx.db, p.guild, [one, other]);
        return rivalsOf(tx.db, p.guild);
      });
    },

    /** The cohorts that somebody looks after, among those whose name holds what was typed. */
    async namesLike({ guild, by, typed }: { guild: string; by: Asker; typed: string }): Promise<string[]> {
      const moderatorRole = (await readHome(db, guild))?.moderatorRoleId ?? null;
      const names: string[] = [];
      for (const cohort of await cohortsLike(db, guild, typed)) {
        const appointed = await moderatorsOf(db, cohort.id);
        if (mayModerate(by, { moderatorRole, appointed })) names.push(cohort.name);
      }
      return names;
    },

    programmesLike(typed: string): string[] {
      const wanted = plainLine(typed).toLowerCase();
      return onOffer.map(({ name }) => name).filter((name) => name.toLowerCase().includes(wanted));
    },
  };
}

/** Takes the circles of a cohort apart that have not begun; how many there were. */
export async function takeApart(tx: Tx, cohort: Cohort): Promise<number> {
  const seats = await seatsOf(tx.db, cohort.id);
  const pauses = await pausesAmong(tx.db, cohort.id);
  await markWaiting(
    tx.db,
    cohort.guildId,
    seats.map(({ user }) => user),
  );
  for (const { user, until } of pauses) await setPauseOnList(tx.db, { guild: cohort.guildId, user }, until);
  await dropGroups(tx.db, cohort.id);
  await forgetWithoutPlace(tx.db, cohort.id);
  await emptyDrafts(tx.db, cohort.id);
  return new Set(seats.map(({ group }) => group.id)).size;
}

/** What a rule allows; what it refuses is said. */
export function allowed<T extends string>(outcome: T | Refused): T {
  if (typeof outcome === 'object') throw new Refusal(outcome.refused);
  return outcome;
}
