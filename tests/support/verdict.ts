import { ownRefusal, refusal } from '../../sandbox/judge/court';
import { branchOf } from '../../sandbox/judge/branches';
import { openJudge } from '../../sandbox/judge/judge';
import type { DiscordError } from '../../sandbox/rest/errors';
import type { Asked } from '../../sandbox/validate/bodies';
import { isObject, parseJson, textIn } from '../../sandbox/wire/json';
import { description } from './sandbox';

/** The requests whose bodies are judged most, by what is in them. */
export const routes = {
  message: { method: 'POST', path: '/channels/:channel/messages' },
  edit: { method: 'PATCH', path: '/channels/:channel/messages/:message' },
  callback: { method: 'POST', path: '/interactions/:interaction/:token/callback' },
  commands: { method: 'PUT', path: '/applications/:application/commands' },
  command: { method: 'POST', path: '/applications/:application/commands' },
  channel: { method: 'POST', path: '/guilds/:guild/channels' },
  thread: { method: 'POST', path: '/channels/:channel/threads' },
} as const;

export type BodyKind = keyof typeof routes;

const judge = description === undefined ? null : openJudge(description);

/** What both judges say of a body before anything is done with it: each complaint as `path: CODE`, or `: 50006`. */
export interface Verdict {
  readonly own: readonly string[];
  /** Empty too where there is no description. */
  readonly described: readonly string[];
  /** The tree that the bot would get. */
  readonly together: readonly string[];
}

export async function verdictOn(kind: BodyKind, sent: unknown): Promise<Verdict> {
  const route = routes[kind];
  // As it would come over the wire: without what is undefined, builders made plain.
  const body = parseJson(JSON.stringify(sent));
  const asked: Asked = {
    params: {},
    body: isObject(body) ? body : {},
    list: Array.isArray(body) ? body : [],
    files: [],
    town: { messages: new Map(), commands: new Map(), channels: new Map(), guilds: new Map() },
  };
  const own = ownRefusal(route, asked);
  const operation = judge?.operation(route.method, route.path, {});
  const complaints = judge && operation ? await judge.request(operation, body, branchOf(operation.id, asked)) : [];
  return {
    own: own ? complaintsIn(own) : [],
    described: complaints.map(({ path, code }) => `${path.join('.')}: ${code}`),
    together: own || complaints.length > 0 ? complaintsIn(refusal(own, complaints)) : [],
  };
}

function complaintsIn(error: DiscordError): string[] {
  return error.errors ? leavesOf(error.errors) : [`: ${error.code}`];
}

/** The leaves of a 50035 tree, as `path: CODE`. */
export function leavesOf(errors: unknown, path = ''): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (key !== '_errors') return leavesOf(value, path === '' ? key : `${path}.${key}`);
    return Array.isArray(value) ? value.filter(isObject).map(({ code }) => `${path}: ${textIn(code) ?? ''}`) : [];
  });
}
