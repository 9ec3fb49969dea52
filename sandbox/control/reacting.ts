import { isFull, pin, unpin } from '../acts/pins';
import { hasRoomForEmoji, isEmoji, react, unreact } from '../acts/reactions';
import { ControlError } from '../refusal';
import { done, type Answer, type Ask, type Route } from '../rest/router';
import { MessageType, Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import { allows, channelPermissions } from '../town/permissions';
import { who } from './find';
import { canRead } from './views';

/** What one person does to a message that is there: reactions and pins. */

function addReaction(ask: Ask): Answer {
  const { user, channel, message } = seen(ask);
  const emoji = ask.params.emoji ?? '';
  if (!isEmoji(emoji)) throw new ControlError(400, 'not an emoji');
  if (!message.reactions.has(emoji)) {
    need(ask, { channel, user, wanted: Permission.AddReactions });
    if (!hasRoomForEmoji(message)) throw new ControlError(409, 'no room for another emoji here');
  }
  react(ask.world, channel, { message, emoji, user });
  return done;
}

function takeReactionBack(ask: Ask): Answer {
  const { user, channel, message } = seen(ask);
  unreact(ask.world, channel, { message, emoji: ask.params.emoji ?? '', user });
  return done;
}

function setPin(ask: Ask, isPinned: boolean): Answer {
  const { user, channel, message } = seen(ask);
  if (channel.guildId !== null) need(ask, { channel, user, wanted: Permission.PinMessages });
  if (message.type === MessageType.ChannelPinned) throw new ControlError(403, 'not a message of anybody');
  if (isPinned && isFull(channel)) throw new ControlError(409, 'no room for another pin here');
  if (isPinned) pin(ask.world, channel, message, user);
  else unpin(ask.world, channel, message);
  return done;
}

function need(ask: Ask, p: { channel: Channel; user: string; wanted: bigint }): void {
  if (!allows(channelPermissions(ask.world.town, p.channel, p.user), p.wanted))
    throw new ControlError(403, 'not allowed to do that here');
}

function seen(ask: Ask): { user: string; channel: Channel; message: Message } {
  const user = who(ask);
  const { town } = ask.world;
  const message = town.messages.get(ask.params.message ?? '');
  const channel = message ? town.channels.get(message.channelId) : undefined;
  if (!message || !channel || message.onlyFor !== null || !canRead(town, channel, user))
    throw new ControlError(404, 'no such message');
  if (channel.thread?.archived) throw new ControlError(403, 'the thread is archived');
  return { user, channel, message };
}

const AT = '/as/:user/messages/:message';

export const reactingRoutes: Route[] = [
  { method: 'PUT', path: `${AT}/reactions/:emoji`, handler: addReaction },
  { method: 'DELETE', path: `${AT}/reactions/:emoji`, handler: takeReactionBack },
  { method: 'PUT', path: `${AT}/pin`, handler: (ask) => setPin(ask, true) },
  { method: 'DELETE', path: `${AT}/pin`, handler: (ask) => setPin(ask, false) },
];
