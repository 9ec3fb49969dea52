import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { send } from './rest/serve';
import type { World } from './world';

/** What a browser fetches: the page, and the files of messages. */

/** Where `npm run page` puts it. */
export const builtPage = join(__dirname, 'page', 'built');

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const CAREFUL = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Shown where they stand; all else is only ever saved to disk. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

export function serveFiles(world: World, request: IncomingMessage, response: ServerResponse): void {
  const path = pathOf(request);
  for (const [name, value] of Object.entries(CAREFUL)) response.setHeader(name, value);
  if (path === undefined) missing(response);
  else if (path.startsWith('/attachments/')) serveAttachment(world, response, path.slice('/attachments/'.length));
  else if (request.method !== 'GET' && request.method !== 'HEAD') missing(response);
  else if (path === '/' || path.startsWith('/page/')) servePage(world, response, path);
  else missing(response);
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

/** Whatever somebody sent along never runs: no page, no script, no drawing that carries one. */
function serveAttachment(world: World, response: ServerResponse, path: string): void {
  const file = world.town.files.get(path);
  if (!file) {
    missing(response);
    return;
  }
  const type = file.type.split(';')[0]?.trim().toLowerCase() ?? '';
  const isPicture = PICTURES.includes(type);
  const isText = /^text\/(plain|csv)$/.test(type);
  response
    .writeHead(200, {
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': isPicture ? type : isText ? `${type}; charset=utf-8` : 'application/octet-stream',
      'content-disposition': isPicture ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-length': file.bytes.length,
    })
    .end(file.bytes);
}

function servePage(world: World, response: ServerResponse, path: string): void {
  const folder = world.settings.pageFolder;
  if (folder === null) {
    missing(response);
    return;
  }
  const file = normalize(join(folder, path === '/' ? 'index.html' : path.slice('/page/'.length)));
  const type = TYPES[extname(file)];
  if (!file.startsWith(`${folder}${sep}`) || type === undefined || !existsSync(file)) {
    if (path === '/') notBuilt(response);
    else missing(response);
    return;
  }
  // The names of these files carry a hash of what is in them; the one that names them must be asked for each time.
  const caching = path === '/' ? 'no-cache' : 'public, max-age=31536000, immutable';
  response.writeHead(200, { 'content-type': type, 'cache-control': caching }).end(readFileSync(file));
}

function notBuilt(response: ServerResponse): void {
  response
    .writeHead(503, { 'content-type': 'text/plain; charset=utf-8' })
    .end('The page is not built yet: run `npm run page` once, then load this again.\n');
}

function missing(response: ServerResponse): void {
  send(response, { status: 404, body: { message: '404: Not Found', code: 0 } });
}
