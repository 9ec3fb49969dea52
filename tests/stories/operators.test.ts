import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inviteAddress, neededNumber, optionalNumber } from '../../bot/home/rules/permissions';
import type { Sandbox, SandboxOptions } from '../../sandbox/server';
import { judgedSandbox } from '../support/sandbox';
import { freshDatabase } from '../support/postgres';
import { runToItsEnd, type Ended } from '../support/processes';

/** What somebody who runs Grove reads when something is not as it should be. Each runs as the process they start. */

const opened: { close(): Promise<void> }[] = [];
/** Without an .env file of ours. */
const folder = mkdtempSync(join(tmpdir(), 'grove-operator-'));
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function aDiscord(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await judgedSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

async function start(sandbox: Sandbox, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const database = await freshDatabase();
  opened.push({ close: () => database.drop() });
  return runToItsEnd({
    words: ['bot/main.ts'],
    cwd: folder,
    env: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: database.url,
      GROVE_LOG_LEVEL: 'silent',
      ...env,
    },
  });
}

/** One sentence for a person, and the exit code that keeps a supervisor from starting Grove again and again. */
const oneClearLine = (words: string) => ({ code: 78, out: '', err: expect.stringMatching(words) as string });
const isOneLine = ({ err }: Ended): boolean => err.trim().split('\n').length === 1 && !/\bat .+:\d+/.test(err);

test('a token that Discord refuses ends Grove with one line that says where the right one is', async () => {
  const ended = await start(await aDiscord(), { DISCORD_TOKEN: 'another.token.that.was.reset' });
  expect(ended).toEqual(oneClearLine('^Discord refused the token\\. .*Reset Token'));
  expect(isOneLine(ended)).toBe(true);
});

test('an intent that Discord refuses ends Grove with one line', async () => {
  const ended = await start(await aDiscord({ identifyRefusal: 4014 }));
  expect(ended).toEqual(oneClearLine('^Discord refused an intent'));
  expect(isOneLine(ended)).toBe(true);
});

test('without the scope for commands Grove ends with one line that names the invitation', async () => {
  const sandbox = await aDiscord();
  await sandbox.client.fail({
    ...{ route: '^/applications/\\d+/commands$', method: 'PUT', times: 9 },
    ...{ mode: 'refuse', status: 403, code: 50001 },
  });
  const ended = await start(sandbox);
  expect(ended).toEqual(oneClearLine('applications\\.commands.*npm run -s invite'));
  expect(isOneLine(ended)).toBe(true);
});

test('settings that make no sense end Grove the same way', async () => {
  expect(await start(await aDiscord(), { DISCORD_TOKEN: '' })).toEqual(oneClearLine('DISCORD_TOKEN is missing'));
});

describe('the invitation', () => {
  const invite = (env: NodeJS.ProcessEnv, ...words: string[]) =>
    runToItsEnd({ words: ['bot/cli/invite.ts', ...words], cwd: folder, env });

  test('is an address alone, with the application the token belongs to; what it asks for stands beside it', async () => {
    const sandbox = await aDiscord();
    const { code, out, err } = await invite({ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl });
    expect({ code, out }).toEqual({ code: 0, out: `${inviteAddress(sandbox.applicationId)}\n` });
    expect(err).toContain('Create Private Threads');
    expect(err).toContain('to open a private thread for each circle');
    expect(err).toMatch(/may be left out[^]*to make a voice room for each circle/);
    expect(err).toContain('Not Administrator');
  });

  test('needs no token when the application is named', async () => {
    const { code, out } = await invite({}, '--application', '1234567890123456789');
    const asked = new URL(out).searchParams;
    expect(code).toBe(0);
    expect(Object.fromEntries(asked)).toEqual({
      client_id: '1234567890123456789',
      scope: 'bot applications.commands',
      permissions: String(neededNumber | optionalNumber),
    });
  });

  test('says in one line what is wrong', async () => {
    const sandbox = await aDiscord();
    const refused = { DISCORD_TOKEN: 'another.token.that.was.reset', DISCORD_API_URL: sandbox.apiUrl };
    const ends = await Promise.all([
      invite({}, '--application', 'grove'),
      invite({}, '--app'),
      invite(refused),
      invite({ ...refused, DISCORD_API_URL: 'http://127.0.0.1:1/api' }),
    ]);
    expect(ends.map(({ code, out }) => [code, out])).toEqual([78, 78, 78, 1].map((code) => [code, '']));
    for (const ended of ends) expect(isOneLine(ended)).toBe(true);
    expect(ends.map(({ err }) => err.split('.')[0])).toEqual([
      'An application id has 17 to 20 digits',
      'I did not understand that',
      'Discord refused the token',
      'Discord could not be reached',
    ]);
  });
});
