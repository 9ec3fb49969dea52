import { Intent } from '../town/flags';
import { guildHolding, nameOf } from '../town/lookup';
import type { Channel, Guild } from '../town/model';
import { audienceOf, canSee } from '../town/permissions';
import { snowflake } from '../town/snowflake';
import { channelShape, threadMemberShape } from '../shapes/channels';
import { memberPart } from '../shapes/people';
import type { JsonObject } from '../wire/json';
import type { World } from '../world';
import { newChannel, place } from './channels';
import { tellInChannel } from './hearing';

export interface ThreadPlan {
  readonly parent: Channel;
  readonly name: string;
  readonly type: number;
  readonly owner: string;
  readonly invitable?: boolean;
  readonly autoArchiveMinutes?: number;
  readonly slowmode?: number;
  /** A thread that starts at a message has that message's id. */
  readonly id?: string;
}

/** Makes the thread with its owner in it. */
export function createThread(world: World, plan: ThreadPlan): Channel {
  const now = new Date().toISOString();
  const thread = newChannel({
    id: plan.id ?? snowflake(),
    type: plan.type,
    guildId: plan.parent.guildId,
    name: plan.name,
    parentId: plan.parent.id,
    slowmode: plan.slowmode ?? 0,
    thread: {
      ownerId: plan.owner,
      members: new Map([[plan.owner, now]]),
      createdAt: now,
      archived: false,
      archivedAt: now,
      activeAt: Date.parse(world.clock.now()),
      locked: false,
      invitable: plan.invitable ?? true,
      autoArchiveMinutes: plan.autoArchiveMinutes ?? 4320,
      sent: 0,
    },
  });
  place(world, thread);
  note(world, thread, { kind: 'thread', author: plan.owner, text: plan.name });
  const data = { ...channelShape(world.town, thread), newly_created: true };
  tellInChannel(world, thread, { event: 'THREAD_CREATE', guild: Intent.Guilds, data });
  return thread;
}

/** Active ones, in a guild. Not in Discord's documentation; commonly met. */
const MOST_ACTIVE = 1_000;
const MOST_MEMBERS = 1_000;

export function hasRoomForThread(guild: Guild): boolean {
  let active = 0;
  for (const channel of guild.channels.values()) if (channel.thread?.archived === false) active += 1;
  return active < MOST_ACTIVE;
}

/** Whether this person is in it already, or can still come. */
export function hasRoomFor({ thread }: Channel, userId: string): boolean {
  return thread !== null && (thread.members.has(userId) || thread.members.size < MOST_MEMBERS);
}

/** Does nothing for somebody who is already in it. */
export function addToThread(world: World, channel: Channel, userId: string): void {
  const thread = channel.thread;
  if (!thread || thread.members.has(userId)) return;
  const since = new Date().toISOString();
  thread.members.set(userId, since);
  touch(channel);
  note(world, channel, { kind: 'thread-member', author: userId, text: nameOf(world.town, userId) });
  if (userId === world.town.botId) {
    // To the bot itself the thread only now comes into being.
    const who = { intents: Intent.Guilds, guild: channel.guildId };
    world.gateway.dispatch('THREAD_CREATE', who, channelShape(world.town, channel));
  }
  tellMembers(world, channel, { added: [addedShape(world, channel, userId, since)], removed: [], concerns: userId });
}

export function removeFromThread(world: World, channel: Channel, userId: string): void {
  if (!channel.thread?.members.delete(userId)) return;
  touch(channel);
  note(world, channel, { kind: 'thread-member-left', author: userId, text: nameOf(world.town, userId) });
  tellMembers(world, channel, { added: [], removed: [userId], concerns: userId });
}

export interface ThreadChange {
  readonly name?: string;
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly invitable?: boolean;
  readonly autoArchiveMinutes?: number;
  readonly slowmode?: number;
}

/** `author` is null for what Discord does by itself. */
export function editThread(world: World, channel: Channel, change: ThreadChange, author: string | null): void {
  const thread = channel.thread;
  if (!thread) return;
  if (change.name !== undefined) channel.name = change.name;
  if (change.slowmode !== undefined) channel.slowmode = change.slowmode;
  if (change.archived !== undefined && change.archived !== thread.archived) {
    thread.archived = change.archived;
    thread.archivedAt = new Date().toISOString();
    if (!change.archived) thread.activeAt = Date.parse(world.clock.now());
  }
  thread.locked = change.locked ?? thread.locked;
  thread.invitable = change.invitable ?? thread.invitable;
  thread.autoArchiveMinutes = change.autoArchiveMinutes ?? thread.autoArchiveMinutes;
  note(world, channel, {
    kind: 'thread',
    author,
    text: `${channel.name}${thread.archived ? ' (archived)' : ''}${thread.locked ? ' (locked)' : ''}`,
  });
  const data = channelShape(world.town, channel);
  tellInChannel(world, channel, { event: 'THREAD_UPDATE', guild: Intent.Guilds, data });
}

export function unarchive(world: World, channel: Channel, author: string): void {
  editThread(world, channel, { archived: false }, author);
}

function addedShape(world: World, channel: Channel, userId: string, since: string): JsonObject {
  const { town } = world;
  return {
    ...threadMemberShape({ thread: channel.id, user: userId, since }),
    ...memberPart(town, guildHolding(town, channel), userId),
  };
}

/** Without the Server Members switch a bot hears of its own coming and going only. */
function tellMembers(
  world: World,
  channel: Channel,
  p: { added: JsonObject[]; removed: string[]; concerns: string },
): void {
  const own = p.concerns === world.town.botId;
  if (!own && !canSee(world.town, channel, world.town.botId)) return;
  const who = { intents: own ? Intent.Guilds : Intent.GuildMembers, guild: channel.guildId };
  world.gateway.dispatch('THREAD_MEMBERS_UPDATE', who, {
    id: channel.id,
    guild_id: channel.guildId,
    member_count: Math.min(50, channel.thread?.members.size ?? 0),
    ...(p.added.length > 0 ? { added_members: p.added } : {}),
    ...(p.removed.length > 0 ? { removed_member_ids: p.removed } : {}),
  });
}

function touch(channel: Channel): void {
  // Only this channel's audience has changed; the rest of the guild keeps its cache.
  channel.audience = null;
}

function note(
  world: World,
  channel: Channel,
  entry: { kind: 'thread' | 'thread-member' | 'thread-member-left'; author: string | null; text: string },
): void {
  world.ledger.write({
    ...entry,
    guild: channel.guildId,
    channel: channel.id,
    audience: audienceOf(world.town, channel),
  });
}
