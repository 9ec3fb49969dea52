import { tell } from '../acts/messages';
import { addToThread, createThread, hasRoomFor, removeFromThread } from '../acts/threads';
import { channelShape, ownMembership, threadMemberShape } from '../shapes/channels';
import { memberPart } from '../shapes/people';
import { ChannelType, MessageType, Permission } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel } from '../town/model';
import { activeThreads, canSee } from '../town/permissions';
import { byAge } from '../town/snowflake';
import { checkChannel } from '../validate/channels';
import { booleanIn, isObject, numberIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import {
  channelOf,
  guildOf,
  guildOfChannel,
  may,
  messageOf,
  needInChannel,
  needRoomForThread,
  threadOf,
  userIdIn,
  userOf,
} from './find';
import { beforeInstantIn, idIn, limitIn } from './query';
import { created, done, ok, type Answer, type Ask, type Route } from './router';

/** Where threads are made, and of what kind. */
const HOLDS: Record<number, readonly number[]> = {
  [ChannelType.Text]: [ChannelType.PublicThread, ChannelType.PrivateThread],
  [ChannelType.Announcement]: [ChannelType.AnnouncementThread],
};

function create(ask: Ask): Answer {
  const parent = channelOf(ask);
  guildOfChannel(ask, parent);
  checkChannel(ask.body, { fresh: true });
  const type = numberIn(ask.body.type) ?? ChannelType.PrivateThread;
  if (HOLDS[parent.type]?.includes(type) !== true) throw no('wrongChannelType');
  needInChannel(
    ask,
    parent,
    type === ChannelType.PrivateThread ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads,
  );
  return created(channelShape(ask.world.town, begin(ask, parent, { type })));
}

function createAtMessage(ask: Ask): Answer {
  const parent = channelOf(ask);
  const message = messageOf(ask, parent);
  checkChannel(ask.body, { fresh: true });
  const type = HOLDS[parent.type]?.[0];
  if (type === undefined) throw no('wrongChannelType');
  if (message.type === MessageType.ChannelPinned) throw no('systemMessage');
  needInChannel(ask, parent, Permission.CreatePublicThreads | Permission.ReadMessageHistory);
  if (ask.world.town.channels.has(message.id)) throw no('threadBegun');
  const thread = begin(ask, parent, { type, id: message.id });
  tell(ask.world, message, 'MESSAGE_UPDATE');
  return created(channelShape(ask.world.town, thread));
}

function begin(ask: Ask, parent: Channel, p: { type: number; id?: string }): Channel {
  needRoomForThread(guildOfChannel(ask, parent));
  return createThread(ask.world, {
    ...p,
    parent,
    name: textIn(ask.body.name) ?? '',
    owner: ask.world.town.botId,
    invitable: booleanIn(ask.body.invitable),
    autoArchiveMinutes: numberIn(ask.body.auto_archive_duration),
    slowmode: numberIn(ask.body.rate_limit_per_user),
  });
}

function add(ask: Ask): Answer {
  const { town } = ask.world;
  const channel = threadOf(ask);
  const guild = guildOfChannel(ask, channel);
  const userId = userOf(ask.world, userIdIn(ask)).id;
  if (!guild.members.has(userId)) throw no('unknownMember');
  if (channel.thread?.archived) throw no('archived');
  if (userId !== town.botId) {
    needInChannel(ask, channel, Permission.SendMessagesInThreads);
    const moderates = may(ask, channel, Permission.ManageThreads);
    if (channel.thread?.invitable === false && !moderates && channel.thread.ownerId !== town.botId)
      throw no('missingPermissions');
    const parent = channel.parentId === null ? undefined : town.channels.get(channel.parentId);
    if (parent && !canSee(town, parent, userId)) throw no('missingAccess');
  }
  if (!hasRoomFor(channel, userId)) throw no('tooManyThreadMembers');
  addToThread(ask.world, channel, userId);
  return done;
}

/** Needs Manage Threads, or to have made the thread if it is private. Nobody needs anything to leave. */
function remove(ask: Ask): Answer {
  const { town } = ask.world;
  const channel = threadOf(ask);
  const userId = userIdIn(ask);
  if (channel.thread?.archived) throw no('archived');
  const isOwn = channel.type === ChannelType.PrivateThread && channel.thread?.ownerId === town.botId;
  if (userId !== town.botId && !isOwn) needInChannel(ask, channel, Permission.ManageThreads);
  if (!channel.thread?.members.has(userId)) throw no('unknownMember');
  removeFromThread(ask.world, channel, userId);
  return done;
}

function readMember(ask: Ask): Answer {
  const channel = threadOf(ask);
  const userId = userIdIn(ask);
  const since = channel.thread?.members.get(userId);
  if (since === undefined) throw no('unknownMember');
  return ok(memberLine(ask, channel, userId, since));
}

/** The whole list needs the Server Members switch. */
function listMembers(ask: Ask): Answer {
  const channel = threadOf(ask);
  if (!ask.world.settings.serverMembers) throw no('missingAccess');
  const after = idIn(ask, 'after') ?? 0n;
  const limit = limitIn(ask, { usual: 100, most: 100 });
  const all = [...(channel.thread?.members ?? [])].sort(([a], [b]) => byAge(a, b));
  // Without with_member Discord gives everybody at once.
  const paged =
    ask.query.get('with_member') === 'true' ? all.filter(([id]) => BigInt(id) > after).slice(0, limit) : all;
  return ok(paged.map(([id, since]) => memberLine(ask, channel, id, since)));
}

function memberLine(ask: Ask, channel: Channel, userId: string, since: string): JsonObject {
  const line = threadMemberShape({ thread: channel.id, user: userId, since });
  if (ask.query.get('with_member') !== 'true') return line;
  const { town } = ask.world;
  return { ...line, ...memberPart(town, guildHolding(town, channel), userId) };
}

function listActive(ask: Ask): Answer {
  return ok({ ...listing(ask, activeThreads(ask.world.town, guildOf(ask))), has_more: false });
}

/** The most lately archived first; `before` is the instant of an archiving. */
function listArchived(ask: Ask, isWanted: (thread: Channel) => boolean): Answer {
  const before = beforeInstantIn(ask);
  const at = (thread: Channel): number => Date.parse(thread.thread?.archivedAt ?? '');
  return page(
    ask,
    archived(ask, (thread) => isWanted(thread) && at(thread) < before).sort((a, b) => at(b) - at(a)),
  );
}

function listArchivedPrivate(ask: Ask): Answer {
  needInChannel(ask, channelOf(ask), Permission.ManageThreads);
  return listArchived(ask, (thread) => thread.type === ChannelType.PrivateThread);
}

/** The newest first; unlike in the other lists, `before` is the id of a thread. */
function listMyArchivedPrivate(ask: Ask): Answer {
  const { botId } = ask.world.town;
  const before = idIn(ask, 'before');
  const mine = archived(
    ask,
    (thread) =>
      thread.type === ChannelType.PrivateThread &&
      thread.thread?.members.has(botId) === true &&
      (before === null || BigInt(thread.id) < before),
  );
  return page(
    ask,
    mine.sort((a, b) => byAge(b.id, a.id)),
  );
}

function archived(ask: Ask, isWanted: (thread: Channel) => boolean): Channel[] {
  const parent = channelOf(ask);
  const guild = guildOfChannel(ask, parent);
  needInChannel(ask, parent, Permission.ReadMessageHistory);
  return [...guild.channels.values()]
    .reverse()
    .filter((channel) => channel.parentId === parent.id && channel.thread?.archived === true && isWanted(channel));
}

function page(ask: Ask, found: readonly Channel[]): Answer {
  const limit = limitIn(ask, { usual: 50, most: 100 });
  return ok({ ...listing(ask, found.slice(0, limit)), has_more: found.length > limit });
}

function listing(ask: Ask, threads: readonly Channel[]): JsonObject {
  const { town } = ask.world;
  const members = threads.map((thread) => ownMembership(town, thread)).filter(isObject);
  return { threads: threads.map((thread) => channelShape(town, thread)), members };
}

export const threadRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/threads', handler: create },
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', handler: createAtMessage },
  { method: 'GET', path: '/channels/:channel/thread-members', handler: listMembers },
  { method: 'GET', path: '/channels/:channel/thread-members/:user', handler: readMember },
  { method: 'PUT', path: '/channels/:channel/thread-members/:user', handler: add },
  { method: 'DELETE', path: '/channels/:channel/thread-members/:user', handler: remove },
  { method: 'GET', path: '/guilds/:guild/threads/active', handler: listActive },
  { method: 'GET', path: '/channels/:channel/threads/archived/private', handler: listArchivedPrivate },
  {
    method: 'GET',
    path: '/channels/:channel/threads/archived/public',
    handler: (ask) => listArchived(ask, (thread) => thread.type !== ChannelType.PrivateThread),
  },
  { method: 'GET', path: '/channels/:channel/users/@me/threads/archived/private', handler: listMyArchivedPrivate },
];
