import { DeliveryFault } from '../common/deliveryFault';
import type { Who } from '../intake/store';
import { readSession } from '../sessions/store';
import type { Ports } from './ports';
import { membersOf, threadsOf } from './store';

const mostAskedAfter = 200;

/**
 * Discord tells who has left a server only to bots that may list its members, and Grove asks for no such right. So before a
 * circle is agreed on or called its members are asked after, one by one: nobody waits for who is gone.
 */
export function createLeavers({ transact, db, discord, threads }: Ports) {
  /** Where Discord does not say, somebody counts as there. */
  async function isGone(guild: string, user: string): Promise<boolean> {
    try {
      return (await discord.rolesOf(guild, user)) === null;
    } catch (fault) {
      if (fault instanceof DeliveryFault) return false;
      throw fault;
    }
  }

  /** Somebody has left the server, or was removed from it. */
  async function personGone(who: Who): Promise<void> {
    for (const thread of await threadsOf(db, who)) await transact((tx) => threads.memberGone(tx, { ...who, thread }));
    await transact((tx) => threads.goneBeforehand(tx, who));
  }

  return {
    /** As the gateway says where it may. */
    personGone,

    /**
     * Those of these people who are not in the server any more: they sit and wait nowhere from now on. Somebody waits for the
     * answer, and Discord lets itself be asked some few times a second: of a large cohort only the first are asked after, and
     * the launch notices the others when their thread does not take them in.
     */
    async letGoOf(guild: string, users: readonly string[]): Promise<void> {
      const first = users.slice(0, mostAskedAfter);
      const asked = await Promise.all(first.map(async (user) => ({ user, gone: await isGone(guild, user) })));
      for (const { user, gone } of asked) if (gone) await personGone({ guild, user });
    },

    async letGoOfLeavers(session: string): Promise<void> {
      const gathering = await readSession(db, session);
      if (!gathering || gathering.thread === null) return;
      const { guild, thread, group } = gathering;
      for (const user of await membersOf(db, group.id)) {
        if (await isGone(guild, user)) await transact((tx) => threads.memberGone(tx, { guild, thread, user }));
      }
    },
  };
}
