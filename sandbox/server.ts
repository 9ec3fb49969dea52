import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { archiveQuietThreads } from './acts/archiving';
import { connectSandbox, type SandboxClient } from './client';
import { TownClock } from './clock';
import { Live } from './control/live';
import { controlFromHere, serveControl } from './control/serve';
import { builtPage, isAskedByOthers, isForeign, serveFiles } from './files';
import { Faults } from './faults/faults';
import { Gateway } from './gateway/gateway';
import { Interactions } from './interactions/store';
import { openJudge } from './judge/judge';
import { Ledger } from './ledger';
import { Limits } from './limits/limits';
import type { LimitOption } from './limits/numbers';
import { send, serveRest } from './rest/serve';
import { Tally, type Report } from './tally';
import type { Town } from './town/model';
import { snowflake } from './town/snowflake';
import type { Json, JsonObject } from './wire/json';
import type { World } from './world';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  token?: string;
  /** The bot's name. */
  name?: string;
  /** The same seed gives the same token and the same secrets. */
  seed?: string;
  /** The town's clock at the start, ISO; the real time unless given. */
  startAt?: string;
  /** 1 runs like the real clock, 60 sixty times as fast, 0 stands still. */
  speed?: number;
  /** For how long equal nonces are one message; real time. */
  nonceWindowMs?: number;
  /** The application's privileged switches. */
  serverMembers?: boolean;
  messageContent?: boolean;
  /** A close code with which the gateway answers every identify, 4014 for instance. */
  identifyRefusal?: number;
  /** How far the `Date` of each answer is ahead of this machine's clock. */
  dateAheadMs?: number;
  /** Discord's three seconds and fifteen minutes; tests may shorten them. Real time. */
  interactionMs?: number;
  tokenMs?: number;
  /** The folder of the built page; false serves none. */
  page?: string | false;
  /** The path of Discord's OpenAPI description: all bodies, asked and answered, are judged by it as well. */
  description?: string;
  /** A file that gets the report as a line of JSON when the sandbox is closed. */
  reportTo?: string;
  /** How long the clock waits for a follower to settle; real time. */
  followerMs?: number;
  /** A running clock goes on once in so many real milliseconds, and waits for its followers each time; free unless given. */
  stepMs?: number;
  /**
   * Discord's limits on requests and on the gateway, in real time: all of them, none, or other numbers for some. Unless
   * given they are on where the town's clock starts at the real one's speed, and off where a week may pass in a second.
   */
  limits?: LimitOption;
  /** What the gateway asks of its clients between two heartbeats; tests may shorten it. Real time. */
  heartbeatMs?: number;
  /** False: threads that have been quiet for long stay as they are. Otherwise the town's clock archives them. */
  autoArchive?: boolean;
}

export interface Sandbox {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** What discord.js wants as `rest.api`. */
  readonly apiUrl: string;
  /** It is another one after too many identifies. */
  readonly token: string;
  readonly applicationId: string;
  readonly client: SandboxClient;
  /** The control API for a program in this process, without HTTP: `('POST', '/as/ID/run', body)`. Resolves to what `client` would get. */
  control(method: string, path: string, body?: JsonObject): Promise<Json | undefined>;
  report(): Report;
  close(): Promise<void>;
}

const MINUTE = 60_000;
/** What Discord asks for today; it is told anew to each connection. */
const HEARTBEAT_MS = 41_250;

