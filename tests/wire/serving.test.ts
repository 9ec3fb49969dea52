import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket as WebSocketOf } from 'ws';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import { judgedSandbox } from '../support/sandbox';

let it: TownWithBot;
const folder = mkdtempSync(join(tmpdir(), 'page-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(folder, '..', 'beside.js'), 'secret');
  it = await aTownWithBot({ page: `${folder}/` });
});
afterAll(async () => {
  await it.close();
  rmSync(folder, { recursive: true });
  rmSync(join(folder, '..', 'beside.js'));
});

interface Fetched {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Not `fetch`, which sends no Host of one's own and tidies the path. */
function get(path: string, headers: Record<string, string> = {}, url = it.sandbox.url): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

async function sendFile(name: string, text: string): Promise<string> {
  const channel = it.bot.channels.cache.get(it.guild.generalChannelId);
  if (!channel?.isSendable()) throw new Error('no channel');
  const sent = await channel.send({ files: [{ attachment: Buffer.from(text), name }] });
  return new URL(sent.attachments.first()?.url ?? '').pathname;
}

test('the page is served with rules that let nothing run but its own files', async () => {
  const page = await get('/?as=1');
  expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>The page</title>' });
  const policy = page.headers['content-security-policy'];
  for (const rule of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule);
  expect(policy).not.toContain('unsafe');
  expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  expect(page.headers['cache-control']).toBe('no-cache');
  const script = await get('/page/assets/index-abc.js');
  expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' });
  expect(script.headers['cache-control']).toContain('immutable');
});

test.each(['/', '/page/assets/index-abc.js', '/sandbox/people', '/attachments/1/2/x.txt'])(
  'another site, or a name that leads to this machine, gets nothing of %s',
  async (path) => {
    expect((await get(path, { host: 'town.example' })).status).toBe(403);
    expect((await get(path, { host: `town.example:${new URL(it.sandbox.url).port}` })).status).toBe(403);
    expect((await get(path, { origin: 'https://town.example' })).status).toBe(403);
    expect((await get(path, { origin: it.sandbox.url })).status).not.toBe(403);
  },
);

test('another web page reaches the gateway as little as the control API', async () => {
  const opened = (origin: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocketOf(`${it.sandbox.url.replace('http', 'ws')}/gateway?v=10`, { origin });
      const end = (isOpen: boolean): void => {
        socket.terminate();
        resolve(isOpen);
      };
      socket.on('open', () => end(true)).on('error', () => end(false));
    });
  expect(await opened('http://elsewhere.example')).toBe(false);
  expect(await opened(it.sandbox.url)).toBe(true);
});

test('a picture on another page that is really a request to the control API is refused', async () => {
  for (const site of ['cross-site', 'same-site'])
    expect((await get('/sandbox/clock', { 'sec-fetch-site': site })).status).toBe(403);
  for (const site of ['same-origin', 'none'])
    expect((await get('/sandbox/clock', { 'sec-fetch-site': site })).status).toBe(200);
  expect((await get('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200);
});

test.each([
  '/page/../beside.js',
  '/page/..%2fbeside.js',
  '/page/%2e%2e/beside.js',
  '/page/%ff',
  '/page/',
  '/page/nothing.js',
])('nothing beside the page is served: %s', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.text).not.toContain('secret');
});

test.each(['page.html', 'drawing.svg', 'run.js', 'page.xhtml'])(
  'a file %s that somebody sent never runs',
  async (name) => {
    const file = await get(await sendFile(name, '<script>alert(1)</script>'));
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('application/octet-stream');
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.headers['content-security-policy']).toContain("default-src 'none'");
  },
);

test('words with a script in them go to the page as words', async () => {
  const content = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
  await it.town.as(it.ben.id).write({ channel: it.guild.generalChannelId, content });
  const path = `/sandbox/as/${it.ben.id}/view?guild=${it.guild.id}&channel=${it.guild.generalChannelId}`;
  const view = await get(path);
  expect(view.headers['content-type']).toBe('application/json');
  expect(view.headers['x-content-type-options']).toBe('nosniff');
  const { messages } = JSON.parse(view.text) as { messages: { content: string }[] };
  expect(messages.at(-1)?.content).toBe(content);
});

test('before the page is built, its address says how to build it; a sandbox without a page has none', async () => {
  const [unbuilt, without] = await Promise.all([
    judgedSandbox({ page: join(folder, 'nowhere') }),
    judgedSandbox({ page: false }),
  ]);
  expect(await get('/', {}, unbuilt.url)).toMatchObject({ status: 503 });
  expect((await get('/', {}, unbuilt.url)).text).toContain('npm run page');
  expect((await get('/', {}, without.url)).status).toBe(404);
  await Promise.all([unbuilt.close(), without.close()]);
});
