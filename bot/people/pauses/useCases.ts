import type { Group } from '../../../entities';
import type { Clock } from '../../common/clock';
import { isRefused, refuse, Refusal } from '../../common/refusal';
import { planRota, stepBack } from '../../facilitators/planning';
import { tellOnce } from '../../intake/life/store';
import { tellStanding } from '../../intake/life/telling';
import { lockApplication, type Who } from '../../intake/store';
import { dateAfter, dateIn } from '../../sessions/calendar';
import { memberPaused, showSession } from '../../sessions/planning';
import type { ZoneData } from '../../sessions/zones';
import type { Transact, Tx } from '../../store/transaction';
import { circlesOf } from '../store';
import { dayMeant, mayPauseUntil } from '../rules/until';
import { lockCirclesOf, pauseIn, setPauseIn, setPauseOnList } from './store';
import { pauseOf, returnsAt, tellIfFewCome } from './telling';

/** How it stands with somebody's pause. */
export interface Pause {
  /** null: they do not pause */
  readonly until: Date | null;
  /** they sit in a circle that has begun; else they wait, as far as they are told */
  readonly sits: boolean;
}

interface Standing {
  readonly groups: readonly Group[];
  readonly zone: string;
  /** on the list, where a pause is another standing */
  readonly waits: boolean;
  readonly pause: Pause;
}

/** A pause lasts until the morning of a day on somebody's own clock; then, or when they say so, they are there again. */
export function createPausing({ transact, clock, zones }: { transact: Transact; clock: Clock; zones: ZoneData }) {
  /** Circles before the application, as wherever both are locked. */
  async function lockStanding(tx: Tx, who: Who): Promise<Standing | null> {
    const groups = await lockCirclesOf(tx.db, who);
    const application = await lockApplication(tx.db, who);
    const waits = application?.state === 'waiting' || application?.state === 'paused';
    if (groups.length === 0 && !waits) return null;
    const until = (await pauseIn(tx.db, who.user, groups)) ?? application?.pausedUntil ?? null;
    const sits = (await circlesOf(tx.db, who)).some(({ hasBegun }) => hasBegun);
    return { groups, waits, zone: application?.zone ?? groups[0]?.zone ?? 'UTC', pause: { until, sits } };
  }

  async function pauseUntil(who: Who, dayFrom: (today: string) => string | undefined): Promise<Pause> {
    return transact(async (tx) => {
      const standing = await lockStanding(tx, who);
      if (!standing) throw refuse('nothingToPause');
      const { groups, zone, waits, pause } = standing;
      const today = dateIn(zone, clock.now());
      const day = dayFrom(today);
      if (day === undefined) throw refuse('noSuchDay');
      const no = mayPauseUntil(day, today);
      if (no && isRefused(no)) throw new Refusal(no.refused);
      const until = zones.instantOf({ date: day, time: '00:00', zone });
      await setPauseIn(tx.db, { user: who.user, groups, until });
      await setPauseOnList(tx.db, who, until);
      // The answer tells them.
      if (waits) await tellOnce(tx.db, who, 'paused');
      await returnsAt(tx, who, until);
      for (const group of groups) {
        // Another day of a pause that goes on changes only who looks after the sessions until then.
        if (pause.until === null) await goOnWithout(tx, group, who.user);
        await handOnUntil(tx, group, { user: who.user, until });
      }
      return { ...pause, until };
    });
  }

  /** Others look after the sessions of the pause. Those after it stay with whoever has them: nobody can tell that they pause. */
  async function handOnUntil(tx: Tx, group: Group, { user, until }: { user: string; until: Date }): Promise<void> {
    const { id, guildId: guild, threadId: thread } = group;
    await stepBack(tx, { guild, thread, group: id, user, before: until });
  }

  async function goOnWithout(tx: Tx, group: Group, user: string): Promise<void> {
    await memberPaused(tx, { group: group.id, user, now: clock.now() });
    await tellIfFewCome(tx, group);
  }

  async function end(tx: Tx, who: Who, told: 'by the answer' | 'by a message'): Promise<Pause> {
    const standing = await lockStanding(tx, who);
    if (!standing) throw refuse('nothingToPause');
    const { groups, waits, pause } = standing;
    if (pause.until === null) return pause;
    await setPauseIn(tx.db, { user: who.user, groups, until: null });
    await setPauseOnList(tx.db, who, null);
    if (waits && told === 'by the answer') await tellOnce(tx.db, who, 'waiting');
    if (waits && told === 'by a message') {
      await tellStanding(tx, { guild: who.guild, users: [who.user], now: 'waiting' });
    }
    for (const { id } of groups) {
      await planRota(tx, id);
      await showSession(tx, id);
    }
    return { ...pause, until: null };
  }

  return {
    /** How it stands; nothing is done. */
    async pauseOf(who: Who): Promise<Pause> {
      const standing = await transact((tx) => lockStanding(tx, who));
      if (!standing) throw refuse('nothingToPause');
      return standing.pause;
    },

    pauseFor: (who: Who, weeks: number): Promise<Pause> => pauseUntil(who, (today) => dateAfter(today, 7 * weeks)),

    /** Until a day as they typed it. */
    pauseUntil: (who: Who, typed: string): Promise<Pause> => pauseUntil(who, (today) => dayMeant(typed, today)),

    /** There again at once. */
    async endPause(who: Who): Promise<Pause> {
      return transact(async (tx) => {
        await tx.cancelAlarms(pauseOf(who));
        return end(tx, who, 'by the answer');
      });
    },

    /** The day has come. Whoever has left meanwhile, or pauses until a later day, is left alone. */
    async pauseIsOver(who: Who): Promise<void> {
      await transact(async (tx) => {
        const until = (await lockStanding(tx, who))?.pause.until ?? null;
        if (until !== null && until <= clock.now()) await end(tx, who, 'by a message');
      });
    },
  };
}

export type Pausing = ReturnType<typeof createPausing>;
