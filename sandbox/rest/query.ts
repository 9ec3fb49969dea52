import { isSnowflake } from '../town/snowflake';
import { Complaints, invalid, isInstant } from '../validate/complaints';
import type { Ask } from './router';

/** What stands behind the question mark. What makes no sense is refused, as in a body. */

/** How many are wanted on one page. */
export function limitIn(ask: Ask, p: { usual: number; most: number }): number {
  const text = ask.query.get('limit');
  if (text === null) return p.usual;
  const limit = Number(text);
  if (!/^-?\d+$/.test(text))
    throw invalid(['limit'], 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(text)} is not int.`);
  if (limit < 1) throw invalid(['limit'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.');
  if (limit > p.most)
    throw invalid(['limit'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${p.most}.`);
  return limit;
}

/** An id from which a list is read on, or back; null where none is given. */
export function idIn(ask: Ask, name: 'after' | 'around' | 'before'): bigint | null {
  const text = ask.query.get(name);
  if (text === null) return null;
  // Before the first of all ids is a place to begin, too.
  if (text !== '0' && !isSnowflake(text))
    throw invalid([name], 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(text)} is not snowflake.`);
  return BigInt(text);
}

/** An instant before which a list is read on, in milliseconds; later than all where none is given. */
export function beforeInstantIn(ask: Ask): number {
  const text = ask.query.get('before');
  if (text === null) return Number.POSITIVE_INFINITY;
  const wrong = new Complaints();
  if (!isInstant(text)) wrong.noInstant(['before'], text);
  wrong.end();
  return Date.parse(text);
}
