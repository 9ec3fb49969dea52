import type { Message } from '../common/message';
import type { Tx } from '../store/transaction';
import { readHome } from './store';

/** Says something in the moderators' channel, once for each `about`; where there is none, to nobody. */
export async function tellModerators(
  tx: Tx,
  { about, guild, message }: { about: string; guild: string; message: Message },
): Promise<void> {
  const home = await readHome(tx.db, guild);
  if (!home?.moderatorsChannelId) return;
  await tx.announce({ about, guild, act: { do: 'post', channel: home.moderatorsChannelId, message } });
}
