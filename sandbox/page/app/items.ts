import type { SeenMessage } from '../../client';
import { MessageType } from '../../town/flags';
import type { Item, Original } from '../screen';

/** What stands in a conversation from top to bottom, one for each message; `mayHaveEarlier` ones that are not among these. */
export const itemsOf = (messages: readonly SeenMessage[], mayHaveEarlier: boolean): Item[] =>
  messages.map((message): Item => {
    const missing = mayHaveEarlier ? 'further up' : 'gone';
    const original = message.type === MessageType.ChannelPinned ? undefined : originalOf(message, messages, missing);
    const before = known.get(message);
    if (before?.is === 'pinned' || (before?.is === 'message' && before.original === original)) return before;
    const item = itemOf(message, original);
    known.set(message, item);
    return item;
  });

/** A message that is what it was is not drawn anew because another one came. */
const known = new WeakMap<SeenMessage, Item>();

const itemOf = (message: SeenMessage, original: Original | undefined): Item =>
  message.type === MessageType.ChannelPinned
    ? { is: 'pinned', by: message.author.id, at: new Date(message.town_time), message: message.repliesTo }
    : { is: 'message', message, original };

function originalOf(
  { repliesTo }: SeenMessage,
  messages: readonly SeenMessage[],
  missing: Original,
): Original | undefined {
  return repliesTo === undefined ? undefined : (messages.find(({ id }) => id === repliesTo) ?? missing);
}
