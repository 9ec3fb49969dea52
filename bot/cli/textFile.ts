import { readFileSync, statSync } from 'node:fs';

/** Ten thousand people with a number on each line are some 40 MB; more than this is no list of people. */
const mostBytes = 100 * 1024 * 1024;

/** The text of a file in UTF-8, or in UTF-16 when it says so, as some shells write; otherwise what is in the way. */
export function textOf(path: string): string | Error {
  try {
    if (statSync(path).size > mostBytes) return new Error('it is larger than 100 MB, and I read no more than that.');
    return textIn(readFileSync(path));
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

export function textIn(bytes: Uint8Array): string | Error {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new Error(`it is not written in ${encoding.toUpperCase()}. Save it as UTF-8, please.`);
  }
}
