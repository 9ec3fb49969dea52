import { isObject, numberIn, textIn } from '../wire/json';

/** A file that a person sends along: a text, or any bytes in base64. */
export type GivenFile = {
  readonly filename: string;
  /** as their browser names it; a text is text/plain otherwise, and all else is unknown */
  readonly type?: string;
  /** what the bot is told of its size, where that is not to be the truth */
  readonly size?: number;
} & ({ readonly text: string } | { readonly base64: string });

export interface ReadFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly saidSize: number;
}

/** Null: it is no file. */
export function readGivenFile(value: unknown): ReadFile | null {
  if (!isObject(value)) return null;
  const [name, text, base64] = [textIn(value.filename), textIn(value.text), textIn(value.base64)];
  const bytes = text === undefined ? base64 : text;
  if (name === undefined || bytes === undefined || (text !== undefined && base64 !== undefined)) return null;
  const read = Buffer.from(bytes, text === undefined ? 'base64' : 'utf8');
  const usual = text === undefined ? 'application/octet-stream' : 'text/plain; charset=utf-8';
  return { name, type: textIn(value.type) ?? usual, bytes: read, saidSize: numberIn(value.size) ?? read.length };
}
