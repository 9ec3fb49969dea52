import type { FieldValue as SentValue } from '../../interactions/form';
import type { GivenFile } from '../../interactions/givenFile';
import type { Fields } from '../parts/deeds';
import { Refused } from './call';

/** Files travel in JSON, their bytes in base64. */

/** What Discord takes of somebody who pays nothing. */
const MOST_BYTES = 10_485_760;

export async function fileValue(file: File): Promise<GivenFile> {
  if (file.size > MOST_BYTES) throw new Refused(400, `${file.name} is too large: up to 10 MB, please.`);
  const base64 = await base64Of(file);
  return { filename: file.name, base64, ...(file.type === '' ? {} : { type: file.type }) };
}

/** In pieces: a function takes only so many arguments. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

const PIECE = 0x8000;

/** What a form holds, as the control API takes it. */
export async function sendable(fields: Fields): Promise<Record<string, SentValue>> {
  const sent: Record<string, SentValue> = {};
  for (const [name, value] of fields) sent[name] = typeof value === 'object' ? await listed(value) : value;
  return sent;
}

async function listed(all: readonly (string | File)[]): Promise<readonly string[] | readonly GivenFile[]> {
  const files = all.filter((one) => one instanceof File);
  return files.length > 0 ? await Promise.all(files.map(fileValue)) : all.filter((one) => typeof one === 'string');
}
