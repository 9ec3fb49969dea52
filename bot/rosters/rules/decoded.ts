/** Why a file is no table at all. */
export type NoText = 'empty' | 'spreadsheet' | 'notText' | 'oldText';

/** What office programs save by themselves: they are archives, or what came before those. */
const archives = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const control = /[^\P{Cc}\t\r\n]/u;

/**
 * The text in a file: UTF-8, with or without its mark, or UTF-16 of either order with it. Signs that no table has show
 * that it is none; a text in one of the older encodings is told from those, since it can be saved again.
 */
export function decoded(bytes: Uint8Array): { readonly text: string } | { readonly fault: NoText } {
  if (archives.some((signs) => startsWith(bytes, signs))) return { fault: 'spreadsheet' };
  const encoding = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : 'utf-8';
  const text = textIn(bytes, encoding);
  if (text === null) return { fault: bytes.includes(0) || encoding !== 'utf-8' ? 'notText' : latinOr(bytes) };
  if (control.test(text)) return { fault: 'notText' };
  return text.trim() === '' ? { fault: 'empty' } : { text };
}

const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** Without the mark; null where the bytes are none of this encoding. */
function textIn(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** No encoding of eight bits has controls below the letters, other than those of lines. */
const latinOr = (bytes: Uint8Array): NoText =>
  bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)) ? 'notText' : 'oldText';
