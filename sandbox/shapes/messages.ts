import { reactionShape } from './reactions';
import { MessageFlag, MessageType } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Answered, Message, Town, User } from '../town/model';
import type { JsonObject } from '../wire/json';
import { channelShape } from './channels';
import { componentShape, embedShape, pollShape } from './parts';
import { bareMemberShape, userShape } from './people';

/**
 * A message as REST gives it. The gateway adds the guild and the author's membership: see `eventShape`.
 * Without the Message Content switch the words of others are left out, also where they are only quoted.
 */
export function messageShape(town: Town, message: Message, readsContent = true): JsonObject {
  const shape = wholeShape(town, message, readsContent);
  return readsContent || isForBot(town, message) ? shape : { ...shape, ...NOTHING };
}

const NOTHING: JsonObject = { content: '', embeds: [], components: [], attachments: [], poll: undefined };

/** What the bot may read whatever its switches: its own words, direct messages, and what mentions it. */
function isForBot(town: Town, message: Message): boolean {
  const guild = town.channels.get(message.channelId)?.guildId ?? null;
  return guild === null || message.authorId === town.botId || message.mentions.includes(town.botId);
}

function wholeShape(town: Town, message: Message, readsContent: boolean): JsonObject {
  const author = town.users.get(message.authorId);
  const begun = town.channels.get(message.id);
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: author ? userShape(author) : null,
    content: message.content,
    timestamp: message.createdAt,
    edited_timestamp: message.editedAt,
    tts: message.tts,
    mention_everyone: message.mentionsEveryone,
    mentions: usersIn(town, message.mentions).map(userShape),
    mention_roles: message.mentionedRoles,
    attachments: message.attachments,
    embeds: message.flags & MessageFlag.SuppressEmbeds ? [] : message.embeds.map(embedShape),
    components: message.components.map((component) => componentShape(component, message)),
    pinned: message.pinnedAt !== null,
    flags: message.flags | (begun ? MessageFlag.HasThread : 0),
    reactions: [...message.reactions].map(([emoji, people]) => reactionShape(emoji, people, town.botId)),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.poll === null ? {} : { poll: pollShape(message.poll, message) }),
    ...(message.position === null ? {} : { position: message.position }),
    ...(begun ? { thread: channelShape(town, begun) } : {}),
    ...answerPart(town, message),
    ...replyPart(town, message, readsContent),
  };
}

/** As the gateway tells it. */
export function eventShape(town: Town, message: Message, readsContent: boolean): JsonObject {
  const channel = town.channels.get(message.channelId);
  const guild = channel && guildHolding(town, channel);
  const member = guild?.members.get(message.authorId);
  const mentions = usersIn(town, message.mentions).map((user): JsonObject => {
    const mentioned = guild?.members.get(user.id);
    return { ...userShape(user), ...(mentioned ? { member: bareMemberShape(mentioned) } : {}) };
  });
  return {
    ...messageShape(town, message, readsContent),
    channel_type: channel?.type,
    mentions,
    ...(guild ? { guild_id: guild.id } : {}),
    ...(member ? { member: bareMemberShape(member) } : {}),
  };
}

/** An ephemeral one, as the gateway tells it: it is the bot's own, and names neither guild nor member. */
export function directShape(town: Town, message: Message): JsonObject {
  return { ...messageShape(town, message), channel_type: town.channels.get(message.channelId)?.type };
}

function answerPart(town: Town, message: Message): JsonObject {
  const answers = message.answers;
  if (!answers) return {};
  return {
    application_id: town.applicationId,
    webhook_id: town.applicationId,
    interaction_metadata: metadataShape(town, message, answers),
  };
}

function metadataShape(town: Town, message: Message, answers: Answered): JsonObject {
  const user = town.users.get(answers.userId);
  const { command, commandType, targetUserId, targetMessageId, sourceId, from } = answers;
  return {
    id: answers.interactionId,
    type: answers.type,
    user: user ? userShape(user) : null,
    authorizing_integration_owners: owners(town, message),
    ...(command === null ? {} : { name: command, command_type: commandType ?? 1 }),
    ...(targetUserId === undefined ? {} : { target_user: usersIn(town, [targetUserId]).map(userShape)[0] }),
    ...(targetMessageId === undefined ? {} : { target_message_id: targetMessageId }),
    ...(sourceId === undefined ? {} : { interacted_message_id: sourceId }),
    ...(from === undefined ? {} : { triggering_interaction_metadata: metadataShape(town, message, from) }),
  };
}

/** The bot is installed in guilds only; in direct messages it acts for itself. */
function owners(town: Town, message: Message): JsonObject {
  return { '0': town.channels.get(message.channelId)?.guildId ?? '0' };
}

function replyPart(town: Town, message: Message, readsContent: boolean): JsonObject {
  if (message.repliesTo === null) return {};
  const guild = town.channels.get(message.channelId)?.guildId ?? null;
  const reference = {
    type: 0,
    message_id: message.repliesTo,
    channel_id: message.channelId,
    ...(guild === null ? {} : { guild_id: guild }),
  };
  if (message.type === MessageType.ChannelPinned) return { message_reference: reference };
  const original = town.messages.get(message.repliesTo);
  return {
    message_reference: reference,
    // One level only: the answered message does not bring along what it answered.
    referenced_message: original ? messageShape(town, { ...original, repliesTo: null }, readsContent) : null,
  };
}

function usersIn(town: Town, ids: readonly string[]): User[] {
  return ids.flatMap((id) => town.users.get(id) ?? []);
}
