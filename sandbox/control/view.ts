import { mentionableIn } from '../acts/mentions';
import { shownCommand, visibleCommands, type SeenCommand } from '../interactions/commands';
import { ChannelType, isVoice, Permission } from '../town/flags';
import type { Channel, Guild, Town } from '../town/model';
import { allows, channelPermissions } from '../town/permissions';
import { byAge } from '../town/snowflake';
import { numberIn, objectIn, textIn, type JsonObject } from '../wire/json';
import type { World } from '../world';

/** A guild as one member has it before them. */
export interface GuildView {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly colour: number;
    readonly position: number;
  }[];
  readonly members: readonly ViewMember[];
  /** In Discord's order, each category before what is in it; threads below their channel. */
  readonly channels: readonly ViewChannel[];
  readonly events: readonly ViewEvent[];
  readonly commands: readonly SeenCommand[];
  /** Ids of whom one can mention in the channel that is open. */
  readonly mentionable: { readonly people: readonly string[]; readonly roles: readonly string[] };
}

export interface ViewMember {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly roles: readonly string[];
  readonly colour?: number;
}

export interface ViewChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly parent: string | null;
  readonly topic: string | null;
  /** The newest message of all who see the channel. */
  readonly last: string | null;
  readonly may: May;
  readonly thread?: {
    readonly private: boolean;
    readonly archived: boolean;
    readonly locked: boolean;
    readonly members: readonly string[];
  };
  readonly voice?: readonly { readonly user: string; readonly mute: boolean; readonly deaf: boolean }[];
}

export interface May {
  readonly write: boolean;
  readonly use: boolean;
  readonly react: boolean;
  readonly connect: boolean;
  readonly pin: boolean;
}

export interface ViewEvent {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** ISO */
  readonly starts: string;
  readonly ends: string | null;
  /** 1 scheduled, 2 active */
  readonly status: number;
  readonly channel: string | null;
  readonly place: string | null;
}

/** `open` is the channel they look at: listed although it is an archived thread, and where the commands would be used. */
export function guildViewFor(world: World, guild: Guild, p: { user: string; open?: string }): GuildView {
  const channels = channelsFor(world.town, guild, p);
  const seen = new Set(channels.map(({ id }) => id));
  const open = guild.channels.get(p.open ?? '');
  return {
    id: guild.id,
    name: guild.name,
    owner: guild.ownerId,
    roles: [...guild.roles.values()]
      .map(({ id, name, color, position }) => ({ id, name, colour: color, position }))
      .sort((a, b) => b.position - a.position),
    members: membersOf(world.town, guild),
    channels,
    events: eventsFor(guild, seen),
    commands: visibleCommands(world, guild, p.user, open).map(shownCommand),
    mentionable: open ? mentionableIn(world.town, { channel: open, author: p.user }) : { people: [], roles: [] },
  };
}

/** Most guilds change more rarely than they are looked at. */
const lists = new WeakMap<Guild, { readonly revision: number; readonly members: readonly ViewMember[] }>();

function membersOf(town: Town, guild: Guild): readonly ViewMember[] {
  const known = lists.get(guild);
  if (known?.revision === guild.revision && known.members.length === guild.members.size) return known.members;
  const members = [...guild.members.values()].flatMap((member) => {
    const user = town.users.get(member.userId);
    if (!user) return [];
    const { id, bot, colour } = user;
    const name = member.nick ?? user.displayName;
    return [{ id, name, bot, roles: [...member.roles], ...(colour === undefined ? {} : { colour }) }];
  });
  lists.set(guild, { revision: guild.revision, members });
  return members;
}

/** Members' names are their own to change at any time. */
export function namesChanged(town: Town, userId: string): void {
  for (const guild of town.guilds.values()) if (guild.members.has(userId)) lists.delete(guild);
}

/**
 * Rights are computed once for each channel and hold in its threads, so that thousands of threads cost no more than a look
 * at who is in them.
 */
