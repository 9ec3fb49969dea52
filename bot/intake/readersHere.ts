import { DeliveryFault } from '../common/deliveryFault';
import { refuse } from '../common/refusal';
import type { Discord } from '../discord/port';
import { readHome } from '../home/store';
import type { Tx } from '../store/transaction';
import { readersOf, type Readers } from './rules/readers';

/** Who can read private threads in a guild, read from Discord at this moment and outside of any transaction. */
export function createReaders({ db, discord }: { db: Tx['db']; discord: Discord }) {
  /** Twenty people who press Join at one moment ask Discord once. */
  const asking = new Map<string, Promise<Readers>>();

  async function ask(guild: string): Promise<Readers> {
    const home = await readHome(db, guild);
    try {
      const access = await discord.access(guild, home?.circleChannelId ?? null);
      return readersOf(access, { guild, self: discord.self });
    } catch (fault) {
      throw fault instanceof DeliveryFault ? refuse('readersUnknown') : fault;
    }
  }

  return async (guild: string): Promise<Readers> => {
    const asked = asking.get(guild) ?? ask(guild).finally(() => asking.delete(guild));
    asking.set(guild, asked);
    return asked;
  };
}
