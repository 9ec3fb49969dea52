import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { borrowDatabase } from '../../bot/store/borrow';
import { DataFolderInUse, startEmbeddedPostgres, type EmbeddedPostgres } from '../../bot/store/embedded';
import { runs } from '../../bot/store/embedded/owner';
import { freshDatabase } from '../support/postgres';

let folder: string;
const toStop: EmbeddedPostgres[] = [];
const toKill: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-embedded-'));
});
afterEach(async () => {
  for (const server of toStop.splice(0)) await server.stop();
  for (const child of toKill.splice(0)) child.kill('SIGKILL');
  await pause(50);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(at = folder): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder: at, durable: false });
  toStop.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

/** Another process as a Grove of its own, so that it can be killed. */
async function anotherGrove(): Promise<{ child: ChildProcess; url: string; pid: number; refusal: string }> {
  const script = join(__dirname, '..', 'support', 'lonelyGrove.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  toKill.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { url = '', pid = 0, refusal = '' } = JSON.parse(line) as { url?: string; pid?: number; refusal?: string };
    return { child, url, pid, refusal };
  }
  throw new Error('The other Grove said nothing.');
}

async function isTrueWithin(milliseconds: number, claim: () => boolean): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until && !claim();) await pause(20);
  return claim();
}

test('a first start makes the database, a second finds what was written', async () => {
  const first = await start();
  await ask(first.url, `create table note as select 'oak' as answer`);
  await first.stop();
  await expect(first.stopped).resolves.toMatchObject({ asked: true });

  const second = await start();
  expect(await ask(second.url, 'select answer from note')).toBe('oak');
  expect(
    await ask(second.url, `select current_database() || ' ' || current_setting('server_encoding') as answer`),
  ).toBe('grove UTF8');
});

test('only this machine reaches the database, and only with the password, which only its owner can read', async () => {
  const { url, port } = await start();
  expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600);
  await expect(ask(url.replace(/grove:[^@]+@/, 'grove:guessed@'), 'select 1 as answer')).rejects.toThrow(/password/);
  expect(await ask(url, `select current_setting('listen_addresses') as answer`)).toBe('127.0.0.1');
  expect(await ask(url, `select current_setting('unix_socket_directories') as answer`)).toBe('');
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
    const reached = new Promise((resolve) => {
      const socket = createConnection({ host: address, port, timeout: 500 }, () => resolve(true));
      for (const event of ['error', 'timeout']) socket.once(event, () => resolve(false));
    });
    expect(await reached).toBe(false);
  }
});

test('when Grove is killed its server goes with it, and the next Grove starts at once with all that was said', async () => {
  const { child, url, pid } = await anotherGrove();
  await ask(url, `create table note as select 'elm' as answer`);
  child.kill('SIGKILL');
  const next = await start();
  expect(runs(pid)).toBe(false);
  expect(await ask(next.url, 'select answer from note')).toBe('elm');
});

test('nobody needs to start again for a killed Grove to leave no server behind', async () => {
  const { child, pid } = await anotherGrove();
  expect(runs(pid)).toBe(true);
  child.kill('SIGKILL');
  expect(await isTrueWithin(5_000, () => !runs(pid))).toBe(true);
});

test('where the kernel cannot end the server with its Grove, a watching shell does', async () => {
  const server = spawn('sleep', ['60'], { stdio: 'ignore' });
  toKill.push(server);
  const guise = join(__dirname, '..', '..', 'bot', 'store', 'embedded', 'guise.ts');
  const script = `require(${JSON.stringify(guise)}).watchOver(${server.pid ?? 0}); console.log(1); setInterval(() => 0, 9e4)`;
  const grove = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  toKill.push(grove);
  await once(grove.stdout, 'data');
  expect(runs(server.pid ?? 0)).toBe(true);
  grove.kill('SIGKILL');
  expect(await isTrueWithin(5_000, () => !runs(server.pid ?? 0))).toBe(true);
});

test('a second Grove on the same folder is told so and what to do, and the first goes on undisturbed', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(DataFolderInUse);
  const { refusal } = await anotherGrove();
  expect(refusal).toBe(
    `DataFolderInUse: Grove is already running with the data folder ${folder} (process ${process.pid}): ` +
      'stop that one first, or give this one a data folder of its own.',
  );
  expect(await ask(first.url, `select 'fine' as answer`)).toBe('fine');
});

test('work beside a running Grove uses its database as it stands, and leaves it running', async () => {
  const first = await start();
  await ask(first.url, `create table note as select 'yew' as answer`);
  const borrowed = { databaseUrl: undefined, dataFolder: folder };
  const work = (url: string): Promise<unknown> => ask(url, 'select answer from note');
  expect(await borrowDatabase(borrowed, { beside: true, work })).toBe('yew');
  await expect(borrowDatabase(borrowed, { beside: false, work })).rejects.toThrow(DataFolderInUse);
  expect(await ask(first.url, `select 'fine' as answer`)).toBe('fine');
  await first.stop();
  expect(await borrowDatabase(borrowed, { beside: true, work })).toBe('yew');
  expect(runs(first.pid)).toBe(false);
});

test('when the server is killed Grove hears of it and can start it again at once', async () => {
  const first = await start();
  await ask(first.url, `create table note as select 'ash' as answer`);
  process.kill(first.pid, 'SIGKILL');
  await expect(first.stopped).resolves.toMatchObject({
    asked: false,
    how: expect.stringContaining('SIGKILL') as string,
  });
  const again = await start();
  expect(await ask(again.url, 'select answer from note')).toBe('ash');
});

test('a first start that was cut short is begun again', async () => {
  mkdirSync(join(folder, 'postgres.new', 'base'), { recursive: true });
  const { url } = await start();
  expect(await ask(url, `select 'whole' as answer`)).toBe('whole');
});

test('a lock file from before a crash of the machine, with an id that some other process has now, is no obstacle', async () => {
  const first = await start();
  await first.stop();
  const stale = [process.ppid, join(folder, 'postgres'), 1, 5432, '', '127.0.0.1', '       1         1', 'ready'];
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), stale.join('\n'));
  writeFileSync(join(folder, 'postgres.owner'), `${process.ppid} 1@another-boot\n`);
  const { url } = await start();
  expect(await ask(url, `select 'fine' as answer`)).toBe('fine');
});

test('the data may lie below a home that is closed to everybody else', async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  chmodSync(home, 0o700);
  const { url } = await start(join(home, 'grove', 'data'));
  expect(await ask(url, `select 'home' as answer`)).toBe('home');
});

test('every suite can have an empty database of its own', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  expect(one.url).not.toBe(other.url);
  await ask(one.url, 'create table mine ()');
  expect(await ask(other.url, `select to_regclass('mine') as answer`)).toBeNull();
  await Promise.all([one.drop(), other.drop()]);
  await expect(ask(one.url, 'select 1 as answer')).rejects.toThrow(/does not exist/);
});
