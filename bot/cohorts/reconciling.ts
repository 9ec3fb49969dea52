import { setTimeout as pause } from 'node:timers/promises';
import type { Group } from '../../entities';
import { codes, DeliveryFault } from '../common/deliveryFault';
import { groupOfThread, readSession } from '../sessions/store';
import type { Ports } from './ports';
import { createSeating } from './seating';
import { isGivenUp, isUnderWay, lockGroup } from './store';
import { createStrangers } from './strangers/useCases';
import { nextCircles } from './strangers/store';

/**
 * The roster is what counts; the thread may have been changed by hand, or while the gateway was away. Circle by circle, person
 * by person, without a lock: Discord is asked gently. Unlike at a launch no thread is opened anew: that it is gone the moderators
 * hear, and it may have been meant.
 */

/** After a gap so many circles are looked at, those that meet next first; every other has its turn before its own session. */
const mostAtOnce = 50;
/** Real time between two of them; it belongs to Discord, like its limits. */
const betweenMs = 200;

export function createReconciling(ports: Ports) {
  const { transact, db, discord, threads } = ports;
  const { belonging, seat } = createSeating(ports);
  const strangers = createStrangers(ports);
  let isAtIt = false;

  async function reconcile(group: Group): Promise<void> {
    const { threadId: thread, guildId: guild } = group;
    // What is on its way into this thread arrives by itself.
    if (thread === null || (await isUnderWay(db, thread))) return;
    const state = await discord.threadState(thread);
    if (await isGivenUp(db, group.id)) return;
    if (state === null) return threads.deleted({ guild, thread });
    const present = await discord.threadMembers(thread);
    let isOpen = !state.archived;
    for (const user of await belonging(group)) {
      if (present?.includes(user) ?? (await discord.isThreadMember(thread, user))) continue;
      // An archived thread lets nobody in. Locked, it is open again with the circle’s next reminder, as ever.
      if (!isOpen) await discord.unarchive(thread);
      isOpen = true;
      await seat(group, { thread, user });
    }
    if (present) await strangers.look(group, { thread, present });
  }

  /** A circle that Discord does not let Grove look at is left for the next time; no reminder waits for it. */
  async function gently(group: Group): Promise<void> {
    try {
      await reconcile(group);
    } catch (fault) {
      if (!(fault instanceof DeliveryFault)) throw fault;
      if (fault.sort === 'refused' && fault.code === codes.unknownChannel && group.threadId !== null)
        await threads.deleted({ guild: group.guildId, thread: group.threadId });
    }
  }

  const groupNow = (id: string): Promise<Group | null> => transact((tx) => lockGroup(tx.db, id));

  return {
    strangerIs: (asked: Parameters<typeof strangers.decide>[0]) => strangers.decide(asked),

    /** Before a circle meets. */
    async reconcileBefore(session: string): Promise<void> {
      const gathering = await readSession(db, session);
      const group = gathering && (await groupNow(gathering.group.id));
      if (group) await gently(group);
    },

    /** People were added to a thread, as the gateway says where it may. */
    async addedToThread({
      guild,
      thread,
      users,
    }: {
      guild: string;
      thread: string;
      users: readonly string[];
    }): Promise<void> {
      const group = await groupOfThread(db, guild, thread);
      if (!group) return;
      const ours = await belonging(group);
      if (users.some((user) => !ours.has(user) && user !== discord.self)) await gently(group);
    },

    /** The gateway was away, and nobody can say what it has missed. A second gap while this goes on is looked at by it. */
    async reconcileAfterGap(): Promise<void> {
      if (isAtIt) return;
      isAtIt = true;
      try {
        for (const id of await nextCircles(db, mostAtOnce)) {
          const group = await groupNow(id);
          if (group && group.givenUpAt === null) await gently(group);
          await pause(betweenMs, undefined, { ref: false });
        }
      } finally {
        isAtIt = false;
      }
    },
  };
}
