import { ChannelType, EVERYTHING, Permission } from './flags';
import { guildHolding } from './lookup';
import { textIn, type JsonObject } from '../wire/json';
import type { Channel, Guild, Member, Town } from './model';

/** Guild-wide permissions: the owner has all, Administrator means all, otherwise the sum of the roles. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (member.userId === guild.ownerId) return EVERYTHING;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const id of member.roles) bits |= guild.roles.get(id)?.permissions ?? 0n;
  return bits & Permission.Administrator ? EVERYTHING : bits;
}

/** A thread has no overwrites of its own; those of its parent hold. */
export function rulingChannel(town: Town, channel: Channel): Channel {
  if (!channel.thread || !channel.parentId) return channel;
  return town.channels.get(channel.parentId) ?? channel;
}

/**
 * Permissions in a channel: @everyone's overwrite, then the roles' (denials first), then the member's own.
 * Without View Channel nothing is left, and without Connect nothing in a room but to see it; a member in time-out may only look.
 */
export function channelPermissions(town: Town, channel: Channel, userId: string): bigint {
  const guild = guildHolding(town, channel);
  if (!guild) return channel.recipientId === userId || userId === town.botId ? DM_PERMISSIONS : 0n;
  const member = guild.members.get(userId);
  if (!member) return 0n;
  const base = guildPermissions(guild, member);
  if (base === EVERYTHING) return EVERYTHING;
  const overwrites = rulingChannel(town, channel).overwrites;
  const everyone = overwrites.get(guild.id);
  let bits = everyone ? (base & ~everyone.deny) | everyone.allow : base;
  let allow = 0n;
  let deny = 0n;
  for (const id of member.roles) {
    allow |= overwrites.get(id)?.allow ?? 0n;
    deny |= overwrites.get(id)?.deny ?? 0n;
  }
  bits = (bits & ~deny) | allow;
  const own = overwrites.get(userId);
  if (own) bits = (bits & ~own.deny) | own.allow;
  if (!(bits & Permission.ViewChannel)) return 0n;
  if (isShut(channel, bits)) return Permission.ViewChannel;
  if (isTimedOut(member)) return bits & (Permission.ViewChannel | Permission.ReadMessageHistory);
  return bits;
}

/**
 * "For voice and stage channels, denying the CONNECT permission also implicitly denies other permissions" (topics/permissions);
 * github.com/discord/discord-api-docs/issues/1522 and discordjs/discord.js#6617: all of them.
 */
export function isShut(channel: Channel, bits: bigint): boolean {
  const isRoom = channel.type === ChannelType.Voice || channel.type === ChannelType.Stage;
  return isRoom && !(bits & Permission.Connect);
}

const DM_PERMISSIONS =
  Permission.ViewChannel |
  Permission.SendMessages |
  Permission.EmbedLinks |
  Permission.AttachFiles |
  Permission.ReadMessageHistory |
  Permission.AddReactions |
  Permission.UseApplicationCommands;

function isTimedOut(member: Member): boolean {
  return member.timedOutUntil !== null && Date.parse(member.timedOutUntil) > Date.now();
}

export function allows(bits: bigint, wanted: bigint): boolean {
  return (bits & wanted) === wanted;
}

/** Whether the person sees the channel at all: a private thread only its members and holders of Manage Threads. */
export function canSee(town: Town, channel: Channel, userId: string): boolean {
  const bits = channelPermissions(town, channel, userId);
  if (!allows(bits, Permission.ViewChannel)) return false;
  if (channel.type !== ChannelType.PrivateThread) return true;
  return channel.thread?.members.has(userId) === true || allows(bits, Permission.ManageThreads);
}

/** As Discord counts it for what it shows: a category is seen with any channel in it, a room by whoever is in it. */
export function sees(town: Town, channel: Channel, userId: string): boolean {
  if (canSee(town, channel, userId)) return true;
  const guild = guildHolding(town, channel);
  if (guild?.voice.get(userId)?.channelId === channel.id) return true;
  if (channel.type !== ChannelType.Category) return false;
  return [...(guild?.channels.values() ?? [])].some(
    (inside) => inside.parentId === channel.id && canSee(town, inside, userId),
  );
}

/** The threads of a guild that are not archived, and that the bot sees. */
export function activeThreads(town: Town, guild: Guild): Channel[] {
  return [...guild.channels.values()].filter(
    (channel) => channel.thread?.archived === false && canSee(town, channel, town.botId),
  );
}

/** What takes place in a room is there for whoever sees the room ("Get Permissions" in resources/guild-scheduled-event). */
export function seesEvent(town: Town, guild: Guild, p: { event: JsonObject; user: string }): boolean {
  const room = guild.channels.get(textIn(p.event.channel_id) ?? '');
  return room === undefined || canSee(town, room, p.user);
}

/** The people (never bots) who see the channel now. Cached until something in the guild changes who sees what. */
export function audienceOf(town: Town, channel: Channel): readonly string[] {
  if (channel.recipientId !== null) return [channel.recipientId];
  const guild = guildHolding(town, channel);
  if (!guild) return [];
  if (channel.audience?.revision === guild.revision) return channel.audience.ids;
  const ids = [...guild.members.keys()].filter((id) => town.users.get(id)?.bot === false && canSee(town, channel, id));
  channel.audience = { revision: guild.revision, ids };
  return ids;
}

/** The member's highest role decides whom and what they may arrange. */
export function topPosition(guild: Guild, member: Member): number {
  if (member.userId === guild.ownerId) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...[...member.roles].map((id) => guild.roles.get(id)?.position ?? 0));
}
