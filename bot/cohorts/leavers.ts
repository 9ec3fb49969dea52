import { DeliveryFault } from '../common/deliveryFault';
import { readSession } from '../sessions/store';
import type { Ports } from './ports';
import { membersOf, threadsOf } from './store';

/**
 * Discord tells who has left a server only to bots that may list its members, and Grove asks for no such right. So before a
 * circle is called its members are asked after, one by one: nobody waits for who is gone.
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

  return {
    /** Somebody has left the server, or was removed from it, as the gateway says where it may. */
    async personGone({ guild, user }: { guild: string; user: string }): Promise<void> {
      for (const thread of await threadsOf(db, { guild, user }))
        await transact((tx) => threads.memberGone(tx, { guild, thread, user }));
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
