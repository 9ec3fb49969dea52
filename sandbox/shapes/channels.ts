import { ChannelType, isVoice, Permission } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel, Overwrite, Town } from '../town/model';
import { activeThreads, sees } from '../town/permissions';
import { isObject, type JsonObject } from '../wire/json';
import { userShape } from './people';

/** Marks a channel that is there and not to be seen (Discord: CHANNEL_OBFUSCATED). */
const OBFUSCATED = 1 << 17;

/** As the gateway tells it to the bot: of a channel that it does not see, only that there is one. */
export function channelShapeFor(town: Town, channel: Channel): JsonObject {
  if (channel.guildId === null || channel.thread || sees(town, channel, town.botId)) return channelShape(town, channel);
  const hidden: Overwrite = { id: channel.guildId, kind: 'role', allow: 0n, deny: Permission.ViewChannel };
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: '___hidden___',
    topic: null,
    parent_id: channel.parentId,
    position: channel.position,
    nsfw: false,
    flags: OBFUSCATED,
    last_message_id: null,
    permission_overwrites: [overwriteShape(hidden)],
  };
}

/** The active threads that the bot sees in a channel, when that channel comes into view. */
export function threadListShape(town: Town, parent: Channel): JsonObject {
  const guild = guildHolding(town, parent);
  const threads = guild ? activeThreads(town, guild).filter(({ parentId }) => parentId === parent.id) : [];
  return {
    guild_id: parent.guildId,
    channel_ids: [parent.id],
    threads: threads.map((thread) => channelShape(town, thread)),
    members: threads.map((thread) => ownMembership(town, thread)).filter(isObject),
  };
}

/** The bot's own part in a thread, if it is in it. */
export function ownMembership(town: Town, channel: Channel): JsonObject | null {
  const since = channel.thread?.members.get(town.botId);
  return since === undefined ? null : threadMemberShape({ thread: channel.id, user: town.botId, since });
}

export function channelShape(town: Town, channel: Channel): JsonObject {
  if (channel.thread) return threadShape(town, channel);
  if (channel.type === ChannelType.DM) return directShape(town, channel);
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    topic: channel.topic,
    parent_id: channel.parentId,
    position: channel.position,
    nsfw: channel.nsfw,
    flags: 0,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowmode,
    permission_overwrites: [...channel.overwrites.values()].map(overwriteShape),
    ...(channel.lastPinAt === null ? {} : { last_pin_timestamp: channel.lastPinAt }),
    ...(isVoice(channel.type) ? { bitrate: channel.bitrate, user_limit: channel.userLimit, rtc_region: null } : {}),
  };
}

function overwriteShape(overwrite: Overwrite): JsonObject {
  return {
    id: overwrite.id,
    type: overwrite.kind === 'role' ? 0 : 1,
    allow: overwrite.allow.toString(),
    deny: overwrite.deny.toString(),
  };
}

function directShape(town: Town, channel: Channel): JsonObject {
  const recipient = channel.recipientId === null ? undefined : town.users.get(channel.recipientId);
  return {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: channel.lastMessageId,
    recipients: recipient ? [userShape(recipient)] : [],
  };
}

/** With the bot's own membership in it, which is how a client knows that it has joined. */
function threadShape(town: Town, channel: Channel): JsonObject {
  const thread = channel.thread;
  if (!thread) return {};
  const own = ownMembership(town, channel);
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    owner_id: thread.ownerId,
    name: channel.name,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowmode,
    flags: 0,
    // Discord stops counting the members at 50.
    member_count: Math.min(50, thread.members.size),
    message_count: channel.messages.size,
    total_message_sent: thread.sent,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: thread.archivedAt,
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.locked,
      create_timestamp: thread.createdAt,
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread.invitable } : {}),
    },
    ...(own === null ? {} : { member: own }),
  };
}

export function threadMemberShape(p: { thread: string; user: string; since: string }): JsonObject {
  return { id: p.thread, user_id: p.user, join_timestamp: p.since, flags: 1 };
}
