import type { JsonObject } from '../wire/json';

/** `emoji` is a Unicode emoji or `name:id`, as in the route. */
export function emojiShape(emoji: string): JsonObject {
  const [name, id] = emoji.split(':');
  return id === undefined ? { id: null, name: emoji } : { id, name: name ?? null };
}

export function reactionShape(emoji: string, people: ReadonlySet<string>, viewer: string): JsonObject {
  return {
    emoji: emojiShape(emoji),
    count: people.size,
    count_details: { burst: 0, normal: people.size },
    burst_colors: [],
    me_burst: false,
    me: people.has(viewer),
  };
}
