import { edit, post, remove } from '../acts/messages';
import { Intent, MessageFlag, Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import { allows, audienceOf, channelPermissions } from '../town/permissions';
import { messageShape } from '../shapes/messages';
import { emojiShape } from '../shapes/reactions';
import { bornAt } from '../town/snowflake';
import { Complaints } from '../validate/complaints';
import { checkMessage, checkMessageEdit } from '../validate/messages';
import { objectIn, textIn, textsIn, writtenIn } from '../wire/json';
import { changeFrom, draftFrom } from './draft';
import { no } from './errors';
import { channelOf, messageOf, needInChannel, needToSend } from './find';
import { done, ok, type Answer, type Ask, type Route } from './router';

const DAYS_14_MS = 14 * 24 * 60 * 60 * 1000;

function create(ask: Ask): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  needToSend(ask, channel);
  checkMessage(ask.body, { files: ask.files.length });
  const known = knownNonce(ask, channel);
  if (known) return known;
  const recipient = channel.recipientId === null ? undefined : world.town.users.get(channel.recipientId);
  if (recipient && !sharesGuild(ask, recipient.id)) throw no('noMutualGuild');
  if (recipient && !recipient.dmsOpen) throw no('closedToYou');
  needToReopen(ask, channel);
  const draft = draftFrom(ask, ask.body, channel.id);
  // Ephemeral is for answers to interactions only.
  const flags = draft.flags & ~(MessageFlag.Ephemeral | MessageFlag.Loading);
  const message = post(world, {
    ...draft,
    flags,
    repliesTo: answered(ask, channel),
    channel,
    author: world.town.botId,
  });
  if (draft.nonce !== undefined)
    world.nonces.set(`${channel.id} ${draft.nonce}`, { messageId: message.id, at: Date.now() });
  return ok(messageShape(world.town, message));
}

/** The message this one replies to; one that is gone is an error, unless the sender does not mind. */
function answered(ask: Ask, channel: Channel): string | undefined {
  const reference = objectIn(ask.body.message_reference);
  const id = textIn(reference.message_id);
  if (id === undefined || channel.messages.has(id)) return id;
  const wrong = new Complaints();
  if (reference.fail_if_not_exists !== false)
    wrong.say(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  wrong.end();
  return undefined;
}

/** With `enforce_nonce`, the second of two equal sends posts nothing and answers with the first. */
function knownNonce(ask: Ask, channel: Channel): Answer | null {
  const { body, world } = ask;
  const nonce = writtenIn(body.nonce);
  if (body.enforce_nonce !== true || nonce === undefined) return null;
  const first = world.nonces.get(`${channel.id} ${nonce}`);
  if (!first || Date.now() - first.at > world.settings.nonceWindowMs) return null;
  const message = world.town.messages.get(first.messageId);
  if (!message) throw no('unknownMessage');
  return ok(messageShape(world.town, message));
}

/** Writing reopens an archived thread; a locked one only for those who hold Manage Threads. */
function needToReopen(ask: Ask, channel: Channel): void {
  if (!channel.thread?.locked) return;
  if (allows(channelPermissions(ask.world.town, channel, ask.world.town.botId), Permission.ManageThreads)) return;
  throw no(channel.thread.archived ? 'archived' : 'threadLocked');
}

function sharesGuild(ask: Ask, userId: string): boolean {
  const { town } = ask.world;
  return [...town.guilds.values()].some((guild) => guild.members.has(userId) && guild.members.has(town.botId));
}

function history(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ReadMessageHistory);
  const limit = Math.min(100, Math.max(1, Number(ask.query.get('limit') ?? 50)));
  const all = [...channel.messages.values()].filter((message) => message.onlyFor === null);
  return ok(window(all, ask.query, limit).map((message) => messageShape(ask.world.town, message)));
}

