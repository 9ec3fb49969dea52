import { createHash } from 'node:crypto';
import type { Group } from '../../entities';
import { minutesAfter, type Clock } from '../common/clock';
import { readHome } from '../home/store';
import { tellModerators } from '../home/telling';
import { lockApplication, setAside, type Who } from '../intake/store';
import { strings } from '../locales';
import { lockCirclesOf, setPauseOnList } from '../people/pauses/store';
import { pauseOf, tellIfFewCome } from '../people/pauses/telling';
import { freshNumber } from '../people/store';
import { catchUpIn, memberLeft } from '../sessions/planning';
import { lastSessionOf, nextSessionOf } from '../sessions/store';
import type { Transact, Tx } from '../store/transaction';
import { endAfter } from './rules/weeks';
import {
  fateOf,
  giveThreadUp,
  isOver,
  lockCohortOfGroup,
  lockGroup,
  lockGroupOfThread,
  membersOf,
  removeMember,
  setThread,
  threadsIn,
} from './store';
import { appointmentsOf, facilitatorsOf } from './team/store';
import * as views from './views';

/** A group's private thread: asked for, opened, refused, lost; and who is in it. */

/** Asks for a group's private thread. What follows (members, welcome) is written when it is open. */
export async function askForThread(
  tx: Tx,
  { installation, group, parent }: { installation: string; group: Group; parent: string },
): Promise<void> {
  const suffix = threadSuffix(installation, group);
  await tx.announce({
    about: `group:${group.id}:thread:${group.threadNumber}`,
    guild: group.guildId,
    act: { do: 'open-thread', parent, name: `${group.name} ${suffix}`, suffix, group: group.id },
  });
}

/** Whoever comes back to the server soon finds what they had told, presses *Join*, and waits; a seat is the moderators' to give. */
const minutesToComeBack = 10;

export function createThreads({ transact, clock }: { transact: Transact; clock: Clock }) {
  async function setAsideForReturn(tx: Tx, who: Who, from: 'waiting' | 'placed'): Promise<void> {
    await setAside(tx.db, who.guild, { from, users: [who.user] });
    const subject = `gone:${who.guild}:${who.user}`;
    const dueAt = minutesAfter(clock.now(), minutesToComeBack);
    await tx.setAlarm({ job: 'people.forget', key: subject, subject, data: { ...who }, dueAt });
  }

  async function letGo(tx: Tx, group: Group, user: string): Promise<void> {
    const { id, guildId: guild, threadId: thread } = group;
    if (!(await removeMember(tx.db, id, user))) return;
    await setAsideForReturn(tx, { guild, user }, 'placed');
    await tx.cancelAlarms(pauseOf({ guild, user }));
    await memberLeft(tx, { group: id, user, now: clock.now() });
    const left = await membersOf(tx.db, id);
    await tellModerators(tx, {
      about: `group:${id}:gone:${await freshNumber(tx.db)}`,
      guild,
      message: views.memberGoneNotice(strings(), { group, left: left.length, thread }),
    });
    await tellIfFewCome(tx, group);
  }

  const threads = {
    /** The thread a group asked for is open: bring its members in, welcome them, tell the moderators. */
    async opened(tx: Tx, { group: id, thread }: { group: string; thread: string }): Promise<void> {
      // The cohort first: at its end all threads that are known are closed, and this one is not known yet.
      const cohort = await lockCohortOfGroup(tx.db, id);
      const group = await lockGroup(tx.db, id);
      if (!cohort || !group || group.threadId !== null) return;
      await setThread(tx.db, id, thread);
      if (cohort.state === 'ended' || group.givenUpAt !== null) {
        const about = `${aboutThread(group)}:lock`;
        await tx.announce({ about, guild: group.guildId, act: { do: 'lock-thread', thread } });
        return;
      }
      const members = await membersOf(tx.db, id);
      const facilitators = await facilitatorsOf(tx.db, group);
      for (const user of new Set([...members, ...facilitators.map(({ userId }) => userId)])) {
        await tx.announce({
          about: `${aboutThread(group)}:member:${user}`,
          guild: group.guildId,
          act: { do: 'add-member', thread, user },
        });
      }
      await sayWelcome(tx, { group, thread, about: welcomeOf(group) });
      for (const { userId, role } of await appointmentsOf(tx.db, group.cohortId)) {
        const sitsHere = members.includes(userId);
        const isBroughtIn = role === 'facilitator' && facilitators.some((one) => one.userId === userId);
        if (sitsHere || isBroughtIn) {
          await tellGroupWhoLooksAfter(tx, { group, thread, user: userId, role, sitsHere });
        }
      }
      await catchUpIn(tx, { id, guild: group.guildId, thread });
      await tellModerators(tx, {
        about: `${aboutThread(group)}:ready`,
        guild: group.guildId,
        message: views.threadReadyNotice(strings(), group, thread),
      });
    },

    /** Discord would not open the thread a group asked for. The moderators hear how to mend it; the next launch asks anew. */
    async refused(tx: Tx, id: string): Promise<void> {
      const group = await lockGroup(tx.db, id);
      if (!group || group.threadId !== null) return;
      await giveThreadUp(tx.db, group);
      await tellModerators(tx, {
        about: `group:${id}:${group.threadNumber}:refused`,
        guild: group.guildId,
        message: views.threadRefusedNotice(strings(), group),
      });
    },

    /** A thread is gone, by hand or with its channel. Nothing else is: moderators hear how to mend it. */
    async lost(tx: Tx, { guild, thread }: { guild: string; thread: string }): Promise<void> {
      const group = await lockGroupOfThread(tx.db, guild, thread);
      if (!group) return;
      await giveThreadUp(tx.db, group);
      if (await isOver(tx.db, group.cohortId)) return;
      await tellModerators(tx, {
        about: `group:${group.id}:${group.threadNumber}:lost`,
        guild,
        message: views.threadLostNotice(strings(), group),
      });
    },

    /** Grove may no longer write in a group's thread: the moderators hear so, once for each thread. */
    async forbidden(tx: Tx, { guild, thread }: { guild: string; thread: string }): Promise<void> {
      const group = await lockGroupOfThread(tx.db, guild, thread);
      if (!group) return;
      await tellModerators(tx, {
        about: `group:${group.id}:${group.threadNumber}:forbidden`,
        guild,
        message: views.threadForbiddenNotice(strings(), group),
      });
    },

    /** With the channel of the circles all of their threads are gone, and Discord says nothing of each. */
    async channelDeleted({ guild, channel }: { guild: string; channel: string }): Promise<void> {
      await transact(async (tx) => {
        const home = await readHome(tx.db, guild);
        if (home?.circleChannelId !== channel) return;
        for (const thread of await threadsIn(tx.db, guild)) await threads.lost(tx, { guild, thread });
      });
    },

    deleted(place: { guild: string; thread: string }): Promise<void> {
      return transact((tx) => threads.lost(tx, place));
    },

    /** Somebody who was to be in the group is not in the server any more: nobody waits for them, and the moderators hear so. */
    async memberGone(tx: Tx, { guild, thread, user }: { guild: string; thread: string; user: string }): Promise<void> {
      const group = await lockGroupOfThread(tx.db, guild, thread);
      if (group) await letGo(tx, group, user);
    },

    /** The same of the circles that have no thread yet, and of the list: nobody is matched who is not there. */
    async goneBeforehand(tx: Tx, who: Who): Promise<void> {
      const circles = await lockCirclesOf(tx.db, who);
      for (const group of circles) if (group.threadId === null) await letGo(tx, group, who.user);
      const application = await lockApplication(tx.db, who);
      if (application?.state !== 'waiting' && application?.state !== 'paused') return;
      await setPauseOnList(tx.db, who, null);
      await tx.cancelAlarms(pauseOf(who));
      await setAsideForReturn(tx, who, 'waiting');
    },
  };
  return threads;
}

