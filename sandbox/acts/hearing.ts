import type { Channel } from '../town/model';
import { canSee } from '../town/permissions';
import type { JsonObject } from '../wire/json';
import type { World } from '../world';

export interface News {
  readonly event: string;
  /** The intent it needs in a guild, and the one it needs in direct messages. */
  readonly guild: number;
  readonly direct?: number;
  readonly data: JsonObject | ((intents: number) => JsonObject);
}

/** What happens in a channel is told to a bot that sees the channel, and to no other. */
export function tellInChannel(world: World, channel: Channel, news: News): void {
  if (!canSee(world.town, channel, world.town.botId)) return;
  const intents = channel.guildId === null ? (news.direct ?? 0) : news.guild;
  world.gateway.dispatch(news.event, { intents, guild: channel.guildId }, news.data);
}

/** Empty outside guilds. */
export function guildPart(channel: Channel): JsonObject {
  return channel.guildId === null ? {} : { guild_id: channel.guildId };
}
