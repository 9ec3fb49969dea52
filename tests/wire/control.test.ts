import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { connectSandbox } from '../../sandbox/client';
import { judgedSandbox } from '../support/sandbox';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;

beforeAll(async () => {
  it = await aTownWithBot();
});
afterAll(() => it.close());

/** Ended with the test, however it went: what is left running would keep the run from ending. */
let alone: ChildProcess | undefined;
afterEach(() => alone?.kill('SIGKILL'));

function statusWith(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${it.sandbox.url}/sandbox/clock`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

test('the control API serves this machine only, and no web page of others', async () => {
  expect(await statusWith({})).toBe(200);
  expect(await statusWith({ host: 'town.example' })).toBe(403);
  expect(await statusWith({ origin: 'https://town.example' })).toBe(403);
  expect(await statusWith({ origin: it.sandbox.url })).toBe(200);
});

test('another process connects by the address alone', async () => {
  const other = connectSandbox(it.sandbox.url);
  const people = (await other.guild(it.guild.id)).members.map((member) => member.name);
  expect(people).toEqual(['Ada', 'Bot', 'Ben']);
});

test('what makes no sense is refused with a reason', async () => {
  await expect(it.town.as('1').guilds()).rejects.toMatchObject({ status: 404, message: 'no such user: 1' });
  await expect(it.town.createUser({ name: '' })).rejects.toMatchObject({ status: 400 });
  await expect(it.town.joinGuild({ guild: it.guild.id, user: it.ben.id })).rejects.toMatchObject({ status: 409 });
  const overwrite = {
    channel: it.guild.generalChannelId,
    target: it.guild.id,
    kind: 'role',
    allow: '0',
    deny: '0',
  } as const;
  await expect(it.town.setOverwrite({ ...overwrite, target: '1' })).rejects.toMatchObject({ status: 404 });
  await expect(it.town.setOverwrite({ ...overwrite, deny: 'all' })).rejects.toMatchObject({ status: 400 });
  const answer = await fetch(`${it.sandbox.url}/sandbox/users`, { method: 'POST', body: '{' });
  expect(answer.status).toBe(400);
});

test('a member reads and deletes their own words only', async () => {
  const channel = it.guild.generalChannelId;
  const own = await it.town.as(it.ben.id).write({ channel, content: 'Mine' });
  await expect(it.town.as(it.ada.id).deleteMessage({ message: own.id })).rejects.toMatchObject({ status: 403 });
  await it.town.as(it.ben.id).deleteMessage({ message: own.id });
  expect(await it.town.as(it.ben.id).messages(channel)).toEqual([]);
  const kinds = (await it.town.ledger({ channel })).map((entry) => entry.kind);
  expect(kinds).toEqual(['message', 'delete']);
});

test('one’s own words stay where one no longer sees them, and in a thread that is archived', async () => {
  const ben = it.town.as(it.ben.id);
  const { id: channel } = await it.town.createChannel({ guild: it.guild.id, name: 'left-behind' });
  const own = await ben.write({ channel, content: 'Mine' });
  const thread = await ben.createThread({ channel, name: 'closed', public: true });
  const inThread = await ben.write({ channel: thread.id, content: 'Mine, too' });
  await it.town.archiveThread({ channel: thread.id, archived: true });
  const isRefused = { status: 403 };
  await expect(ben.deleteMessage({ message: inThread.id })).rejects.toMatchObject(isRefused);
  await expect(ben.editMessage({ message: inThread.id, content: 'No' })).rejects.toMatchObject(isRefused);
  await it.town.setOverwrite({ channel, target: it.ben.id, kind: 'member', allow: '0', deny: '1024' });
  await expect(ben.deleteMessage({ message: own.id })).rejects.toMatchObject(isRefused);
});

test('a member sees what a message replies to, and who reacted to it', async () => {
  const channel = it.guild.generalChannelId;
  const asked = await it.town.as(it.ben.id).write({ channel, content: 'Who is there?' });
  const answer = await it.town.as(it.ada.id).write({ channel, content: 'I am', repliesTo: asked.id });
  await it.rest('PUT', `/channels/${channel}/messages/${answer.id}/reactions/${encodeURIComponent('🌱')}/@me`);
  const [first, second] = (await it.town.as(it.ben.id).messages(channel)).slice(-2);
  expect(first?.repliesTo).toBeUndefined();
  expect(first?.reactions).toBeUndefined();
  expect(second).toMatchObject({ repliesTo: asked.id, reactions: [{ emoji: '🌱', people: [it.bot.user.id] }] });
});

test('the ledger is read on from where one stopped', async () => {
  const all = await it.town.ledger();
  const last = all.at(-1)?.seq ?? 0;
  await it.town.as(it.ada.id).write({ channel: it.guild.generalChannelId, content: `Hi <@${it.ben.id}>` });
  expect(await it.town.ledger({ after: last })).toMatchObject([
    { seq: last + 1, kind: 'message', pinged: [it.ben.id], author: it.ada.id },
  ]);
  expect(await it.town.ledger({ after: last, kind: 'voice' })).toEqual([]);
});

test('what is asked of another version of the API is not there, and stands in the report as it was asked', async () => {
  expect((await fetch(`${it.sandbox.url}/api/v9/users/@me`)).status).toBe(404);
  expect((await fetch(`${it.sandbox.url}/api/users/@me`)).status).toBe(404);
  const routes = it.sandbox.report().unknown.map(({ route }) => route);
  expect(routes).toEqual(expect.arrayContaining(['/api/v9/users/@me', '/api/users/@me']));
});

test('files sent along are stored and served again', async () => {
  const channel = it.bot.channels.cache.get(it.guild.generalChannelId);
  if (!channel?.isSendable()) throw new Error('no channel');
  await channel.send({ content: 'Export', files: [{ attachment: Buffer.from('a,b\n1,2\n'), name: 'roster.csv' }] });
  const seen = (await it.town.as(it.ben.id).messages(channel.id)).at(-1);
  const [file] = seen?.attachments ?? [];
  expect(file).toMatchObject({ filename: 'roster.csv', size: 8 });
  expect(await (await fetch(file?.url as string)).text()).toBe('a,b\n1,2\n');
});

test('the same seed makes the same token, a given token is kept, and otherwise each is its own', async () => {
  const options = [{ seed: 'spring' }, { seed: 'spring' }, { token: 'own-token' }, {}, {}];
  const towns = await Promise.all(options.map((one) => judgedSandbox(one)));
  const [one, two, own, ...others] = towns.map((town) => town.token);
  expect(one).toBe(two);
  expect(own).toBe('own-token');
  expect(new Set([one, own, ...others]).size).toBe(4);
  await Promise.all(towns.map((town) => town.close()));
});

test('started alone, it prints where it is and, at the end, what it did not know', async () => {
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    'sandbox/main.ts',
    '--token',
    'printed-token',
    '--people',
    '3',
  ]);
  let printed = '';
  const line = new Promise<string>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /Control\s+(http:\S+)\/sandbox/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    }),
  );
  alone = child;
  const url = await line;
  expect(printed).toContain(`${url}/api`);
  expect(printed).toContain('printed-token');
  const people = await connectSandbox(url).people();
  expect(people.map(({ displayName, guilds }) => [displayName, guilds[0]?.standing])).toEqual([
    ['Ada', 'owner'],
    ['Ben', 'member'],
    ['Chidi', 'member'],
  ]);
  await fetch(`${url}/api/v10/lobbies`, { method: 'POST' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(printed).toContain('Unknown: POST /lobbies (1)');
});