function channelsFor(town: Town, guild: Guild, p: { user: string; open?: string }): ViewChannel[] {
  const rights = new Map<string, bigint>();
  const rightsIn = (channel: Channel): bigint => {
    const ruling = channel.thread && channel.parentId !== null ? channel.parentId : channel.id;
    const known = rights.get(ruling) ?? channelPermissions(town, channel, p.user);
    rights.set(ruling, known);
    return known;
  };
  const threads = new Map<string, Channel[]>();
  const places: Channel[] = [];
  for (const channel of guild.channels.values()) {
    if (channel.thread?.archived && channel.id !== p.open) continue;
    const isHidden = channel.type === ChannelType.PrivateThread && !channel.thread?.members.has(p.user);
    const needed = isHidden ? Permission.ViewChannel | Permission.ManageThreads : Permission.ViewChannel;
    if (!allows(rightsIn(channel), needed)) continue;
    if (channel.thread) threads.set(channel.parentId ?? '', [...(threads.get(channel.parentId ?? '') ?? []), channel]);
    else places.push(channel);
  }
  const voice = voiceOf(guild);
  const look = (channel: Channel): ViewChannel => channelFor(channel, { bits: rightsIn(channel), voice });
  // A category of which one sees nothing inside is not shown, as in Discord's client.
  const used = new Set(places.map(({ parentId }) => parentId));
  const shown = inOrder(places).filter(({ id, type }) => type !== ChannelType.Category || used.has(id));
  return shown.flatMap((place) => [look(place), ...newestFirst(threads.get(place.id) ?? []).map(look)]);
}

/** Without a category first; in each, text before voice, then by position. */
function inOrder(places: readonly Channel[]): Channel[] {
  const rank = (channel: Channel): number => channel.position * 2 + (isVoice(channel.type) ? 1_000_000 : 0);
  const below = (parent: string | null): Channel[] =>
    places
      .filter(({ type, parentId }) => type !== ChannelType.Category && parentId === parent)
      .sort((a, b) => rank(a) - rank(b) || byAge(a.id, b.id));
  const categories = places.filter(({ type }) => type === ChannelType.Category).sort((a, b) => a.position - b.position);
  const known = new Set(categories.map(({ id }) => id));
  const stray = places.filter(
    ({ type, parentId }) => type !== ChannelType.Category && parentId !== null && !known.has(parentId),
  );
  return [...below(null), ...stray, ...categories.flatMap((category) => [category, ...below(category.id)])];
}

const newestFirst = (threads: readonly Channel[]): Channel[] => [...threads].sort((a, b) => byAge(b.id, a.id));

function voiceOf(guild: Guild): Map<string, { user: string; mute: boolean; deaf: boolean }[]> {
  const rooms = new Map<string, { user: string; mute: boolean; deaf: boolean }[]>();
  for (const { userId, channelId, selfMute, selfDeaf } of guild.voice.values()) {
    const member = guild.members.get(userId);
    const mute = selfMute || member?.mute === true;
    const deaf = selfDeaf || member?.deaf === true;
    rooms.set(channelId, [...(rooms.get(channelId) ?? []), { user: userId, mute, deaf }]);
  }
  return rooms;
}

function channelFor(channel: Channel, p: { bits: bigint; voice: ReturnType<typeof voiceOf> }): ViewChannel {
  const { id, name, type, parentId, topic, lastMessageId, thread } = channel;
  return {
    ...{ id, name, type, parent: parentId, topic, last: lastMessageId },
    may: mayIn(channel, p.bits),
    ...(thread
      ? {
          thread: {
            private: type === ChannelType.PrivateThread,
            archived: thread.archived,
            locked: thread.locked,
            members: [...thread.members.keys()],
          },
        }
      : {}),
    ...(isVoice(type) ? { voice: p.voice.get(id) ?? [] } : {}),
  };
}

export function mayIn({ thread }: Channel, bits: bigint): May {
  const isShut = thread?.locked === true && !allows(bits, Permission.ManageThreads);
  return {
    write: !isShut && allows(bits, thread ? Permission.SendMessagesInThreads : Permission.SendMessages),
    use: thread?.archived !== true && allows(bits, Permission.UseApplicationCommands),
    react: thread?.archived !== true && allows(bits, Permission.AddReactions),
    connect: allows(bits, Permission.Connect),
    pin: thread?.archived !== true && allows(bits, Permission.PinMessages),
  };
}

/** Events that are to come or under way, soonest first; one in a channel is shown to whoever sees the channel. */
function eventsFor(guild: Guild, seen: ReadonlySet<string>): ViewEvent[] {
  return [...guild.events.values()]
    .map(eventView)
    .filter(({ channel, status }) => status <= 2 && (channel === null || seen.has(channel)))
    .sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts));
}

const eventView = (event: JsonObject): ViewEvent => ({
  id: textIn(event.id) ?? '',
  name: textIn(event.name) ?? '',
  about: textIn(event.description) ?? '',
  starts: textIn(event.scheduled_start_time) ?? '',
  ends: textIn(event.scheduled_end_time) ?? null,
  status: numberIn(event.status) ?? 1,
  channel: textIn(event.channel_id) ?? null,
  place: textIn(objectIn(event.entity_metadata).location) ?? null,
});
