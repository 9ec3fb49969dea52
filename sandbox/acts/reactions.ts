import { Intent } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel, Message } from '../town/model';
import { audienceOf } from '../town/permissions';
import { memberPart } from '../shapes/people';
import { emojiShape } from '../shapes/reactions';
import type { JsonObject } from '../wire/json';
import type { World } from '../world';
import { guildPart, tellInChannel } from './hearing';

/** A flag, of a country or of a part of one, a key, or pictures that are joined into one. */
const EMOJI =
  /^(?:\p{Regional_Indicator}{2}|\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*)$/u;

/** Different emoji below one message. */
const MOST_KINDS = 20;

export interface Reacting {
  readonly message: Message;
  readonly user: string;
  /** A Unicode emoji, as it stands in the route. */
  readonly emoji: string;
}

/** Emoji of the guilds' own making are not here; what is left is a picture, a flag or a key. */
export function isEmoji(text: string): boolean {
  return EMOJI.test(text);
}

/** Whether somebody may begin with an emoji that is not below the message yet. */
export function hasRoomForEmoji(message: Message): boolean {
  return message.reactions.size < MOST_KINDS;
}

/** Does nothing if they have reacted so already. */
export function react(world: World, channel: Channel, p: Reacting): void {
  const people = p.message.reactions.get(p.emoji) ?? new Set();
  if (people.has(p.user)) return;
  people.add(p.user);
  p.message.reactions.set(p.emoji, people);
  note(world, channel, p, p.emoji);
  told(world, channel, 'MESSAGE_REACTION_ADD', {
    ...one(channel, p),
    message_author_id: p.message.authorId,
    burst_colors: [],
    ...memberPart(world.town, guildHolding(world.town, channel), p.user),
  });
}

export function unreact(world: World, channel: Channel, p: Reacting): void {
  const people = p.message.reactions.get(p.emoji);
  if (!people?.delete(p.user)) return;
  if (people.size === 0) p.message.reactions.delete(p.emoji);
  note(world, channel, p, `${p.emoji} (taken back)`);
  told(world, channel, 'MESSAGE_REACTION_REMOVE', one(channel, p));
}

export function clearReactions(world: World, channel: Channel, message: Message): void {
  message.reactions.clear();
  told(world, channel, 'MESSAGE_REACTION_REMOVE_ALL', at(channel, message));
}

export function clearEmoji(world: World, channel: Channel, p: Pick<Reacting, 'message' | 'emoji'>): void {
  p.message.reactions.delete(p.emoji);
  told(world, channel, 'MESSAGE_REACTION_REMOVE_EMOJI', { ...at(channel, p.message), emoji: emojiShape(p.emoji) });
}

function at(channel: Channel, message: Message): JsonObject {
  return { channel_id: channel.id, message_id: message.id, ...guildPart(channel) };
}

function one(channel: Channel, p: Reacting): JsonObject {
  return { ...at(channel, p.message), user_id: p.user, emoji: emojiShape(p.emoji), type: 0, burst: false };
}

function note(world: World, channel: Channel, p: Reacting, text: string): void {
  world.ledger.write({
    kind: 'reaction',
    guild: channel.guildId,
    channel: channel.id,
    message: p.message.id,
    author: p.user,
    audience: audienceOf(world.town, channel),
    text,
  });
}

function told(world: World, channel: Channel, event: string, data: JsonObject): void {
  const intents = { guild: Intent.GuildMessageReactions, direct: Intent.DirectMessageReactions };
  tellInChannel(world, channel, { event, ...intents, data });
}
