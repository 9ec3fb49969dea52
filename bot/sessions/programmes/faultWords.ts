import type { z } from 'zod';
import { nearest } from '../../common/nearest';
import { fieldsOfKinds } from './programme';

/** What zod found, as a host understands it: a reason for each field. */

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

export interface Reason {
  readonly path: Path;
  readonly reason: string;
  /** about the steps as a whole: says nothing while some of them could not be put in place */
  readonly across: boolean;
}

/** The fields of what is no step, by the name of the list or field it stands in; '' is the file itself. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export function reasonsOf(issue: Issue, data: unknown, fields: Fields): Reason[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(path, data, fields);
    return issue.keys.map((key) => ({ path: [...path, key], reason: unknownField(key, known), across: false }));
  }
  if (issue.code === 'invalid_union') return [kindReason(path, data)];
  const across = issue.code === 'custom' && issue.params?.across === true;
  return [{ path, reason: reasonOf(issue, valueAt(data, path)), across }];
}

function reasonOf(issue: Exclude<Issue, { code: 'unrecognized_keys' | 'invalid_union' }>, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return 'is missing';
      if (value === null) return 'is left empty';
      return `must be ${types[issue.expected] ?? issue.expected}, not ${shown(value)}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue, value);
    case 'invalid_value': {
      if (value === undefined) return 'is missing';
      const options = issue.values.map(String);
      return `must be ${listed(options, 'or')}, not ${shown(value)}${perhaps(asText(value), options)}`;
    }
    default:
      return issue.message;
  }
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each line with a dash',
  object: 'fields, each as “name: value”',
};

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return 'is empty';
  if (origin === 'array') return `needs ${minimum === 1 ? 'at least one' : `at least ${minimum}`} in it`;
  return inclusive === false ? `must be more than ${minimum}` : `must be at least ${minimum}`;
}

function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>, value: unknown): string {
  if (origin === 'string') {
    return `may have ${maximum} characters, and has ${asText(value).trim().length}; say it shorter`;
  }
  const length = Array.isArray(value) ? `, and holds ${value.length}` : '';
  return origin === 'array' ? `may hold at most ${maximum}${length}` : `must be at most ${maximum}`;
}

function kindReason(path: Path, data: unknown): Reason {
  const kind = valueAt(data, path);
  const kinds = [...fieldsOfKinds.keys()];
  const step = valueAt(data, path.slice(0, -1));
  if (kind === undefined || kind === null) {
    const like = Object.keys(step ?? {}).find((key) => nearest(key, ['kind', 'use']) !== undefined);
    const hint =
      like === undefined || like === 'kind' ? '' : `; did you mean “${nearest(like, ['kind', 'use'])}” by “${like}”?`;
    return { path, reason: `a step says what it is: kind: ${listed(kinds, 'or')}${hint}`, across: false };
  }
  const hint = perhaps(asText(kind), kinds);
  return { path, reason: `there is no kind ${shown(kind)}${hint}; there are ${listed(kinds, 'and')}`, across: false };
}

function unknownField(key: string, known: readonly string[]): string {
  const hint = perhaps(key, known);
  return `there is no such field here${hint}${known.length > 0 ? `; there are ${listed(known, 'and')}` : ''}`;
}

function fieldsAt(path: Path, data: unknown, fields: Fields): readonly string[] {
  const kind = valueAt(data, [...path, 'kind']);
  const ofKind = typeof kind === 'string' ? fieldsOfKinds.get(kind) : undefined;
  return ofKind ?? fields[path.filter((key) => typeof key === 'string').at(-1) ?? ''] ?? [];
}

export const perhaps = (said: string, among: readonly string[]): string => {
  const meant = nearest(said, among);
  return meant === undefined ? '' : `; did you mean “${meant}”?`;
};

export const listed = (words: readonly string[], and: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'fields';
  const text = asText(value).replace(/\s+/g, ' ').trim();
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null ? new Map(Object.entries(within)).get(`${key}`) : undefined,
    data,
  );
}
