import { edit, post, remove, removeMany } from '../acts/messages';
import { showTyping } from '../acts/typing';
import { MessageFlag, MessageType, Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import { bornAt, isSnowflake } from '../town/snowflake';
import { invalid } from '../validate/complaints';
import { checkMessage, checkMessageEdit } from '../validate/messages';
import { numberIn, objectIn, textIn, textsIn, writtenIn } from '../wire/json';
import { changeFrom, draftFrom, needSmallFiles } from './draft';
import { no } from './errors';
import {
  channelOf,
  guildOfChannel,
  may,
  messageOf,
  needAccess,
  needForParts,
  needInChannel,
  needOpen,
  needToSend,
  shown,
} from './find';
import { idIn, limitIn } from './query';
import { done, ok, type Answer, type Ask, type Route } from './router';

const DAYS_14_MS = 14 * 24 * 60 * 60 * 1000;

function create(ask: Ask): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  needToSend(ask, channel);
  needForParts(ask, channel);
  checkMessage(ask.body, { files: ask.files.length });
  needSmallFiles(ask);
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
  return ok(shown(ask, message));
}

/** The message this one replies to; one that is gone is an error, unless the sender does not mind. */
function answered(ask: Ask, channel: Channel): string | undefined {
  const reference = objectIn(ask.body.message_reference);
  const id = textIn(reference.message_id);
  if (id === undefined) return undefined;
  if (!may(ask, channel, Permission.ReadMessageHistory)) throw no('blindReply');
  const original = channel.messages.get(id);
  if (!original || original.onlyFor !== null) {
    if (reference.fail_if_not_exists === false) return undefined;
    throw invalid(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  if (original.type === MessageType.ChannelPinned)
    throw invalid(['message_reference'], 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  return id;
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
  return ok(shown(ask, message));
}

/** Writing reopens an archived thread; a locked one only for those who hold Manage Threads. */
function needToReopen(ask: Ask, channel: Channel): void {
  if (!channel.thread?.locked) return;
  if (may(ask, channel, Permission.ManageThreads)) return;
  throw no(channel.thread.archived ? 'archived' : 'threadLocked');
}

function sharesGuild(ask: Ask, userId: string): boolean {
  const { town } = ask.world;
  return [...town.guilds.values()].some((guild) => guild.members.has(userId) && guild.members.has(town.botId));
}

function history(ask: Ask): Answer {
  const channel = channelOf(ask);
  needAccess(ask, channel);
  // Where the past is not the bot's to read, it is empty.
  if (!may(ask, channel, Permission.ReadMessageHistory)) return ok([]);
  const limit = limitIn(ask, { usual: 50, most: 100 });
  const all = [...channel.messages.values()].filter((message) => message.onlyFor === null);
  return ok(window(ask, all, limit).map((message) => shown(ask, message)));
}

/** Newest first, as Discord gives it. */
function window(ask: Ask, all: Message[], limit: number): Message[] {
  const [after, before, around] = [idIn(ask, 'after'), idIn(ask, 'before'), idIn(ask, 'around')];
  if (after !== null)
    return all
      .filter(({ id }) => BigInt(id) > after)
      .slice(0, limit)
      .reverse();
  if (before !== null)
    return all
      .filter(({ id }) => BigInt(id) < before)
      .slice(-limit)
      .reverse();
  if (around === null) return all.slice(-limit).reverse();
  const at = all.findIndex(({ id }) => BigInt(id) >= around);
  const from = Math.max(0, (at < 0 ? all.length : at) - Math.floor(limit / 2));
  return all.slice(from, from + limit).reverse();
}

function read(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ReadMessageHistory);
  return ok(shown(ask, messageOf(ask, channel)));
}

function change(ask: Ask): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  const message = messageOf(ask, channel);
  if (message.authorId !== world.town.botId) return ok(shown(ask, quieten(ask, channel, message)));
  needOpen(channel);
  checkMessageEdit(ask.body, message, { files: ask.files.length });
  needSmallFiles(ask);
  return ok(shown(ask, edit(world, message, changeFrom(ask, ask.body, message))));
}

/** Of somebody else's message only the embeds can be put away, with Manage Messages. */
function quieten(ask: Ask, channel: Channel, message: Message): Message {
  const flags = numberIn(ask.body.flags);
  if (flags === undefined || Object.keys(ask.body).length > 1) throw no('notYourMessage');
  needInChannel(ask, channel, Permission.ManageMessages);
  needOpen(channel);
  return edit(ask.world, message, { flags: flags & MessageFlag.SuppressEmbeds });
}

function erase(ask: Ask): Answer {
  const channel = channelOf(ask);
  const message = messageOf(ask, channel);
  if (message.authorId !== ask.world.town.botId) needInChannel(ask, channel, Permission.ManageMessages);
  needOpen(channel);
  remove(ask.world, message);
  return done;
}

/** Two to a hundred; those that are gone already are passed over. */
function eraseMany(ask: Ask): Answer {
  const channel = channelOf(ask);
  guildOfChannel(ask, channel);
  needInChannel(ask, channel, Permission.ManageMessages);
  const ids = [...new Set(textsIn(ask.body.messages))];
  if (ids.length < 2 || ids.length > 100) throw no('wrongNumberToDelete');
  if (ids.some((id) => !isSnowflake(id) || Date.now() - bornAt(id) > DAYS_14_MS)) throw no('tooOldToBulkDelete');
  needOpen(channel);
  const found = ids.flatMap((id) => channel.messages.get(id) ?? []).filter((message) => message.onlyFor === null);
  removeMany(ask.world, channel, found);
  return done;
}

export const messageRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', handler: create },
  { method: 'GET', path: '/channels/:channel/messages', handler: history },
  { method: 'GET', path: '/channels/:channel/messages/:message', handler: read },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', handler: change },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', handler: erase },
  { method: 'POST', path: '/channels/:channel/messages/bulk-delete', handler: eraseMany },
  { method: 'POST', path: '/channels/:channel/typing', handler: typing },
];

function typing(ask: Ask): Answer {
  const { world } = ask;
  const channel = channelOf(ask);
  needToSend(ask, channel);
  showTyping(world, channel, world.town.botId);
  return done;
}
