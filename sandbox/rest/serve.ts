import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, readRaw, type Body } from '../wire/body';
import { isObject } from '../wire/json';
import type { World } from '../world';
import { DiscordError } from './errors';
import { Router, type Answer, type Match } from './router';
import { restRoutes } from './table';

const router = new Router(restRoutes);
const PREFIX = '/api/v10';

/** Answers one request to the REST API: faults on purpose first, then the route. */
export async function serveRest(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('date', new Date(Date.now() + world.settings.dateAheadMs).toUTCString());
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const path = url.pathname.slice(PREFIX.length);
  const raw = await readRaw(request);
  if (world.faults.gone) {
    send(response, { status: 503, body: { message: '503: Service Unavailable', code: 0 } });
    return;
  }
  const fault = world.faults.take(method, path);
  if (fault?.mode === 'hang') return;
  if (fault?.mode === 'reset') return void request.socket.destroy();
  if (fault?.mode === 'refuse') {
    send(response, { status: fault.status, body: { message: `${fault.status}: planned`, code: fault.code } });
    return;
  }
  const answer = await answerTo(world, request, { url, method, path, raw });
  if (fault) {
    send(response, {
      status: fault.status,
      body: { message: `${fault.status}: planned, after it was done`, code: 0 },
    });
    return;
  }
  send(response, answer);
}

interface Incoming {
  readonly url: URL;
  readonly method: string;
  readonly path: string;
  readonly raw: Buffer;
}

async function answerTo(world: World, request: IncomingMessage, incoming: Incoming): Promise<Answer> {
  const { method, path } = incoming;
  const match = incoming.url.pathname.startsWith(`${PREFIX}/`) ? router.match(method, path) : null;
  if (!match) {
    world.tally.unknown(method, path);
    return { status: 404, body: { message: '404: Not Found', code: 0 } };
  }
  world.tally.request(method, match.route.path);
  try {
    if (!match.route.open && request.headers.authorization !== `Bot ${world.settings.token}`)
      throw new DiscordError(401, 0, '401: Unauthorized');
    return await handle(world, request, incoming, match);
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    world.tally.refused({ route: `${method} ${match.route.path}`, status: error.status, code: error.code });
    return { status: error.status, body: error.body };
  }
}

async function handle(world: World, request: IncomingMessage, incoming: Incoming, match: Match): Promise<Answer> {
  let body: Body;
  try {
    body = readBody(incoming.raw, request.headers['content-type'] ?? '');
  } catch {
    throw new DiscordError(400, 50109, 'The request body contains invalid JSON.');
  }
  return await match.route.handler({
    world,
    params: match.params,
    query: incoming.url.searchParams,
    body: isObject(body.json) ? body.json : {},
    list: Array.isArray(body.json) ? body.json : [],
    files: body.files,
  });
}

export function send(response: ServerResponse, answer: Answer): void {
  if (answer.body === undefined) {
    response.writeHead(answer.status).end();
    return;
  }
  const text = JSON.stringify(answer.body);
  response
    .writeHead(answer.status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}
