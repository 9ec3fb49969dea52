import { isObject, objectIn, objectsIn, textsIn, type Json, type JsonObject } from '../wire/json';

/** What the compiler knows of; the other formats of the description (`snowflake`, `nonce`) say nothing that a pattern does not. */
export const FORMATS = ['uri', 'date-time', 'int32', 'int64', 'double'] as const;

/** The description says integer here, yet clients send decimal strings, since the fields have more than 53 bits. */
const BITFIELDS = ['default_member_permissions', 'permissions', 'allow', 'deny'];
const AS_SENT: JsonObject = { type: ['integer', 'string', 'null'], pattern: '^\\d{1,20}$', minimum: 0 };

/** Of a file that is sent along the number in `files[n]`, by Discord's own examples 0 and not "0" (reference, "Uploading Files"). */
const NUMBERED = 'MessageAttachmentRequest';

/** These say nothing about what is valid. */
const IDLE = ['description', 'title', 'contentEncoding', 'x-discord-union', 'discriminator'];
/** Below these keys stand lists of words, not schemas. */
const PLAIN = ['enum', 'required', 'type', 'const'];

export type Schemas = Readonly<Record<string, JsonObject>>;

export const refTo = (name: string): JsonObject => ({ $ref: `discord#/components/schemas/${name}` });

/** The name of the component that a schema is nothing but a reference to. */
export function refersTo(schema: Json | undefined): string | null {
  const ref = isObject(schema) ? schema.$ref : undefined;
  return typeof ref === 'string' ? (ref.split('/').pop() ?? null) : null;
}

/** One of the description's schemas by its name, as the compiler is to have it. */
export function plainest(name: string, schemas: Schemas): JsonObject {
  const schema = objectIn(plainer(schemas[name] ?? {}, schemas));
  if (name !== NUMBERED) return schema;
  return { ...schema, properties: { ...objectIn(schema.properties), id: { ...AS_SENT, type: ['integer', 'string'] } } };
}

/**
 * A schema as the compiler is to have it: what it allows is the same, but a union is decided by its tag (`type`,
 * mostly) before anything else is looked at. So a wrong component is told what is wrong with it, and not what keeps
 * it from being each of eleven others.
 */
export function plainer(schema: Json, schemas: Schemas): Json {
  if (Array.isArray(schema)) return schema.map((each) => plainer(each, schemas));
  if (!isObject(schema)) return schema;
  const name = refersTo(schema);
  if (name !== null) return refTo(name);
  const out: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (value === undefined || IDLE.includes(key)) continue;
    if (key === 'format' && !FORMATS.some((known) => known === value)) continue;
    // An enumeration beside a reference to the whole enumeration it is taken from.
    if (key === 'allOf' && Array.isArray(schema.enum)) continue;
    if (key === 'oneOf' || key === 'anyOf') Object.assign(out, union(objectsIn(value), schemas));
    else if (key === 'properties') out.properties = properties(objectIn(value), schemas);
    else out[key] = PLAIN.includes(key) ? value : plainer(value, schemas);
  }
  return out;
}

function properties(all: JsonObject, schemas: Schemas): JsonObject {
  return Object.fromEntries(
    Object.entries(all).map(([key, schema]) => {
      const isBitfield = BITFIELDS.includes(key) && JSON.stringify(schema).includes('"integer"');
      return [key, isBitfield ? AS_SENT : plainer(objectIn(schema), schemas)];
    }),
  );
}

function union(branches: JsonObject[], schemas: Schemas): JsonObject {
  const real = branches.filter((branch) => branch.type !== 'null');
  const inner = unionOfReal(real, schemas);
  return real.length === branches.length ? inner : { if: { type: 'null' }, else: inner };
}

function unionOfReal(branches: JsonObject[], schemas: Schemas): JsonObject {
  const [only] = branches;
  if (branches.every((branch) => branch.const !== undefined))
    return { enum: branches.map((branch) => branch.const ?? null) };
  if (only && branches.length === 1) return objectIn(plainer(only, schemas));
  const tag = tagOf(branches, schemas);
  if (tag === null) return { anyOf: branches.map((branch) => plainer(branch, schemas)) };
  const has = (values: Json[]): JsonObject => ({
    type: 'object',
    required: [tag],
    properties: { [tag]: { enum: values } },
  });
  const all = branches.flatMap((branch) => valuesOf(branch, tag, schemas));
  return branches.reduceRight<JsonObject>(
    (otherwise, branch) => ({
      if: has(valuesOf(branch, tag, schemas)),
      then: plainer(branch, schemas),
      else: otherwise,
    }),
    has(all),
  );
}

/** The property by whose value the branches of a union are told apart, if there is one. */
export function tagOf(branches: readonly JsonObject[], schemas: Schemas): string | null {
  const [first] = branches;
  if (!first) return null;
  const candidates = Object.keys(objectIn(resolved(first, schemas).properties));
  const tells = (tag: string): boolean =>
    branches.every(
      (branch) =>
        textsIn(resolved(branch, schemas).required).includes(tag) && valuesOf(branch, tag, schemas).length > 0,
    );
  const apart = (tag: string): boolean => {
    const values = branches.flatMap((branch) => valuesOf(branch, tag, schemas));
    return new Set(values).size === values.length;
  };
  return candidates.find((tag) => tells(tag) && apart(tag)) ?? null;
}

function valuesOf(branch: JsonObject, tag: string, schemas: Schemas): Json[] {
  const property = objectIn(objectIn(resolved(branch, schemas).properties)[tag]);
  if (property.const !== undefined) return [property.const];
  return Array.isArray(property.enum) ? property.enum : [];
}

function resolved(schema: JsonObject, schemas: Schemas): JsonObject {
  const name = refersTo(schema);
  return name === null ? schema : (schemas[name] ?? {});
}
