import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { filesPort } from '../../bot/discord/live/files';

/** Where files are, and what each address there does. */
let discord: Server;
let elsewhere: Server;
const asked: string[] = [];
let written = 0;
const atMost = 2_000_000;

const address = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const answers: RequestListener = (request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/small') response.end('a,b');
  else if (request.url === '/moved') response.writeHead(302, { location: `${address(elsewhere)}/small` }).end();
  else if (request.url === '/declared') response.writeHead(200, { 'content-length': 25_000_000 }).flushHeaders();
  else if (request.url === '/endless') pipeline(Readable.from(endless()), response, () => undefined);
  else response.writeHead(404).end();
};

/** Says nothing of its size, and goes on for as long as anybody listens. */
function* endless(): Generator<Buffer> {
  for (; written < 25_000_000; written += 65_536) yield Buffer.alloc(65_536, 'a');
}

beforeAll(async () => {
  [discord, elsewhere] = [createServer(answers), createServer(answers)];
  for (const server of [discord, elsewhere]) await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  for (const server of [discord, elsewhere]) server.close().closeAllConnections();
});

const fetched = (path: string, from = discord): Promise<Uint8Array | 'too large'> =>
  filesPort(`${address(discord)}/api`).fetchFile(`${address(from)}${path}`, { atMost });

test('a file is read from where Discord keeps it', async () => {
  expect(Buffer.from((await fetched('/small')) as Uint8Array).toString()).toBe('a,b');
});

test('a file that says of itself that it is too large is not read, and one that does not say is left off in time', async () => {
  expect(await fetched('/declared')).toBe('too large');
  expect(await fetched('/endless')).toBe('too large');
  expect(written).toBeLessThan(25_000_000);
});

test('nothing is fetched from anywhere else, nor from where an address leads on to', async () => {
  asked.length = 0;
  await expect(fetched('/small', elsewhere)).rejects.toThrow('refused');
  for (const url of ['file:///etc/passwd', 'http://169.254.169.254/', 'x', `${address(discord)}@example.org/`])
    await expect(filesPort(`${address(discord)}/api`).fetchFile(url, { atMost })).rejects.toThrow('refused');
  await expect(fetched('/moved')).rejects.toThrow('unsure');
  expect(asked).toEqual(['/moved']);
  const live = filesPort('https://discord.com/api');
  await expect(live.fetchFile(`${address(discord)}/small`, { atMost })).rejects.toThrow('refused');
});

test('a file that is gone is told from one that may be there later', async () => {
  await expect(fetched('/gone')).rejects.toThrow('refused');
});
