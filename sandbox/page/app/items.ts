import type { SeenMessage } from '../../client';
import { MessageType } from '../../town/flags';
import type { Item, Original } from '../screen';

/** What stands in a conversation from top to bottom, one for each message; `mayHaveEarlier` ones that are not among these. */
export const itemsOf = (messages: readonly SeenMessage[], mayHaveEarlier: boolean): Item[] =>
  messages.map((message): Item => {
    if (message.type === MessageType.ChannelPinned)
      return { is: 'pinned', by: message.author.id, at: new Date(message.town_time), message: message.repliesTo };
    const missing = mayHaveEarlier ? 'further up' : 'gone';
    return { is: 'message', message, original: originalOf(message, messages, missing) };
  });

function originalOf(
  { repliesTo }: SeenMessage,
  messages: readonly SeenMessage[],
  missing: Original,
): Original | undefined {
  return repliesTo === undefined ? undefined : (messages.find(({ id }) => id === repliesTo) ?? missing);
}
