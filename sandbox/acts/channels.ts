import { Intent } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel, Guild, Overwrite } from '../town/model';
import { audienceOf } from '../town/permissions';
import { channelShapeFor } from '../shapes/channels';
import type { World } from '../world';
import { tellInChannel } from './hearing';
import { seenNow, tellSight } from './sight';
import { emptyRoom } from './voice';

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
    status: null,
    lastPinAt: null,
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
export function place(world: World, channel: Channel): void {
  world.town.channels.set(channel.id, channel);
  guildHolding(world.town, channel)?.channels.set(channel.id, channel);
}

export function createChannel(world: World, channel: Channel, author: string): Channel {
  place(world, channel);
  note(world, channel, author, channel.name);
  tellGuild(world, channel, 'CHANNEL_CREATE');
  const guild = guildHolding(world.town, channel);
  if (guild) guild.seenByBot = seenNow(world.town, guild);
  return channel;
}

/** `change` has already been applied by the caller; this tells it. */
export function channelChanged(world: World, channel: Channel, author: string): void {
  seeAnew(world, channel.guildId);
  note(world, channel, author, channel.name);
  tellGuild(world, channel, 'CHANNEL_UPDATE');
  const guild = guildHolding(world.town, channel);
  if (guild) tellSight(world, guild, channel);
}

export function setOverwrite(world: World, channel: Channel, overwrite: Overwrite, author: string): void {
  setOverwrites(world, channel, { overwrites: new Map(channel.overwrites).set(overwrite.id, overwrite), author });
}

/**
 * All of them at once; other changes that the caller has made are told with them. Channels that had the overwrites of
 * their category, and no others, go on having them (topics/permissions, "Permission Syncing").
 */
export function setOverwrites(
  world: World,
  channel: Channel,
  p: { overwrites: ReadonlyMap<string, Overwrite>; author: string },
): void {
  const inside = [...(guildHolding(world.town, channel)?.channels.values() ?? [])].filter(
    ({ parentId }) => parentId === channel.id,
  );
  const synced = inside.filter((one) => !one.thread && isSame(one.overwrites, channel.overwrites));
  for (const one of [channel, ...synced]) {
    one.overwrites = new Map(p.overwrites);
    channelChanged(world, one, p.author);
  }
}

function isSame(some: Channel['overwrites'], others: Channel['overwrites']): boolean {
  return (
    some.size === others.size &&
    [...some].every(([id, { allow, deny }]) => others.get(id)?.allow === allow && others.get(id)?.deny === deny)
  );
}

/** With its threads and all that was said in it. Channels inside a category stay, without a category. */
export function deleteChannel(world: World, channel: Channel, author: string): void {
  const { town } = world;
  const guild = guildHolding(world.town, channel);
  note(world, channel, author, `${channel.name} (deleted)`);
  for (const inside of [...(guild?.channels.values() ?? [])].filter((other) => other.parentId === channel.id)) {
    if (inside.thread) forget(world, guild, inside);
    else {
      inside.parentId = null;
      channelChanged(world, inside, author);
    }
  }
  if (guild) emptyRoom(world, guild, channel);
  const shape = channelShapeFor(town, channel);
  if (channel.thread) {
    const gone = { id: channel.id, guild_id: channel.guildId, parent_id: channel.parentId, type: channel.type };
    tellInChannel(world, channel, { event: 'THREAD_DELETE', guild: Intent.Guilds, data: gone });
    forget(world, guild, channel);
    return;
  }
  forget(world, guild, channel);
  world.gateway.dispatch('CHANNEL_DELETE', { intents: Intent.Guilds, guild: channel.guildId }, shape);
}

function tellGuild(world: World, channel: Channel, event: string): void {
  const who = { intents: Intent.Guilds, guild: channel.guildId };
  world.gateway.dispatch(event, who, channelShapeFor(world.town, channel));
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
