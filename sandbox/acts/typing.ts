import { memberShape } from '../shapes/people';
import { Intent } from '../town/flags';
import type { Channel } from '../town/model';
import type { World } from '../world';
import { guildPart, tellInChannel } from './hearing';

export function showTyping(world: World, channel: Channel, userId: string): void {
  world.live.types(channel, userId);
  const guild = channel.guildId === null ? undefined : world.town.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  const user = world.town.users.get(userId);
  tellInChannel(world, channel, {
    event: 'TYPING_START',
    guild: Intent.GuildMessageTyping,
    direct: Intent.DirectMessageTyping,
    data: {
      channel_id: channel.id,
      ...guildPart(channel),
      user_id: userId,
      timestamp: Math.floor(Date.now() / 1000),
      ...(member && user ? { member: memberShape(member, user) } : {}),
    },
  });
}
