import type { Channel, Guild, Town } from './model';

/** The guild a channel or thread is in; undefined for direct messages. */
export function guildHolding(town: Town, channel: Channel): Guild | undefined {
  return channel.guildId === null ? undefined : town.guilds.get(channel.guildId);
}

/** The direct messages between the bot and this person, once there are any. */
export function directWith(town: Town, userId: string): Channel | undefined {
  for (const channel of town.channels.values()) if (channel.recipientId === userId) return channel;
  return undefined;
}

/** As people read it in the ledger. */
export function nameOf(town: Town, userId: string): string {
  return town.users.get(userId)?.displayName ?? userId;
}
