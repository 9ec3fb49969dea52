import { clearEmoji, clearReactions, hasRoomForEmoji, isEmoji, react, unreact } from '../acts/reactions';
import { userShape } from '../shapes/people';
import { Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import { byAge } from '../town/snowflake';
import { no } from './errors';
import { channelOf, messageOf, needInChannel, needOpen, userIdIn, userOf } from './find';
import { idIn, limitIn } from './query';
import { done, ok, type Answer, type Ask, type Route } from './router';

function add(ask: Ask): Answer {
  const { channel, message, emoji } = place(ask);
  needInChannel(ask, channel, Permission.ReadMessageHistory);
  if (!message.reactions.has(emoji)) {
    needInChannel(ask, channel, Permission.AddReactions);
    if (!hasRoomForEmoji(message)) throw no('tooManyReactions');
  }
  needOpen(channel);
  react(ask.world, channel, { message, emoji, user: ask.world.town.botId });
  return done;
}

function remove(ask: Ask): Answer {
  const { channel, message, emoji } = place(ask);
  const user = userIdIn(ask);
  if (user !== ask.world.town.botId) needInChannel(ask, channel, Permission.ManageMessages);
  needOpen(channel);
  userOf(ask.world, user);
  if (message.reactions.get(emoji)?.has(user) !== true) throw no('unknownEmoji');
  unreact(ask.world, channel, { message, emoji, user });
  return done;
}

function clear(ask: Ask): Answer {
  const { channel, message } = place(ask);
  needInChannel(ask, channel, Permission.ManageMessages);
  needOpen(channel);
  if (ask.params.emoji === undefined) clearReactions(ask.world, channel, message);
  else clearEmoji(ask.world, channel, { message, emoji: ask.params.emoji });
  return done;
}

/** By their ids, a page at a time. Nobody has bursts here. */
function people(ask: Ask): Answer {
  const { channel, message, emoji } = place(ask);
  needInChannel(ask, channel, Permission.ReadMessageHistory);
  const after = idIn(ask, 'after') ?? 0n;
  const limit = limitIn(ask, { usual: 25, most: 100 });
  const found = ask.query.get('type') === '1' ? [] : [...(message.reactions.get(emoji) ?? [])];
  const later = found.filter((id) => BigInt(id) > after).sort(byAge);
  return ok(later.slice(0, limit).map((id) => userShape(userOf(ask.world, id))));
}

function place(ask: Ask): { channel: Channel; message: Message; emoji: string } {
  const channel = channelOf(ask);
  const message = messageOf(ask, channel);
  const emoji = ask.params.emoji ?? '';
  if (ask.params.emoji !== undefined && !isEmoji(emoji)) throw no('unknownEmoji');
  return { channel, message, emoji };
}

const ALL = '/channels/:channel/messages/:message/reactions';

export const reactionRoutes: Route[] = [
  { method: 'GET', path: `${ALL}/:emoji`, handler: people },
  { method: 'PUT', path: `${ALL}/:emoji/@me`, handler: add },
  { method: 'DELETE', path: `${ALL}/:emoji/:user`, handler: remove },
  { method: 'DELETE', path: `${ALL}/:emoji`, handler: clear },
  { method: 'DELETE', path: ALL, handler: clear },
];