/** What is said in a group's thread is about that thread: the next one is told anew. */
const aboutThread = ({ id, threadNumber }: Group): string => `group:${id}:${threadNumber}`;
const welcomeOf = (group: Group): string => `${aboutThread(group)}:welcome`;

async function sayWelcome(tx: Tx, { group, thread, about }: { group: Group; thread: string; about: string }) {
  const members = await membersOf(tx.db, group.id);
  const [next, last] = [await nextSessionOf(tx.db, group.id), await lastSessionOf(tx.db, group.cohortId)];
  const message = views.welcomeToGroup(strings(), { group, members, next, endsAt: last && endAfter(last) });
  await tx.announce({ about, guild: group.guildId, act: { do: 'post', channel: thread, message } });
}

/** Says the welcome again that Discord refused. One that arrived and was deleted since was deleted on purpose. */
export async function welcomeAnew(tx: Tx, { group, thread }: { group: Group; thread: string }): Promise<boolean> {
  const about = welcomeOf(group);
  const { refused, arrived } = await fateOf(tx.db, about);
  if (refused === 0 || arrived) return false;
  await sayWelcome(tx, { group, thread, about: `${about}:${refused + 1}` });
  return true;
}

/** Everybody in a circle knows who of them also looks after it, and who reads along to keep the time. Said once in each thread. */
export async function tellGroupWhoLooksAfter(
  tx: Tx,
  p: { group: Group; thread: string; user: string; role: 'moderator' | 'facilitator'; sitsHere: boolean },
): Promise<void> {
  const { group, thread, ...who } = p;
  await tx.announce({
    about: `${aboutThread(group)}:${who.role}:${who.user}`,
    guild: group.guildId,
    act: { do: 'post', channel: thread, message: views.looksAfterNotice(strings(), who) },
  });
}

/**
 * How the name of a group's thread ends, and no other's does: by it the thread is found again after a fault. Other
 * databases (a new one, a test) have the same row numbers, so the name of this one is in it.
 */
function threadSuffix(installation: string, { id, threadNumber }: Group): string {
  const digest = createHash('sha256').update(`${installation}:${id}:${threadNumber}`).digest();
  return `· ${digest.readUInt32BE().toString(36).slice(-5)}`;
}

export type Threads = ReturnType<typeof createThreads>;
