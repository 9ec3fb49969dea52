import { isFull, pin, pinnedIn, unpin } from '../acts/pins';
import { MessageType, Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import type { JsonObject } from '../wire/json';
import { no } from './errors';
import { channelOf, may, messageOf, needInChannel, needOpen, shown } from './find';
import { beforeInstantIn, limitIn } from './query';
import { done, ok, type Answer, type Ask, type Route } from './router';

const MOST_LISTED = 50;

function add(ask: Ask): Answer {
  const { channel, message } = pinnable(ask);
  if (message.pinnedAt === null && isFull(channel)) throw no('tooManyPins');
  pin(ask.world, channel, message, ask.world.town.botId);
  return done;
}

function remove(ask: Ask): Answer {
  const { channel, message } = pinnable(ask);
  unpin(ask.world, channel, message);
  return done;
}

/** In direct messages both may pin; in a guild it needs a right of its own. */
function pinnable(ask: Ask): { channel: Channel; message: Message } {
  const channel = channelOf(ask);
  if (channel.guildId !== null) needInChannel(ask, channel, Permission.PinMessages);
  const message = messageOf(ask, channel);
  needOpen(channel);
  if (message.type === MessageType.ChannelPinned) throw no('systemMessage');
  return { channel, message };
}

/** Newest pin first; `before` is the instant of a pin. Without Read Message History there is nothing to see. */
function list(ask: Ask): Answer {
  const found = readable(ask);
  const limit = limitIn(ask, { usual: MOST_LISTED, most: MOST_LISTED });
  const before = beforeInstantIn(ask);
  const older = found.filter((message) => Date.parse(message.pinnedAt ?? '') < before);
  const items = older.slice(0, limit).map((message): JsonObject => ({
    pinned_at: message.pinnedAt,
    message: shown(ask, message),
  }));
  return ok({ items, has_more: older.length > limit });
}

/** The list of old: all at once, and no more than fifty. */
function listPlain(ask: Ask): Answer {
  return ok(
    readable(ask)
      .slice(0, MOST_LISTED)
      .map((message) => shown(ask, message)),
  );
}

function readable(ask: Ask): Message[] {
  const channel = channelOf(ask);
  return may(ask, channel, Permission.ReadMessageHistory) ? pinnedIn(channel) : [];
}

export const pinRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel/messages/pins', handler: list },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', handler: add },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', handler: remove },
  { method: 'GET', path: '/channels/:channel/pins', handler: listPlain },
  { method: 'PUT', path: '/channels/:channel/pins/:message', handler: add },
  { method: 'DELETE', path: '/channels/:channel/pins/:message', handler: remove },
];
