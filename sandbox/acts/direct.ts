import { ChannelType } from '../town/flags';
import { directWith } from '../town/lookup';
import type { Channel } from '../town/model';
import { snowflake } from '../town/snowflake';
import type { World } from '../world';
import { newChannel, place } from './channels';

/** The one direct channel between the bot and this person; made when first asked for. */
export function directChannel(world: World, userId: string): Channel {
  const known = directWith(world.town, userId);
  if (known) return known;
  const channel = newChannel({ id: snowflake(), type: ChannelType.DM, guildId: null, name: '', recipientId: userId });
  place(world, channel);
  return channel;
}
