import { reactionShape } from './reactions';
import type { Answered, Message, Town, User } from '../town/model';
import type { JsonObject } from '../wire/json';
import { componentShape, embedShape, pollShape } from './parts';
import { bareMemberShape, userShape } from './people';

/** The type of an interaction that began at a component. */
const COMPONENT = 3;

/** A message as REST gives it. The gateway adds the guild and the author's membership: see `eventShape`. */
export function messageShape(town: Town, message: Message): JsonObject {
  const author = town.users.get(message.authorId);
  const channel = town.channels.get(message.channelId);
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
    embeds: message.embeds.map(embedShape),
    components: message.components.map((component) => componentShape(component, message)),
    pinned: message.pinned,
    flags: message.flags,
    reactions: [...message.reactions].map(([emoji, people]) => reactionShape(emoji, people, town.botId)),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.poll === null ? {} : { poll: pollShape(message.poll, message) }),
    ...(channel?.thread ? { position: channel.thread.sent } : {}),
    ...answerPart(town, message),
    ...replyPart(town, message),
  };
}

/** As the gateway tells it. Without the Message Content switch the words of others are left out. */
export function eventShape(town: Town, message: Message, readsContent: boolean): JsonObject {
  const channel = town.channels.get(message.channelId);
  const guild = channel?.guildId ? town.guilds.get(channel.guildId) : undefined;
  const member = guild?.members.get(message.authorId);
  const shape: JsonObject = {
    ...messageShape(town, message),
    ...(guild ? { guild_id: guild.id } : {}),
    ...(member ? { member: bareMemberShape(member) } : {}),
  };
  const mayRead = readsContent || !guild || message.authorId === town.botId || message.mentions.includes(town.botId);
  return mayRead ? shape : { ...shape, content: '', embeds: [], components: [], attachments: [] };
}

function answerPart(town: Town, message: Message): JsonObject {
  const answers = message.answers;
  if (!answers) return {};
  return {
    application_id: town.applicationId,
    webhook_id: town.applicationId,
    interaction_metadata: metadataShape(town, answers),
  };
}

function metadataShape(town: Town, answers: Answered): JsonObject {
  const user = town.users.get(answers.userId);
  return {
    id: answers.interactionId,
    type: answers.type,
    user: user ? userShape(user) : null,
    authorizing_integration_owners: {},
    ...(answers.command === null ? {} : { name: answers.command, command_type: 1 }),
    ...(answers.type === COMPONENT ? { interacted_message_id: answers.sourceId } : {}),
    ...(answers.from ? { triggering_interaction_metadata: metadataShape(town, answers.from) } : {}),
  };
}

function replyPart(town: Town, message: Message): JsonObject {
  if (message.repliesTo === null) return {};
  const original = town.messages.get(message.repliesTo);
  return {
    message_reference: { type: 0, message_id: message.repliesTo, channel_id: message.channelId },
    // One level only: the answered message does not bring along what it answered.
    referenced_message: original ? messageShape(town, { ...original, repliesTo: null }) : null,
  };
}

function usersIn(town: Town, ids: readonly string[]): User[] {
  return ids.flatMap((id) => town.users.get(id) ?? []);
}
