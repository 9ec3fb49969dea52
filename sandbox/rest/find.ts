import type { Channel, Guild, Member, Message, Role, User } from '../town/model';
import { allows, canSee, channelPermissions, guildPermissions, topPosition } from '../town/permissions';
import { Permission } from '../town/flags';
import type { World } from '../world';
import { no } from './errors';
import type { Ask } from './router';

/** Looks up what a route names, as the bot may see it; what is not there or not seen is refused here. */

export function guildOf(ask: Ask): Guild {
  const guild = ask.world.town.guilds.get(ask.params.guild ?? '');
  if (!guild?.members.has(ask.world.town.botId)) throw no('unknownGuild');
  return guild;
}

export function channelOf(ask: Ask, id = ask.params.channel ?? ''): Channel {
  const { town } = ask.world;
  const channel = town.channels.get(id);
  if (!channel) throw no('unknownChannel');
  if (channel.guildId !== null && !town.guilds.get(channel.guildId)?.members.has(town.botId)) throw no('missingAccess');
  if (!canSee(town, channel, town.botId)) throw no('missingAccess');
  return channel;
}

export function threadOf(ask: Ask): Channel {
  const channel = channelOf(ask);
  if (!channel.thread) throw no('wrongChannelType');
  return channel;
}

/** Ephemeral messages are not in a channel's history: they live on their interaction's token only. */
export function messageOf(ask: Ask, channel: Channel): Message {
  const message = channel.messages.get(ask.params.message ?? '');
  if (!message || message.onlyFor !== null) throw no('unknownMessage');
  return message;
}

export function memberOf(ask: Ask, guild: Guild): Member {
  const id = ask.params.user === '@me' ? ask.world.town.botId : (ask.params.user ?? '');
  if (!ask.world.town.users.has(id)) throw no('unknownUser');
  const member = guild.members.get(id);
  if (!member) throw no('unknownMember');
  return member;
}

export function roleOf(ask: Ask, guild: Guild): Role {
  const role = guild.roles.get(ask.params.role ?? '');
  if (!role) throw no('unknownRole');
  return role;
}

export function userOf(world: World, id: string): User {
  const user = world.town.users.get(id);
  if (!user) throw no('unknownUser');
  return user;
}

export function needInGuild(ask: Ask, guild: Guild, wanted: bigint): void {
  if (!allows(botPermissions(ask, guild), wanted)) throw no('missingPermissions');
}

export function needInChannel(ask: Ask, channel: Channel, wanted: bigint): void {
  if (!allows(channelPermissions(ask.world.town, channel, ask.world.town.botId), wanted))
    throw no('missingPermissions');
}

/** The bot arranges only roles that stand below its own highest one. */
export function needAbove(ask: Ask, guild: Guild, role: Role): void {
  const bot = guild.members.get(ask.world.town.botId);
  if (!bot || topPosition(guild, bot) <= role.position) throw no('missingPermissions');
}

/** Nobody hands out what they do not have. */
export function needToHold(ask: Ask, guild: Guild, bits: bigint): void {
  if (!allows(botPermissions(ask, guild), bits)) throw no('missingPermissions');
}

export function botPermissions(ask: Ask, guild: Guild): bigint {
  const bot = guild.members.get(ask.world.town.botId);
  return bot ? guildPermissions(guild, bot) : 0n;
}

export function guildOfChannel(ask: Ask, channel: Channel): Guild {
  const guild = channel.guildId === null ? undefined : ask.world.town.guilds.get(channel.guildId);
  if (!guild) throw no('notInDirectMessage');
  return guild;
}

export function needToSend(ask: Ask, channel: Channel): void {
  if (channel.guildId === null) return;
  needInChannel(ask, channel, channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages);
}
