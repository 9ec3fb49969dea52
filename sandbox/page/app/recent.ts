import type { SeenMessage } from '../../client';

/** What has been read of a channel, oldest first, and whether there may be more above it. */
export interface Read {
  readonly messages: readonly SeenMessage[];
  readonly mayHaveEarlier: boolean;
}

export const NOTHING: Read = { messages: [], mayHaveEarlier: false };

/** How many messages a look brings along, where there are so many. */
export const RECENT = 50;

/** What was read before stays above the newest ones, unless something between the two was missed. */
export function withRecent(known: Read, seen: readonly SeenMessage[]): Read {
  const before = new Map(known.messages.map((message) => [message.id, message]));
  // One that says what it said is the one that is drawn already.
  const recent = seen.map((message) => {
    const old = before.get(message.id);
    return old && JSON.stringify(old) === JSON.stringify(message) ? old : message;
  });
  const [first] = recent;
  if (!first || recent.length < RECENT) return { messages: recent, mayHaveEarlier: false };
  const at = known.messages.findIndex(({ id }) => id === first.id);
  if (at < 0) return { messages: recent, mayHaveEarlier: true };
  return { ...known, messages: [...known.messages.slice(0, at), ...recent] };
}
