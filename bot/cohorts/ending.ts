import type { Cohort } from '../../entities';
import { forgetClausesOf, settleNothingOf } from '../agreeing/store';
import { forgetWordsOf } from '../bringing/store';
import { minutesAfter } from '../common/clock';
import { refuse } from '../common/refusal';
import { showWelcome } from '../home/welcome';
import { tellStanding } from '../intake/life/telling';
import { forgetSetAside, setAside } from '../intake/store';
import { forgetWithoutPlace } from '../reasons/store';
import { lastSessionOf, openSessionOf } from '../sessions/store';
import { cancelSessions } from '../sessions/planning';
import { strings } from '../locales';
import { circlesOf } from '../people/store';
import type { Tx } from '../store/transaction';
import { giveRoomUp } from '../voice/tending';
import { forgetChanges } from '../rosters/changes/store';
import { forgetApart } from './apart/store';
import { lockOwnCohort, type Asked } from './authority';
import { alarmsOf } from './launching';
import { allowed, takeApart } from './planning';
import type { Ports } from './ports';
import { mayEnd, type CohortState } from './rules/life';
import { endAfter, forgottenAfter } from './rules/weeks';
import { forgetNotes, forgetSeats, groupsOf, lockCohortOfAlarm, seatsOf, setState } from './store';
import * as views from './views';

/** What ending a cohort now would do. */
export interface Ending {
  readonly cohort: { readonly id: string; readonly name: string; readonly state: CohortState };
  readonly groups: number;
  readonly people: number;
  /** when it ends by itself; null before its launch */
  readonly endsAt: Date | null;
  readonly forgottenAt: Date;
}

export interface Ended {
  readonly name: string;
  readonly wasRunning: boolean;
  readonly forgottenAt: Date;
}

const waitForSessionMinutes = 60;

export function createEnding({ transact, clock }: Ports) {
  async function isMeeting(tx: Tx, cohort: string): Promise<string | null> {
    for (const group of await groupsOf(tx.db, cohort)) if (await openSessionOf(tx.db, group.id)) return group.name;
    return null;
  }

  /** Says goodbye in every thread and closes it; sessions that were still to come are not held. */
  async function finish(tx: Tx, cohort: Cohort): Promise<Ended> {
    const forgottenAt = forgottenAfter(clock.now());
    const wasRunning = cohort.state === 'running';
    await tx.cancelAlarms(alarmsOf(cohort.id));
    if (!wasRunning) await takeApart(tx, cohort);
    await forgetWithoutPlace(tx.db, cohort.id);
    await forgetApart(tx.db, cohort.id);
    await settleNothingOf(tx.db, cohort.id);
    for (const group of await groupsOf(tx.db, cohort.id)) {
      await cancelSessions(tx, group.id);
      await giveRoomUp(tx, group.id);
      const { guildId: guild, threadId: thread } = group;
      if (thread === null) continue;
      const about = `group:${group.id}:${group.threadNumber}`;
      const message = views.goodbyeToGroup(strings(), { group, forgottenAt });
      await tx.announce({ about: `${about}:goodbye`, guild, act: { do: 'post', channel: thread, message } });
      await tx.announce({ about: `${about}:lock`, guild, act: { do: 'lock-thread', thread } });
    }
    if (wasRunning) {
      await tx.setAlarm({
        job: 'cohort.forget',
        key: `forget:${alarmsOf(cohort.id)}`,
        subject: alarmsOf(cohort.id),
        data: { cohort: cohort.id },
        dueAt: forgottenAt,
      });
    }
    await setState(tx.db, cohort.id, { state: 'ended' });
    if (wasRunning) await freeForTheNext(tx, cohort);
    await showWelcome(tx, cohort.guildId);
    return { name: cohort.name, wasRunning, forgottenAt };
  }

  /** Whoever has no other circle may join again: what they told is there, and counts for no circle. */
  async function freeForTheNext(tx: Tx, { id, guildId: guild }: Cohort): Promise<void> {
    const users: string[] = [];
    for (const { user } of await seatsOf(tx.db, id)) {
      if ((await circlesOf(tx.db, { guild, user })).length === 0) users.push(user);
    }
    await setAside(tx.db, guild, { from: 'placed', users });
    await tellStanding(tx, { guild, users, now: 'left' });
  }

  return {
    /** What would happen; nothing does. */
    async endingOf(asked: Asked): Promise<Ending> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        allowed(mayEnd(cohort.state));
        const { id, name, state } = cohort;
        const last = state === 'running' ? await lastSessionOf(tx.db, id) : null;
        return {
          cohort: { id, name, state },
          groups: (await groupsOf(tx.db, id)).length,
          people: (await seatsOf(tx.db, id)).length,
          endsAt: last && endAfter(last),
          forgottenAt: forgottenAfter(clock.now()),
        };
      });
    },

    /** Ends a cohort before its date. A circle that is meeting just now is not interrupted. */
    async endNow(asked: Asked): Promise<Ended> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        allowed(mayEnd(cohort.state));
        const ended = await finish(tx, cohort);
        // Asked when nothing is planned any more: a session that opens at this moment is then seen, and nothing has happened.
        const meeting = await isMeeting(tx, cohort.id);
        if (meeting !== null) throw refuse('circleIsMeeting', meeting);
        return ended;
      });
    },

    /** The announced date has come. A circle that is meeting is given its time. */
    async endOnTheDay(id: string): Promise<void> {
      await transact(async (tx) => {
        const cohort = await lockCohortOfAlarm(tx.db, id);
        if (cohort?.state !== 'running') return;
        if ((await isMeeting(tx, id)) === null) {
          await finish(tx, cohort);
          return;
        }
        const dueAt = minutesAfter(clock.now(), waitForSessionMinutes);
        const subject = alarmsOf(id);
        await tx.setAlarm({ job: 'cohort.end', key: `end:${subject}`, subject, data: { cohort: id }, dueAt });
      });
    },

    /** As was said at the end: who sat where, and what they told when they joined, is deleted. Who has joined again keeps it. */
    async forget(id: string): Promise<void> {
      await transact(async (tx) => {
        const cohort = await lockCohortOfAlarm(tx.db, id);
        if (cohort?.state !== 'ended') return;
        const users = await forgetSeats(tx.db, id);
        await forgetChanges(tx.db, id);
        await forgetSetAside(tx.db, cohort.guildId, users);
        await forgetNotes(tx.db, id);
        await forgetWordsOf(tx.db, id);
        await forgetClausesOf(tx.db, id);
      });
    },
  };
}
