import {
  channelChanged,
  createChannel,
  deleteChannel,
  newChannel,
  setOverwrite,
  setOverwrites,
} from '../acts/channels';
import { editThread } from '../acts/threads';
import { channelShape } from '../shapes/channels';
import { ChannelType, Permission } from '../town/flags';
import type { Channel, Guild, Overwrite } from '../town/model';
import { sees } from '../town/permissions';
import { snowflake } from '../town/snowflake';
import { checkChannel } from '../validate/channels';
import { invalid } from '../validate/complaints';
import { bitsIn, booleanIn, isObject, numberIn, objectsIn, textIn, type Json, type JsonObject } from '../wire/json';
import { no } from './errors';
import {
  channelOf,
  guildOf,
  guildOfChannel,
  may,
  needInChannel,
  needInGuild,
  needRoomForThread,
  needToHold,
  notHere,
} from './find';
import { created, done, ok, type Answer, type Ask, type Route } from './router';

const MADE: readonly number[] = [
  ChannelType.Text,
  ChannelType.Voice,
  ChannelType.Category,
  ChannelType.Announcement,
  ChannelType.Stage,
];
/** Guild channels, threads not counted. */
const MOST_CHANNELS = 500;
const MOST_IN_CATEGORY = 50;

function list(ask: Ask): Answer {
  const guild = guildOf(ask);
  const { town } = ask.world;
  return ok(
    [...guild.channels.values()]
      .filter((channel) => !channel.thread && sees(town, channel, town.botId))
      .map((channel) => channelShape(town, channel)),
  );
}

function create(ask: Ask): Answer {
  const { body, world } = ask;
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageChannels);
  checkChannel(body, { fresh: true });
  const here = [...guild.channels.values()].filter((channel) => !channel.thread);
  if (here.length >= MOST_CHANNELS) throw no('tooManyChannels');
  const type = numberIn(body.type) ?? ChannelType.Text;
  if (!MADE.includes(type)) throw notHere(ask, 'POST', `/guilds/:id/channels of type ${type}`);
  const channel = newChannel({
    id: snowflake(),
    type,
    guildId: guild.id,
    name: channelName(textIn(body.name) ?? '', type),
    position: numberIn(body.position) ?? here.length,
    overwrites: overwritesFrom(ask, { guild, value: body.permission_overwrites, before: new Map() }),
  });
  needRoomInParent(guild, channel, body);
  apply(channel, body);
  // A channel that is born in a category takes over its overwrites, unless it brings its own.
  const category = channel.parentId === null ? undefined : guild.channels.get(channel.parentId);
  if (category && body.permission_overwrites === undefined) channel.overwrites = new Map(category.overwrites);
  createChannel(world, channel, world.town.botId);
  return created(channelShape(world.town, channel));
}

function read(ask: Ask): Answer {
  return ok(channelShape(ask.world.town, channelOf(ask)));
}

function change(ask: Ask): Answer {
  const { body, world } = ask;
  const channel = channelOf(ask);
  if (channel.thread) return changeThread(ask, channel);
  const guild = guildOfChannel(ask, channel);
  needInChannel(ask, channel, Permission.ManageChannels);
  checkChannel(body, { fresh: false, type: channel.type });
  needRoomInParent(guild, channel, body);
  if (body.permission_overwrites !== undefined) needInChannel(ask, channel, Permission.ManageRoles);
  const overwrites =
    body.permission_overwrites === undefined
      ? null
      : overwritesFrom(ask, { guild, value: body.permission_overwrites, before: channel.overwrites });
  const name = textIn(body.name);
  if (name !== undefined) channel.name = channelName(name, channel.type);
  channel.position = numberIn(body.position) ?? channel.position;
  apply(channel, body);
  if (overwrites) setOverwrites(world, channel, { overwrites, author: world.town.botId });
  else channelChanged(world, channel, world.town.botId);
  return ok(channelShape(world.town, channel));
}

/** The owner of a thread may rename and archive it; locking needs Manage Threads. */
function changeThread(ask: Ask, channel: Channel): Answer {
  const { body, world } = ask;
  const thread = channel.thread;
  if (!thread) throw no('wrongChannelType');
  const moderates = may(ask, channel, Permission.ManageThreads);
  const mayTouch = moderates || thread.ownerId === world.town.botId || isReopening(body);
  if (!mayTouch || (!moderates && (body.locked !== undefined || thread.locked))) throw no('missingPermissions');
  if (thread.archived && body.archived !== false && Object.keys(body).some((key) => key !== 'archived'))
    throw no('archived');
  checkChannel(body, { fresh: false });
  if (thread.archived && body.archived === false) needRoomForThread(guildOfChannel(ask, channel));
  const name = textIn(body.name);
  const change = {
    archived: booleanIn(body.archived),
    locked: booleanIn(body.locked),
    invitable: booleanIn(body.invitable),
    autoArchiveMinutes: numberIn(body.auto_archive_duration),
    slowmode: numberIn(body.rate_limit_per_user),
  };
  editThread(world, channel, { ...change, name }, world.town.botId);
  return ok(channelShape(world.town, channel));
}

/** A thread that is not locked can be reopened without Manage Threads, which changes nothing else of it. */
function isReopening(body: JsonObject): boolean {
  return body.archived === false && Object.keys(body).length === 1;
}

