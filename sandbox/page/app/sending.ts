import type { FieldValue as SentValue } from '../../interactions/form';
import type { GivenFile } from '../../interactions/options';
import type { Fields } from '../parts/deeds';
import { Refused } from './call';

/** Files travel as text in JSON; a text is what the town keeps of them. */

const MOST_BYTES = 1_000_000;

export async function fileValue(file: File): Promise<GivenFile> {
  if (file.size > MOST_BYTES) throw new Refused(400, `${file.name} is too large: up to 1 MB, please.`);
  return { filename: file.name, text: await file.text() };
}

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
