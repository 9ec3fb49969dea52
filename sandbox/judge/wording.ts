import { isObject, type Json } from '../wire/json';
import type { Path } from '../validate/complaints';
import type { Fault } from './shelf';

export interface Complaint {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** What these say is said by the fault inside them. */
const AROUND = ['if', 'oneOf', 'anyOf', 'not'];

/** Each fault once, with Discord's code and words where they are known from the field, and in its manner otherwise. */
export function complaintsOf(faults: readonly Fault[], body: Json): Complaint[] {
  const all = faults.filter((fault) => !AROUND.includes(fault.keyword)).map((fault) => complaintOf(fault, body));
  const seen = new Set<string>();
  return all.filter(({ path, code }) => {
    const key = `${path.join('/')} ${code}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function complaintOf(fault: Fault, body: Json): Complaint {
  const here = fault.instancePath.split('/').slice(1).map(unescaped);
  const { params } = fault;
  if (fault.keyword === 'required')
    return {
      path: [...here, String(params.missingProperty)],
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    };
  const value = at(body, here);
  return { path: here, ...said(fault, value) };
}

function said({ keyword, params }: Fault, value: Json | undefined): Omit<Complaint, 'path'> {
  const limit = String(params.limit);
  switch (keyword) {
    case 'type':
      return ofType(Array.isArray(params.type) ? params.type.map(String) : [String(params.type)], value);
    case 'enum':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${listed(params.allowedValues)}}.` };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${limit} or fewer in length.` };
    case 'minLength':
    case 'minItems':
      return value === '' ? missing : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${limit} or more in length.` };
    case 'maximum':
      return { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${limit}.` };
    case 'minimum':
      return { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${limit}.` };
    case 'format':
      return params.format === 'uri'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'DATE_TIME_TYPE_PARSE', message: `Could not parse ${written(value)}. Should be ISO8601.` };
    case 'pattern':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value ${written(value)} is not snowflake.` };
    case 'uniqueItems':
      return { code: 'SET_TYPE_CONTAINS_DUPLICATES', message: 'Values must be different.' };
    default:
      return { code: 'BASE_TYPE_INVALID', message: 'The value is not valid.' };
  }
}

const missing = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

function ofType(types: string[], value: Json | undefined): Omit<Complaint, 'path'> {
  if (types.includes('array'))
    return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
  if (types.includes('object')) return { code: 'MODEL_TYPE_CONVERT', message: 'Expected an object/dictionary.' };
  if (types.includes('boolean')) return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
  if (types.includes('string'))
    return { code: 'STRING_TYPE_CONVERT', message: `Could not interpret ${written(value)} as string.` };
  return { code: 'NUMBER_TYPE_COERCE', message: `Value ${written(value)} is not int.` };
}

function written(value: Json | undefined): string {
  return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

function listed(values: unknown): string {
  return Array.isArray(values)
    ? values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(', ')
    : '';
}

function at(body: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) ? value[key] : undefined;
  }, body);
}

/** As JSON pointers write it. */
function unescaped(part: string): string {
  return part.replace(/~1/g, '/').replace(/~0/g, '~');
}
