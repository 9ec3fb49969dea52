import { memberPart } from '../shapes/people';
import { Intent } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel } from '../town/model';
import type { World } from '../world';
import { guildPart, tellInChannel } from './hearing';

export function showTyping(world: World, channel: Channel, userId: string): void {
  world.live.types(channel, userId);
  tellInChannel(world, channel, {
    event: 'TYPING_START',
    guild: Intent.GuildMessageTyping,
    direct: Intent.DirectMessageTyping,
    data: {
      channel_id: channel.id,
      ...guildPart(channel),
      user_id: userId,
      timestamp: Math.floor(Date.now() / 1000),
      ...memberPart(world.town, guildHolding(world.town, channel), userId),
    },
  });
}
