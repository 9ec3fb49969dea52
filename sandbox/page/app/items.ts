import type { SeenMessage } from '../../client';
import type { Item, Original } from '../screen';

const PINNED = 6;

/** What stands in a conversation from top to bottom, one for each message. */
export const itemsOf = (messages: readonly SeenMessage[]): Item[] => messages.map((one) => itemOf(one, messages));

function itemOf(message: SeenMessage, messages: readonly SeenMessage[]): Item {
  if (message.type === PINNED)
    return { is: 'pinned', by: message.author.id, at: new Date(message.town_time), message: message.repliesTo };
  return { is: 'message', message, original: originalOf(message, messages) };
}

function originalOf({ repliesTo }: SeenMessage, messages: readonly SeenMessage[]): Original | undefined {
  if (repliesTo === undefined) return undefined;
  return messages.find(({ id }) => id === repliesTo) ?? 'gone';
}
