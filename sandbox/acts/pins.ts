import { Intent, MessageType } from '../town/flags';
import type { Channel, Message } from '../town/model';
import type { World } from '../world';
import { guildPart, tellInChannel } from './hearing';
import { post, tell } from './messages';

/** Pinning says so in the channel, in a message of Discord's own. */
export function pin(world: World, channel: Channel, message: Message, author: string): void {
  if (message.pinnedAt !== null) return;
  message.pinnedAt = new Date().toISOString();
  channel.lastPinAt = message.pinnedAt;
  told(world, channel, message);
  post(world, {
    channel,
    author,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    type: MessageType.ChannelPinned,
    repliesTo: message.id,
    allowedMentions: { parse: [] },
  });
}

export function unpin(world: World, channel: Channel, message: Message): void {
  if (message.pinnedAt === null) return;
  message.pinnedAt = null;
  told(world, channel, message);
}

const MOST_PINS = 250;

export function isFull(channel: Channel): boolean {
  return pinnedIn(channel).length >= MOST_PINS;
}

/** Newest pin first. */
export function pinnedIn(channel: Channel): Message[] {
  return [...channel.messages.values()]
    .filter((message) => message.pinnedAt !== null)
    .reverse()
    .sort((a, b) => Date.parse(b.pinnedAt ?? '') - Date.parse(a.pinnedAt ?? ''));
}

function told(world: World, channel: Channel, message: Message): void {
  tell(world, message, 'MESSAGE_UPDATE');
  tellInChannel(world, channel, {
    event: 'CHANNEL_PINS_UPDATE',
    guild: Intent.Guilds,
    direct: Intent.DirectMessages,
    data: { ...guildPart(channel), channel_id: channel.id, last_pin_timestamp: channel.lastPinAt },
  });
}
