import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router, type Answer } from '../rest/router';
import { send } from '../rest/serve';
import { readRaw } from '../wire/body';
import { objectIn, parseJson, type Json, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { ControlError } from '../refusal';
import { actingRoutes } from './acting';
import { joiningRoutes } from './joining';
import { peopleRoutes } from './people';
import { reactingRoutes } from './reacting';
import { runRoutes } from './run';
import { seeingRoutes } from './seeing';
import { signpostRoutes } from './signposts';
import { speakingRoutes } from './speaking';
import { townRoutes } from './town';
import { userNamed } from './find';

const router = new Router([
  ...townRoutes,
  ...peopleRoutes,
  ...seeingRoutes,
  ...actingRoutes,
  ...speakingRoutes,
  ...joiningRoutes,
  ...reactingRoutes,
  ...runRoutes,
  ...signpostRoutes,
]);
const PREFIX = '/sandbox';
const LIVE = /^\/as\/(\d+)\/live$/;

export async function serveControl(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { method = 'GET' } = request;
  const [path, query] = [url.pathname.slice(PREFIX.length), url.searchParams];
  if (method === 'GET' && path === '/clock/follow') {
    follow(world, response, query);
    return;
  }
  try {
    const watcher = method === 'GET' ? LIVE.exec(path)?.[1] : undefined;
    if (watcher === undefined)
      send(response, await answerTo(world, { method, path, query, body: readJson(await readRaw(request)) }));
    else world.live.open(userNamed(world, watcher).id, response, query.get('seat') === '1');
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    send(response, { status: error.status, body: { error: error.message } });
  }
}

/** The same routes for a program in this process, with no HTTP between. A refusal is thrown. */
export async function controlFromHere(world: World, method: string, path: string, body: JsonObject): Promise<Answer> {
  const url = new URL(path, 'http://127.0.0.1');
  return answerTo(world, { method, path: url.pathname, query: url.searchParams, body });
}

async function answerTo(
  world: World,
  p: { method: string; path: string; query: URLSearchParams; body: Json },
): Promise<Answer> {
  const match = router.match(p.method, p.path);
  if (!match) throw new ControlError(404, `no such control: ${p.method} ${p.path}`);
  const { params, route } = match;
  const list = Array.isArray(p.body) ? p.body : [];
  return route.handler({ world, params, query: p.query, body: objectIn(p.body), list, files: [] });
}

function readJson(raw: Buffer): Json {
  try {
    return parseJson(raw.toString('utf8'));
  } catch {
    throw new ControlError(400, 'not JSON');
  }
}

/** HTTP clients give up a response that is silent for long (Node's own after five minutes). */
const SILENCE_MS = 60_000;

/** One line of JSON for every change of the clock, and an empty one now and then, for as long as the connection is open. */
function follow(world: World, response: ServerResponse, query: URLSearchParams): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  const tell = (line: object): unknown => response.write(`${JSON.stringify(line)}\n`);
  const { followers } = world.clock;
  const id = followers.join(query.get('name') ?? 'nameless', tell, query.get('last') === '1');
  const alive = setInterval(() => response.write('\n'), SILENCE_MS);
  response.on('close', () => {
    clearInterval(alive);
    followers.leave(id);
  });
}
