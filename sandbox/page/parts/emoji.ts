import { isObject, textIn, type Json } from '../../wire/json';

/** An emoji as Discord sends it. One of a server's own is named, since its picture lies elsewhere. */
export function emojiWords(emoji: Json | undefined): string | undefined {
  if (!isObject(emoji)) return undefined;
  const name = textIn(emoji.name);
  return name !== undefined && textIn(emoji.id) !== undefined ? `:${name}:` : name;
}
