import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { archiveQuietThreads } from './acts/archiving';
import { beginAndEndEvents } from './acts/events';
import { asTimePasses } from './acts/passing';
import { connectSandbox, type SandboxClient } from './client';
import { controlFromHere, serveControl } from './control/serve';
import { serveFiles } from './files';
import { isAskedByOthers, isForeign } from './guard';
import { newWorld } from './newWorld';
import type { SandboxOptions } from './options';
import { send, serveRest } from './rest/serve';
import type { Report } from './tally';
import type { Json, JsonObject } from './wire/json';
import type { World } from './world';

export type { SandboxOptions };

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
    if (world.faults.gone || isForeign(request) || !request.url?.startsWith('/gateway')) return void socket.destroy();
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
  const stopLooking = asTimePasses(world, (now) => {
    if (options.autoArchive !== false) archiveQuietThreads(world, now);
    beginAndEndEvents(world, now);
  });
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
      stopLooking();
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