/** Newest first, as Discord gives it. */
function window(all: Message[], query: URLSearchParams, limit: number): Message[] {
  const after = query.get('after');
  const before = query.get('before');
  const around = query.get('around');
  if (after !== null)
    return all
      .filter(({ id }) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  if (before !== null)
    return all
      .filter(({ id }) => BigInt(id) < BigInt(before))
      .slice(-limit)
      .reverse();
  if (around === null) return all.slice(-limit).reverse();
  const at = all.findIndex(({ id }) => BigInt(id) >= BigInt(around));
  const from = Math.max(0, (at < 0 ? all.length : at) - Math.floor(limit / 2));
  return all.slice(from, from + limit).reverse();
}

function read(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ReadMessageHistory);
  return ok(messageShape(ask.world.town, messageOf(ask, channel)));
}

function change(ask: Ask): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  const message = messageOf(ask, channel);
  if (message.authorId !== world.town.botId) throw no('notYourMessage');
  if (channel.thread?.archived) throw no('archived');
  checkMessageEdit(ask.body, message, { files: ask.files.length });
  return ok(messageShape(world.town, edit(world, message, changeFrom(ask, ask.body, message))));
}

function erase(ask: Ask): Answer {
  const channel = channelOf(ask);
  const message = messageOf(ask, channel);
  if (message.authorId !== ask.world.town.botId) needInChannel(ask, channel, Permission.ManageMessages);
  if (channel.thread?.archived) throw no('archived');
  remove(ask.world, message);
  return done;
}

function eraseMany(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ManageMessages);
  const ids = textsIn(ask.body.messages);
  if (ids.some((id) => Date.now() - bornAt(id) > DAYS_14_MS)) throw no('tooOldToBulkDelete');
  for (const id of ids) {
    const message = channel.messages.get(id);
    if (message && message.onlyFor === null) remove(ask.world, message);
  }
  return done;
}

function pin(ask: Ask, pinned: boolean): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.PinMessages);
  const message = messageOf(ask, channel);
  message.pinned = pinned;
  world.gateway.dispatch(
    'CHANNEL_PINS_UPDATE',
    { intents: Intent.Guilds, guild: channel.guildId },
    { guild_id: channel.guildId, channel_id: channel.id },
  );
  return done;
}

function pins(ask: Ask): Answer {
  const channel = channelOf(ask);
  const items = [...channel.messages.values()].filter((message) => message.pinned).reverse();
  return ok({
    items: items.map((message) => ({ pinned_at: message.createdAt, message: messageShape(ask.world.town, message) })),
    has_more: false,
  });
}

function react(ask: Ask, on: boolean): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  const message = messageOf(ask, channel);
  const emoji = ask.params.emoji ?? '';
  if (on && !message.reactions.has(emoji))
    needInChannel(ask, channel, Permission.AddReactions | Permission.ReadMessageHistory);
  const people = message.reactions.get(emoji) ?? new Set();
  if (on) people.add(world.town.botId);
  else people.delete(world.town.botId);
  if (people.size > 0) message.reactions.set(emoji, people);
  else message.reactions.delete(emoji);
  world.ledger.write({
    kind: 'reaction',
    guild: channel.guildId,
    channel: channel.id,
    message: message.id,
    author: world.town.botId,
    audience: audienceOf(world.town, channel),
    text: on ? emoji : `${emoji} (taken back)`,
  });
  world.gateway.dispatch(
    on ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
    { intents: Intent.GuildMessageReactions, guild: channel.guildId },
    {
      user_id: world.town.botId,
      channel_id: channel.id,
      message_id: message.id,
      ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
      emoji: emojiShape(emoji),
      type: 0,
      burst: false,
    },
  );
  return done;
}

export const messageRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', handler: create },
  { method: 'GET', path: '/channels/:channel/messages', handler: history },
  { method: 'GET', path: '/channels/:channel/messages/pins', handler: pins },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', handler: (ask) => pin(ask, true) },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', handler: (ask) => pin(ask, false) },
  { method: 'GET', path: '/channels/:channel/messages/:message', handler: read },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', handler: change },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', handler: erase },
  { method: 'POST', path: '/channels/:channel/messages/bulk-delete', handler: eraseMany },
  {
    method: 'PUT',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    handler: (ask) => react(ask, true),
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    handler: (ask) => react(ask, false),
  },
  { method: 'POST', path: '/channels/:channel/typing', handler: typing },
];

function typing(ask: Ask): Answer {
  const channel = channelOf(ask);
  needToSend(ask, channel);
  ask.world.live.types(channel, ask.world.town.botId);
  return done;
}
