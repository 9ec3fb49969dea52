import type { FieldValue as SentValue } from '../../interactions/form';
import type { OptionValue } from '../../interactions/options';
import type { Fields } from '../parts/deeds';
import { Refused } from './call';

/** Files travel as text in JSON; a text is what the town keeps of them. */

const MOST_BYTES = 1_000_000;

export async function fileValue(file: File): Promise<Extract<OptionValue, object>> {
  if (file.size > MOST_BYTES) throw new Refused(400, `${file.name} is too large: up to 1 MB, please.`);
  return { filename: file.name, text: await file.text() };
}

/** What a form holds, as the control API takes it. A file field that was left empty is left out. */
export async function sendable(fields: Fields): Promise<Record<string, SentValue>> {
  const sent: Record<string, SentValue> = {};
  for (const [name, value] of fields) {
    if (typeof value === 'string' || typeof value === 'boolean') sent[name] = value;
    else {
      const [first] = value;
      const texts = value.filter((one) => typeof one === 'string');
      if (first instanceof File) sent[name] = await fileValue(first);
      else sent[name] = texts;
    }
  }
  return sent;
}
