import { Intent } from '../town/flags';
import type { Channel, Guild, Overwrite } from '../town/model';
import { audienceOf } from '../town/permissions';
import { channelShape } from '../shapes/channels';
import type { World } from '../world';

type Fresh = Pick<Channel, 'id' | 'type' | 'guildId' | 'name'> & Partial<Channel>;

export function newChannel(p: Fresh): Channel {
  return {
    topic: null,
    parentId: null,
    position: 0,
    nsfw: false,
    slowmode: 0,
    bitrate: 64_000,
    userLimit: 0,
    overwrites: new Map(),
    thread: null,
    recipientId: null,
    messages: new Map(),
    lastMessageId: null,
    audience: null,
    ...p,
  };
}

/** Gives the channel its place in the town, without telling anybody yet. */
export function moved(world: World, channel: Channel): void {
  world.town.channels.set(channel.id, channel);
  if (channel.guildId !== null) world.town.guilds.get(channel.guildId)?.channels.set(channel.id, channel);
}

export function createChannel(world: World, channel: Channel, author: string): Channel {
  moved(world, channel);
  note(world, channel, author, channel.name);
  world.gateway.dispatch(
    'CHANNEL_CREATE',
    { intents: Intent.Guilds, guild: channel.guildId },
    channelShape(world.town, channel),
  );
  return channel;
}

/** `change` has already been applied by the caller; this tells it. */
export function channelChanged(world: World, channel: Channel, author: string): void {
  seeAnew(world, channel.guildId);
  note(world, channel, author, channel.name);
  world.gateway.dispatch(
    'CHANNEL_UPDATE',
    { intents: Intent.Guilds, guild: channel.guildId },
    channelShape(world.town, channel),
  );
}

export function setOverwrite(world: World, channel: Channel, overwrite: Overwrite, author: string): void {
  channel.overwrites.set(overwrite.id, overwrite);
  channelChanged(world, channel, author);
}

/** With its threads and all that was said in it. Channels inside a category stay, without a category. */
export function deleteChannel(world: World, channel: Channel, author: string): void {
  const { town } = world;
  const guild = channel.guildId === null ? undefined : town.guilds.get(channel.guildId);
  note(world, channel, author, `${channel.name} (deleted)`);
  for (const inside of [...(guild?.channels.values() ?? [])].filter((other) => other.parentId === channel.id)) {
    if (inside.thread) forget(world, guild, inside);
    else {
      inside.parentId = null;
      channelChanged(world, inside, author);
    }
  }
  const shape = channelShape(town, channel);
  forget(world, guild, channel);
  if (!channel.thread) {
    world.gateway.dispatch('CHANNEL_DELETE', { intents: Intent.Guilds, guild: channel.guildId }, shape);
    return;
  }
  world.gateway.dispatch(
    'THREAD_DELETE',
    { intents: Intent.Guilds, guild: channel.guildId },
    { id: channel.id, guild_id: channel.guildId, parent_id: channel.parentId, type: channel.type },
  );
}

/** Roles, overwrites or members have changed: who sees what is computed afresh. */
export function seeAnew(world: World, guildId: string | null): void {
  const guild = guildId === null ? undefined : world.town.guilds.get(guildId);
  if (guild) guild.revision += 1;
}

function forget(world: World, guild: Guild | undefined, channel: Channel): void {
  for (const message of channel.messages.values()) {
    message.deleted = true;
    world.town.messages.delete(message.id);
  }
  for (const state of [...(guild?.voice.values() ?? [])])
    if (state.channelId === channel.id) guild?.voice.delete(state.userId);
  world.town.channels.delete(channel.id);
  guild?.channels.delete(channel.id);
}

function note(world: World, channel: Channel, author: string, text: string): void {
  world.ledger.write({
    kind: 'channel',
    guild: channel.guildId,
    channel: channel.id,
    author,
    audience: audienceOf(world.town, channel),
    text,
  });
}
