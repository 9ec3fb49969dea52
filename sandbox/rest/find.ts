import { hasRoomForThread } from '../acts/threads';
import { guildHolding } from '../town/lookup';
import type { Channel, Guild, Member, Message, Role, User } from '../town/model';
import { allows, canSee, channelPermissions, guildPermissions, isShut, topPosition } from '../town/permissions';
import { ChannelType, Permission } from '../town/flags';
import { messageShape } from '../shapes/messages';
import { objectsIn, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { DiscordError, no } from './errors';
import type { Ask } from './router';

/** Looks up what a route names, as the bot may see it; what is not there or not seen is refused here. */

/** A part of a route that is not here, though the rest of it is: answered, and counted, as what is unknown. */
export function notHere(ask: Ask, method: string, what: string): DiscordError {
  ask.world.tally.unknown(method, what);
  return new DiscordError(404, 0, '404: Not Found');
}

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

/** Whom a route is about; `@me` is the bot. */
export function userIdIn(ask: Ask): string {
  return ask.params.user === '@me' ? ask.world.town.botId : (ask.params.user ?? '');
}

export function memberOf(ask: Ask, guild: Guild): Member {
  const id = userIdIn(ask);
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

/** Whether the bot holds a right in a channel. */
export function may(ask: Ask, channel: Channel, wanted: bigint): boolean {
  const { town } = ask.world;
  return allows(channelPermissions(town, channel, town.botId), wanted);
}

export function needInChannel(ask: Ask, channel: Channel, wanted: bigint): void {
  needAccess(ask, channel);
  if (!may(ask, channel, wanted)) throw no('missingPermissions');
}

/** A room that the bot may not enter is shut to it, though it sees that there is one. */
export function needAccess(ask: Ask, channel: Channel): void {
  const { town } = ask.world;
  if (isShut(channel, channelPermissions(town, channel, town.botId))) throw no('missingAccess');
}

/** The bot arranges only roles that stand below its own highest one. */
export function needAbove(ask: Ask, guild: Guild, role: Pick<Role, 'position'>): void {
  const bot = guild.members.get(ask.world.town.botId);
  if (!bot || topPosition(guild, bot) <= role.position) throw no('missingPermissions');
}

/** Nobody moderates the owner, or whoever stands as high as themselves. */
export function needAboveMember(ask: Ask, guild: Guild, member: Member): void {
  const bot = guild.members.get(ask.world.town.botId);
  if (member === bot) return;
  if (!bot || topPosition(guild, bot) <= topPosition(guild, member)) throw no('missingPermissions');
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
  const guild = guildHolding(ask.world.town, channel);
  if (!guild) throw no('notInDirectMessage');
  return guild;
}

/** Of an archived thread nothing is changed but that it is archived. */
export function needOpen(channel: Channel): void {
  if (channel.thread?.archived) throw no('archived');
}

export function needRoomForThread(guild: Guild): void {
  if (!hasRoomForThread(guild)) throw no('tooManyThreads');
}

/** A message as the bot's switches let it read it. */
export function shown(ask: Ask, message: Message): JsonObject {
  return messageShape(ask.world.town, message, ask.world.settings.messageContent);
}

/** Embeds and files have rights of their own. */
export function needForParts(ask: Ask, channel: Channel): void {
  if (channel.guildId === null) return;
  if (objectsIn(ask.body.embeds).length > 0) needInChannel(ask, channel, Permission.EmbedLinks);
  if (ask.files.length > 0) needInChannel(ask, channel, Permission.AttachFiles);
}

export function needToSend(ask: Ask, channel: Channel): void {
  if (channel.guildId === null) return;
  const silent: readonly number[] = [ChannelType.Category, ChannelType.Forum];
  if (silent.includes(channel.type)) throw no('notForText');
  needInChannel(ask, channel, channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages);
}
