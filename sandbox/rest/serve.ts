import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestFault } from '../faults/kinds';
import { judged } from '../judge/court';
import { banned, tooMany } from '../limits/refusal';
import { readBody, readRaw, type Body } from '../wire/body';
import { objectIn } from '../wire/json';
import type { World } from '../world';
import { DiscordError } from './errors';
import { Router, type Answer, type Ask, type Match } from './router';
import { restRoutes } from './table';

const router = new Router(restRoutes);
const PREFIX = '/api/v10';

/** A request as it came in. */
interface Asked {
  readonly method: string;
  /** Without `/api/v10`; of another version of the API, as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The text of the `Authorization` header. */
  readonly by: string;
  /** Null: no such route is here. */
  readonly match: Match | null;
  /** Null: it cannot be read. */
  readonly body: Body | null;
}

const goneAnswer: Answer = { status: 503, body: { message: '503: Service Unavailable', code: 0 } };
const unknownAnswer: Answer = { status: 404, body: { message: '404: Not Found', code: 0 } };

/** Answers one request to the REST API. */
export async function serveRest(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('date', new Date(Date.now() + world.settings.dateAheadMs).toUTCString());
  const answer = await answerTo(world, await read(request));
  if (answer === 'hang') return;
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  countInvalid(world, answer);
  send(response, answer);
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const isOurs = url.pathname.startsWith(`${PREFIX}/`);
  const path = isOurs ? url.pathname.slice(PREFIX.length) : url.pathname;
  const match = isOurs ? router.match(method, path) : null;
  const body = readable(await readRaw(request), request.headers['content-type'] ?? '');
  return { method, path, query: url.searchParams, by: request.headers.authorization ?? '', match, body };
}

function readable(raw: Buffer, contentType: string): Body | null {
  try {
    return readBody(raw, contentType);
  } catch {
    return null;
  }
}

/** In Discord's order: is anybody there, is the address banned, is a limit used up; then the request itself. */
async function answerTo(world: World, asked: Asked): Promise<Answer | 'hang' | 'reset'> {
  const { faults, limits } = world;
  if (faults.gone) return goneAnswer;
  if (limits.bannedForMs > 0) return banned(limits.bannedForMs);
  const { headers, refusal } = limits.request({ ...asked, body: asked.body?.json ?? null });
  const answer = refusal ?? (await withFault(world, asked, faults.ofRequest(asked.method, asked.path)));
  return typeof answer === 'string' ? answer : { ...answer, headers: { ...headers, ...answer.headers } };
}

async function withFault(world: World, asked: Asked, fault: RequestFault | null): Promise<Answer | 'hang' | 'reset'> {
  switch (fault?.mode) {
    case undefined:
      return act(world, asked);
    case 'delay':
      await pause(fault.ms);
      return act(world, asked);
    case 'applyThenFail':
      await act(world, asked);
      return planned(fault, 'planned, after it was done');
    case 'refuse':
      return planned(fault, 'planned');
    case 'limit':
      return tooMany({ scope: fault.scope, retryMs: fault.ms, ...(fault.code === 0 ? {} : { code: fault.code }) });
    case 'hang':
    case 'reset':
      return fault.mode;
  }
}

function planned({ status, code }: RequestFault, words: string): Answer {
  return { status, body: { message: `${status}: ${words}`, code } };
}

/** Finds the route, asks who it is, and does what is asked. */
async function act(world: World, asked: Asked): Promise<Answer> {
  const { match } = asked;
  if (!match) {
    world.tally.unknown(asked.method, asked.path);
    return unknownAnswer;
  }
  world.tally.request(asked.method, match.route.path);
  try {
    if (!match.route.open && asked.by !== `Bot ${world.settings.token}`)
      throw new DiscordError(401, 0, '401: Unauthorized');
    return await handle(world, asked, match);
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    world.tally.refused({ route: `${asked.method} ${match.route.path}`, status: error.status, code: error.code });
    return { status: error.status, body: error.body };
  }
}

async function handle(world: World, { body, query }: Asked, { route, params }: Match): Promise<Answer> {
  if (!body) throw new DiscordError(400, 50109, 'The request body contains invalid JSON.');
  const ask: Ask = {
    world,
    params,
    query,
    body: objectIn(body.json),
    list: Array.isArray(body.json) ? body.json : [],
    files: body.files,
  };
  return await judged({ ask, route, body: body.json }, () => route.handler(ask));
}

const INVALID: readonly number[] = [401, 403, 429];

/** Too many of these and the address is banned; a 429 that others share in does not count, nor does the ban itself. */
function countInvalid(world: World, { status, headers, html }: Answer): void {
  if (!INVALID.includes(status) || html !== undefined || headers?.['x-ratelimit-scope'] === 'shared') return;
  world.tally.invalid(status);
  world.limits.countInvalid();
}

export function send(response: ServerResponse, { status, body, html, headers }: Answer): void {
  if (body === undefined && html === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = html ?? JSON.stringify(body);
  response
    .writeHead(status, {
      ...headers,
      'content-type': html === undefined ? 'application/json' : 'text/html; charset=UTF-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}
