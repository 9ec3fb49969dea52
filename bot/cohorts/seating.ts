import type { Group } from '../../entities';
import { DeliveryFault, isNobody } from '../common/deliveryFault';
import type { Tx } from '../store/transaction';
import type { Ports } from './ports';
import { membersOf } from './store';
import { facilitatorsOf } from './team/store';

/** Who belongs into the thread of a circle: whoever sits in it, and whoever keeps its time. */
export async function belongingTo(db: Tx['db'], group: Group): Promise<Set<string>> {
  const facilitators = await facilitatorsOf(db, group);
  return new Set([...(await membersOf(db, group.id)), ...facilitators.map(({ userId }) => userId)]);
}

/** How those who belong into the thread of a circle come back into it. */
export function createSeating({ transact, db, discord, threads }: Ports) {
  const belonging = (group: Group): Promise<Set<string>> => belongingTo(db, group);

  /** `gone`: they are in the server no more, and sit in the circle no more. `left`: out of it while Discord was asked. */
  async function seat(
    group: Group,
    p: { thread: string; user: string },
  ): Promise<'there' | 'brought' | 'left' | 'gone'> {
    if (await discord.isThreadMember(p.thread, p.user)) return 'there';
    try {
      await discord.addThreadMember(p.thread, p.user);
      // Whoever left while Discord was asked was let out before we brought them back.
      if ((await belonging(group)).has(p.user)) return 'brought';
      await discord.removeThreadMember(p.thread, p.user);
      return 'left';
    } catch (fault) {
      if (!(fault instanceof DeliveryFault) || !isNobody(fault.code)) throw fault;
      await transact((tx) => threads.memberGone(tx, { guild: group.guildId, ...p }));
      return 'gone';
    }
  }

  return { belonging, seat };
}
