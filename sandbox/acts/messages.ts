import { InteractionType } from '../interactions/store';
import { ChannelType, Intent, MessageFlag, MessageType, Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import { allows, audienceOf, canSee, channelPermissions } from '../town/permissions';
import { snowflake } from '../town/snowflake';
import { directShape, eventShape } from '../shapes/messages';
import { customIdsIn, withComponentIds } from '../wire/components';
import { textIn, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { guildPart, tellInChannel } from './hearing';
import { mentionableText, mentionsIn } from './mentions';
import { addToThread, hasRoomFor, unarchive } from './threads';

const MESSAGES = { guild: Intent.GuildMessages, direct: Intent.DirectMessages };

/** The flags an edit can set; who sees the message was settled when it was posted. */
const SET_LATER = MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2;

/** The parts of a message that its author writes. */
export interface Draft {
  readonly content: string;
  readonly embeds: JsonObject[];
  readonly components: JsonObject[];
  readonly attachments: JsonObject[];
  readonly flags: number;
  readonly allowedMentions?: JsonObject;
  readonly tts?: boolean;
  readonly nonce?: string;
  readonly repliesTo?: string;
  readonly poll?: JsonObject;
}

export interface Posting extends Draft {
  readonly channel: Channel;
  readonly author: string;
  readonly onlyFor?: string | null;
  readonly answers?: Message['answers'];
  /** Given for what Discord itself says. */
  readonly type?: number;
}

/** Posts, tells everybody who may know, and lets an allowed mention pull people into a thread. */
export function post(world: World, p: Posting): Message {
  const { town } = world;
  const { channel } = p;
  const now = new Date().toISOString();
  const onlyFor = p.onlyFor ?? null;
  const message: Message = {
    id: snowflake(),
    channelId: channel.id,
    authorId: p.author,
    type: p.type ?? typeOf(p),
    content: p.content,
    embeds: p.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: withComponentIds(p.components),
    attachments: p.attachments,
    flags: p.flags | (onlyFor === null ? 0 : MessageFlag.Ephemeral),
    tts: p.tts ?? false,
    onlyFor,
    nonce: p.nonce ?? null,
    position: channel.thread ? channel.thread.sent + 1 : null,
    mentionsEveryone: false,
    mentions: [],
    mentionedRoles: [],
    pinged: [],
    pinnedAt: null,
    reactions: new Map(),
    repliesTo: p.repliesTo ?? null,
    answers: p.answers ?? null,
    poll: p.poll ?? null,
    createdAt: now,
    editedAt: null,
    townTime: world.clock.now(),
    editedTownTime: null,
    deleted: false,
  };
  if (channel.thread?.archived) unarchive(world, channel, p.author);
  channel.messages.set(message.id, message);
  town.messages.set(message.id, message);
  applyMentions(world, channel, message, p.allowedMentions);
  if (onlyFor === null) {
    channel.lastMessageId = message.id;
    if (channel.thread) {
      channel.thread.sent += 1;
      channel.thread.activeAt = Date.parse(message.townTime);
    }
  }
  if (message.flags & MessageFlag.Loading) world.live.thinks(message);
  else record(world, message, kindOf(channel, message));
  tell(world, message, 'MESSAGE_CREATE');
  return message;
}

/** Changes what a message says. A pending deferral becomes visible by this; anything else is an edit. */
export function edit(world: World, message: Message, change: Partial<Draft>): Message {
  const channel = world.town.channels.get(message.channelId);
  const wasLoading = (message.flags & MessageFlag.Loading) !== 0;
  if (change.content !== undefined) message.content = change.content;
  if (change.embeds !== undefined) message.embeds = change.embeds.map((embed) => ({ type: 'rich', ...embed }));
  if (change.components !== undefined) message.components = withComponentIds(change.components);
  if (change.attachments !== undefined) message.attachments = change.attachments;
  if (change.flags !== undefined) message.flags = (message.flags & ~SET_LATER) | (change.flags & SET_LATER);
  message.flags &= ~MessageFlag.Loading;
  if (!channel) return message;
  if (wasLoading) message.townTime = world.clock.now();
  else {
    message.editedAt = new Date().toISOString();
    message.editedTownTime = world.clock.now();
  }
  // "When the `content` field is edited, the arrays are reconstructed", with V2 when the components are (resources/message).
  const rewords = message.flags & MessageFlag.ComponentsV2 ? change.components : change.content;
  if (wasLoading || rewords !== undefined) applyMentions(world, channel, message, change.allowedMentions);
  // An edit makes no sound, whomever it mentions.
  if (!wasLoading) message.pinged = [];
  record(world, message, wasLoading ? kindOf(channel, message) : 'edit');
  tell(world, message, 'MESSAGE_UPDATE');
  return message;
}

export function remove(world: World, message: Message): void {
  const channel = take(world, message);
  if (!channel || message.onlyFor !== null) return;
  tellInChannel(world, channel, {
    event: 'MESSAGE_DELETE',
    ...MESSAGES,
    data: { id: message.id, channel_id: channel.id, ...guildPart(channel) },
  });
}

/** Many at once are told by one event. */
export function removeMany(world: World, channel: Channel, messages: readonly Message[]): void {
  for (const message of messages) take(world, message);
  const ids = messages.map(({ id }) => id);
  tellInChannel(world, channel, {
    event: 'MESSAGE_DELETE_BULK',
    ...MESSAGES,
    data: { ids, channel_id: channel.id, ...guildPart(channel) },
  });
}

function take(world: World, message: Message): Channel | undefined {
  const channel = world.town.channels.get(message.channelId);
  message.deleted = true;
  world.town.messages.delete(message.id);
  channel?.messages.delete(message.id);
  if (!channel) return undefined;
  if (message.flags & MessageFlag.Loading) world.live.thinksNoMore(message);
  else record(world, message, 'delete');
  return channel;
}

function typeOf(p: Posting): number {
  if (p.answers?.type === InteractionType.Command)
    return (p.answers.commandType ?? 1) === 1 ? MessageType.ChatCommand : MessageType.MenuCommand;
  return p.repliesTo === undefined ? MessageType.Default : MessageType.Reply;
}

function applyMentions(world: World, channel: Channel, message: Message, allowed: JsonObject | undefined): void {
  const original = message.repliesTo === null ? undefined : world.town.messages.get(message.repliesTo);
  const text = mentionableText(message.content, message.components);
  const mentions = mentionsIn(world.town, {
    text,
    channel,
    author: message.authorId,
    allowed,
    repliedTo: original?.authorId ?? null,
  });
  message.mentions = mentions.users;
  message.mentionedRoles = mentions.roles;
  message.mentionsEveryone = mentions.everyone;
  message.pinged = message.onlyFor === null ? mentions.pinged : [];
  if (message.onlyFor === null && channel.thread) pullIn(world, channel, message);
}

/** Discord's known habit: whoever is mentioned in a thread, and may see its parent, is added to it. */
function pullIn(world: World, channel: Channel, message: Message): void {
  const { town } = world;
  const thread = channel.thread;
  const parent = channel.parentId === null ? undefined : town.channels.get(channel.parentId);
  if (!thread || !parent) return;
  const moderates = allows(channelPermissions(town, channel, message.authorId), Permission.ManageThreads);
  if (
    channel.type === ChannelType.PrivateThread &&
    !thread.invitable &&
    !moderates &&
    thread.ownerId !== message.authorId
  )
    return;
  const named = message.pinged.filter((id) => !message.mentionsEveryone || message.mentions.includes(id));
  for (const id of named) if (canSee(town, parent, id) && hasRoomFor(channel, id)) addToThread(world, channel, id);
}

function kindOf(channel: Channel, message: Message): 'ephemeral' | 'dm' | 'message' {
  if (message.onlyFor !== null) return 'ephemeral';
  return channel.type === ChannelType.DM ? 'dm' : 'message';
}

function record(world: World, message: Message, kind: 'message' | 'edit' | 'delete' | 'ephemeral' | 'dm'): void {
  const channel = world.town.channels.get(message.channelId);
  if (!channel) return;
  world.ledger.write({
    kind,
    guild: channel.guildId,
    channel: channel.id,
    message: message.id,
    author: message.authorId,
    audience: message.onlyFor === null ? audienceOf(world.town, channel) : [message.onlyFor],
    text: wordsOf(message),
    pinged: kind === 'edit' || kind === 'delete' ? [] : message.pinged,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    customIds: customIdsIn(message.components),
  });
}

/** What a message says, for the ledger. What a person reads besides, as labels and fields, is in `textOf` of reading.ts. */
function wordsOf(message: Pick<Message, 'content' | 'components' | 'embeds'>): string {
  const embeds = message.embeds.flatMap((embed) => [textIn(embed.title), textIn(embed.description)]);
  return [mentionableText(message.content, message.components), ...embeds].filter(Boolean).join('\n');
}

export function tell(world: World, message: Message, event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'): void {
  const channel = world.town.channels.get(message.channelId);
  if (!channel) return;
  // "sent directly to the user and the bot rather than through the guild channel", hence by that intent (gateway-events).
  if (message.onlyFor !== null) {
    world.gateway.dispatch(event, { intents: Intent.DirectMessages, guild: null }, directShape(world.town, message));
    return;
  }
  const data = (intents: number): JsonObject =>
    eventShape(world.town, message, (intents & Intent.MessageContent) !== 0);
  tellInChannel(world, channel, { event, ...MESSAGES, data });
}