/** Starts a town with one application and its bot in it, and nobody else yet. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = newWorld(options);
  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      console.error('sandbox:', error);
      if (!response.headersSent)
        send(response, { status: 500, body: { message: '500: Internal Server Error', code: 0 } });
    });
  });
  // An idle connection closed just as a client takes it up again would look like a fault nobody planned.
  server.keepAliveTimeout = 0;
  server.on('upgrade', (request, socket, head) => {
    if (world.faults.gone || !request.url?.startsWith('/gateway')) return void socket.destroy();
    world.gateway.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  world.settings.url = `http://127.0.0.1:${port}`;
  world.gateway.url = `ws://127.0.0.1:${port}/gateway`;
  const client = connectSandbox(world.settings.url);
  const stopArchiving = options.autoArchive === false ? () => undefined : archiveQuietThreads(world);
  return {
    url: world.settings.url,
    apiUrl: `${world.settings.url}/api`,
    get token() {
      return world.settings.token;
    },
    applicationId: world.town.applicationId,
    client,
    control: async (method, path, body = {}) => (await controlFromHere(world, method, path, body)).body,
    report: () => world.tally.report(),
    close: async () => {
      stopArchiving();
      world.interactions.close();
      world.live.close();
      world.clock.close();
      world.gateway.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (options.reportTo !== undefined) appendFileSync(options.reportTo, `${JSON.stringify(world.tally.report())}\n`);
    },
  };
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  if (path.startsWith('/api/')) {
    await serveRest(world, request, response);
    return;
  }
  const isControl = path.startsWith('/sandbox');
  if (isForeign(request) || (isControl && isAskedByOthers(request))) {
    send(response, { status: 403, body: { error: 'only from this machine' } });
    return;
  }
  if (isControl) {
    await serveControl(world, request, response);
    return;
  }
  serveFiles(world, request, response);
}

function newWorld(options: SandboxOptions): World {
  const secret = secrets(options.seed);
  const botId = snowflake();
  const name = options.name ?? 'Bot';
  const town: Town = {
    applicationId: botId,
    botId,
    users: new Map([
      [botId, { id: botId, name, displayName: name, bot: true, locale: 'en-US', dmsOpen: true, zone: 'UTC' }],
    ]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    files: new Map(),
  };
  const judge = options.description === undefined ? null : openJudge(options.description);
  const tally = new Tally(judge?.path ?? null);
  const speed = options.speed ?? 1;
  const clock = new TownClock({
    startAt: options.startAt,
    speed,
    patienceMs: options.followerMs,
    stepMs: options.stepMs,
  });
  const ledger = new Ledger(() => clock.now());
  const live = new Live(town);
  const switches = { serverMembers: options.serverMembers ?? false, messageContent: options.messageContent ?? false };
  // As on Discord, a token begins with the bot's id; a seeded one cannot, since ids are made of real time.
  const head = options.seed === undefined ? Buffer.from(botId).toString('base64url') : secret();
  const newToken = (): string => `${head}.${secret().slice(0, 6)}.${secret()}`;
  const settings = {
    ...switches,
    token: options.token ?? newToken(),
    url: '',
    pageFolder: options.page === false ? null : (options.page ?? builtPage),
    nonceWindowMs: options.nonceWindowMs ?? 5 * MINUTE,
    interactionMs: options.interactionMs ?? 3_000,
    tokenMs: options.tokenMs ?? 15 * MINUTE,
    dateAheadMs: options.dateAheadMs ?? 0,
  };
  const limits = new Limits(
    options.limits ?? (speed === 1 ? 'discord' : 'none'),
    () => Date.now() + settings.dateAheadMs,
  );
  const faults = new Faults();
  const gateway = new Gateway(town, {
    ...switches,
    limits,
    faults,
    token: () => settings.token,
    resetToken: () => void (settings.token = newToken()),
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    identifyRefusal: options.identifyRefusal,
    unknown: (what) => tally.unknown('GATEWAY', what),
  });
  ledger.onWrite = (entry) => live.written(entry);
  gateway.onDispatch = (event, guild) => live.dispatched(event, guild);
  clock.onChange = (reading) => live.toAll({ kind: 'clock', ...reading });
  return {
    settings,
    town,
    clock,
    tally,
    judge,
    limits,
    faults,
    ledger,
    live,
    moments: [],
    gateway,
    interactions: new Interactions(),
    nonces: new Map(),
    secret,
  };
}

/** Texts nobody can guess; with a seed, the same ones in the same order. */
function secrets(seed: string | undefined): () => string {
  let count = 0;
  let chance = '';
  return () => {
    if (seed === undefined) {
      // Asking the system for chance is slow; each asking is good for many texts.
      if (chance === '') chance = randomBytes(4_096).toString('hex');
      const text = chance.slice(0, 32);
      chance = chance.slice(32);
      return text;
    }
    count += 1;
    return createHash('sha256').update(`${seed} ${count}`).digest('hex').slice(0, 32);
  };
}
