import { readFileSync, statSync } from 'node:fs';

/** Ten thousand people with a number on each line are some 40 MB; more than this is no list of people. */
const mostBytes = 100 * 1024 * 1024;

/** The text of a file in UTF-8, or in UTF-16 when it says so, as some shells write; otherwise what is in the way. */
export function textOf(path: string): string | Error {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return new Error('it is a folder. Name a file in it, please.');
    if (found.size > mostBytes) return new Error('it is larger than 100 MB, and I read no more than that.');
    return textIn(readFileSync(path));
  } catch (fault) {
    if (!(fault instanceof Error)) return new Error(String(fault));
    return new Error(('code' in fault && inWords[String(fault.code)]) || fault.message);
  }
}

const inWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EACCES: 'I may not read it.',
  EPERM: 'I may not read it.',
};

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
