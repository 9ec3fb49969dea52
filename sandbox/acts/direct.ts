import { ChannelType } from '../town/flags';
import type { Channel } from '../town/model';
import { snowflake } from '../town/snowflake';
import type { World } from '../world';
import { moved, newChannel } from './channels';

/** The one direct channel between the bot and this person; made when first asked for. */
export function directChannel(world: World, userId: string): Channel {
  for (const channel of world.town.channels.values()) if (channel.recipientId === userId) return channel;
  const channel = newChannel({ id: snowflake(), type: ChannelType.DM, guildId: null, name: '', recipientId: userId });
  moved(world, channel);
  return channel;
}