function erase(ask: Ask): Answer {
  const channel = channelOf(ask);
  guildOfChannel(ask, channel);
  needInChannel(ask, channel, channel.thread ? Permission.ManageThreads : Permission.ManageChannels);
  const shape = channelShape(ask.world.town, channel);
  deleteChannel(ask.world, channel, ask.world.town.botId);
  return ok(shape);
}

function arrange(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageChannels);
  const moves = ask.list.filter(isObject).map((entry) => {
    const channel = guild.channels.get(textIn(entry.id) ?? '');
    if (!channel || channel.thread) throw no('unknownChannel');
    needRoomInParent(guild, channel, entry);
    return { channel, entry };
  });
  for (const { channel, entry } of moves) {
    channel.position = numberIn(entry.position) ?? channel.position;
    apply(channel, entry);
    channelChanged(ask.world, channel, ask.world.town.botId);
  }
  return done;
}

function putOverwrite(ask: Ask): Answer {
  const channel = channelOf(ask);
  const guild = guildOfChannel(ask, channel);
  needInChannel(ask, channel, Permission.ManageRoles);
  const overwrite = overwriteFrom(ask, guild, { ...ask.body, id: ask.params.overwrite });
  needToWrite(ask, guild, overwrite, channel.overwrites.get(overwrite.id));
  setOverwrite(ask.world, channel, overwrite, ask.world.town.botId);
  return done;
}

function dropOverwrite(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ManageRoles);
  const overwrites = new Map(channel.overwrites);
  if (!overwrites.delete(ask.params.overwrite ?? '')) throw no('unknownOverwrite');
  setOverwrites(ask.world, channel, { overwrites, author: ask.world.town.botId });
  return done;
}

function overwritesFrom(
  ask: Ask,
  p: { guild: Guild; value: Json | undefined; before: Channel['overwrites'] },
): Map<string, Overwrite> {
  const entries = objectsIn(p.value).map((entry) => overwriteFrom(ask, p.guild, entry));
  for (const entry of entries) needToWrite(ask, p.guild, entry, p.before.get(entry.id));
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** Nobody allows or denies what they do not have; what stays as it was is not judged. */
function needToWrite(ask: Ask, guild: Guild, entry: Overwrite, before: Overwrite | undefined): void {
  const changed = (entry.allow ^ (before?.allow ?? 0n)) | (entry.deny ^ (before?.deny ?? 0n));
  needToHold(ask, guild, changed);
  // Manage Roles in an overwrite is for administrators to set.
  if (changed & Permission.ManageRoles) needToHold(ask, guild, Permission.Administrator);
}

function overwriteFrom(ask: Ask, guild: Guild, entry: JsonObject): Overwrite {
  const kind = numberIn(entry.type) === 1 || entry.type === '1' ? 'member' : 'role';
  const id = textIn(entry.id) ?? '';
  if (kind === 'role' && !guild.roles.has(id)) throw no('unknownRole');
  if (kind === 'member' && !ask.world.town.users.has(id)) throw no('unknownUser');
  return { id, kind, allow: bitsIn(entry.allow) ?? 0n, deny: bitsIn(entry.deny) ?? 0n };
}

/** Looked at before anything is changed: whether the category that a channel is put into is one, and has room. */
function needRoomInParent(guild: Guild, channel: Channel, body: JsonObject): void {
  const parent = textIn(body.parent_id);
  if (parent === undefined) return;
  if (guild.channels.get(parent)?.type !== ChannelType.Category) throw no('unknownChannel');
  const inside = [...guild.channels.values()].filter((one) => one !== channel && one.parentId === parent);
  if (inside.length >= MOST_IN_CATEGORY)
    throw invalid(
      ['parent_id'],
      'CHANNEL_PARENT_MAX_CHANNELS',
      `Maximum number of channels in category reached (${MOST_IN_CATEGORY})`,
    );
}

function apply(channel: Channel, body: JsonObject): void {
  if (body.topic !== undefined) channel.topic = textIn(body.topic) ?? null;
  if (body.parent_id !== undefined) channel.parentId = textIn(body.parent_id) ?? null;
  channel.nsfw = booleanIn(body.nsfw) ?? channel.nsfw;
  channel.slowmode = numberIn(body.rate_limit_per_user) ?? channel.slowmode;
  channel.bitrate = numberIn(body.bitrate) ?? channel.bitrate;
  channel.userLimit = numberIn(body.user_limit) ?? channel.userLimit;
}

/** Text channels are written in small letters without spaces; voice channels and categories as they come. */
function channelName(name: string, type: number): string {
  const plain: readonly number[] = [ChannelType.Text, ChannelType.Announcement, ChannelType.Forum];
  return plain.includes(type) ? name.trim().toLowerCase().replace(/\s+/g, '-') : name.trim();
}

export const channelRoutes: Route[] = [
  { method: 'GET', path: '/guilds/:guild/channels', handler: list },
  { method: 'POST', path: '/guilds/:guild/channels', handler: create },
  { method: 'PATCH', path: '/guilds/:guild/channels', handler: arrange },
  { method: 'GET', path: '/channels/:channel', handler: read },
  { method: 'PATCH', path: '/channels/:channel', handler: change },
  { method: 'DELETE', path: '/channels/:channel', handler: erase },
  { method: 'PUT', path: '/channels/:channel/permissions/:overwrite', handler: putOverwrite },
  { method: 'DELETE', path: '/channels/:channel/permissions/:overwrite', handler: dropOverwrite },
];
