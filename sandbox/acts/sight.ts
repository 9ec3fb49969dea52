import { Intent } from '../town/flags';
import type { Channel, Guild, Town } from '../town/model';
import { sees } from '../town/permissions';
import { channelShapeFor, threadListShape } from '../shapes/channels';
import type { World } from '../world';

/** The channels of a guild that the bot sees now. */
export function seenNow(town: Town, guild: Guild): ReadonlySet<string> {
  const channels = [...guild.channels.values()].filter((channel) => !channel.thread);
  return new Set(channels.filter((channel) => sees(town, channel, town.botId)).map(({ id }) => id));
}

/**
 * After a change of roles or overwrites: channels that come into the bot's view are told in full and their threads
 * listed; those that go out of it are told once more, with nothing in them. `told` has been told already.
 */
export function tellSight(world: World, guild: Guild, told?: Channel): void {
  const before = guild.seenByBot;
  const now = seenNow(world.town, guild);
  guild.seenByBot = now;
  const who = { intents: Intent.Guilds, guild: guild.id };
  for (const channel of guild.channels.values()) {
    if (channel.thread || before.has(channel.id) === now.has(channel.id)) continue;
    if (channel !== told) world.gateway.dispatch('CHANNEL_UPDATE', who, channelShapeFor(world.town, channel));
    if (now.has(channel.id)) world.gateway.dispatch('THREAD_LIST_SYNC', who, threadListShape(world.town, channel));
  }
}
