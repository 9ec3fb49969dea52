import { existsSync } from 'node:fs';
import { isObject, objectIn, objectsIn, parseJson, textIn, type Json, type JsonObject } from '../wire/json';
import { plainest, refersTo, tagOf, type Schemas } from './schemas';

/** By which of the compiled schemas a body is judged: each entry of a list by itself; of several, the one that fits best. */
export interface Plan {
  readonly units: readonly string[];
  readonly list: boolean;
}

export interface Operation {
  readonly id: string;
  readonly request: Plan | null;
  /** By status: `200`, or `4XX` for all that begin so. */
  readonly answers: Readonly<Record<string, Plan>>;
}

export interface Description {
  /** By method and path, the parameters without their names: `POST /channels/{}/messages`. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** Made plainer, and with those that stand in the operations themselves under a name of their own. */
  readonly schemas: Schemas;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
/** Its body has an enumeration without values, which no schema may have. */
const SKIPPED = ['action_guild_join_request'];

/** The first of these files that exists. */
export function findDescription(...paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

/** Reads Discord's OpenAPI 3.1 description. Throws a plain sentence for a file that is something else. */
export function readDescription(text: string, path: string): Description {
  const all = parsed(text, path);
  const found = objectIn(objectIn(all.components).schemas);
  const raw: Record<string, JsonObject> = Object.fromEntries(
    Object.entries(found).map(([name, schema]) => [name, objectIn(schema)]),
  );
  const shared = objectIn(objectIn(all.components).responses);
  const inline: Record<string, JsonObject> = {};
  const operations: Record<string, Operation> = {};
  for (const [route, methods] of Object.entries(objectIn(all.paths))) {
    for (const method of METHODS) {
      const operation = objectIn(methods)[method];
      if (!isObject(operation)) continue;
      const id = textIn(operation.operationId) ?? `${method} ${route}`;
      const plan = (schema: Json | undefined, part: string): Plan | null =>
        isObject(schema) && !SKIPPED.includes(id) ? planFor(schema, { name: `${id}.${part}`, raw, inline }) : null;
      const answers = Object.entries(objectIn(operation.responses)).flatMap(([status, answer]) => {
        const here = shared[refersTo(answer) ?? ''] ?? answer;
        const found = plan(jsonSchemaOf(here), status);
        return found ? [[status, found] as const] : [];
      });
      operations[`${method.toUpperCase()} ${route.replace(/\{[^}]*\}/g, '{}')}`] = {
        id,
        request: plan(jsonSchemaOf(operation.requestBody), 'request'),
        answers: Object.fromEntries(answers),
      };
    }
  }
  const schemas = { ...raw, ...inline };
  return {
    operations,
    schemas: Object.fromEntries(Object.keys(schemas).map((name) => [name, plainest(name, schemas)])),
  };
}

function parsed(text: string, path: string): JsonObject {
  try {
    const all = parseJson(text);
    if (isObject(all) && isObject(all.paths) && isObject(all.components)) return all;
  } catch {
    // said below
  }
  throw new Error(`${path} is no OpenAPI description in JSON.`);
}

function jsonSchemaOf(holder: Json | undefined): Json | undefined {
  return objectIn(objectIn(objectIn(holder).content)['application/json']).schema;
}

function planFor(schema: JsonObject, p: { name: string; raw: Schemas; inline: Record<string, JsonObject> }): Plan {
  const items = schema.type === 'array' && isObject(schema.items) ? schema.items : null;
  // The length of a list is a rule of its own, and the entries share their rules with others.
  if (items && Object.keys(schema).every((key) => key === 'type' || key === 'items')) {
    return { ...planFor(items, p), list: true };
  }
  const own = refersTo(schema);
  if (own !== null) return { units: [own], list: false };
  const branches = objectsIn(schema.oneOf ?? schema.anyOf);
  const names = branches.flatMap((branch) => refersTo(branch) ?? []);
  if (names.length > 1 && names.length === branches.length && tagOf(branches, p.raw) === null)
    return { units: names, list: false };
  p.inline[p.name] = schema;
  return { units: [p.name], list: false };
}
