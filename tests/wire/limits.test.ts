import fc from 'fast-check';
import { Routes, type TextChannel } from 'discord.js';
import { Limits } from '../../sandbox/limits/limits';
import { spend, type Window } from '../../sandbox/limits/window';
import type { Sandbox, SandboxOptions } from '../../sandbox/server';
import { judgedSandbox } from '../support/sandbox';
import { aTownWithBot, login, type TownWithBot } from '../support/sandboxBot';
import { ByHand } from '../support/byHand';
import { eventually } from '../support/eventually';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function aTown(options: SandboxOptions): Promise<TownWithBot> {
  const it = await aTownWithBot(options);
  opened.push(it);
  return it;
}

async function aSandbox(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await judgedSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

/** A request as it stands on the wire, with the headers of its answer. */
async function ask(
  sandbox: Sandbox,
  path: string,
  p: { method?: string; body?: object; token?: string } = {},
): Promise<Response> {
  return fetch(`${sandbox.apiUrl}/v10${path}`, {
    method: p.method ?? 'GET',
    headers: { authorization: `Bot ${p.token ?? sandbox.token}`, 'content-type': 'application/json' },
    ...(p.body ? { body: JSON.stringify(p.body) } : {}),
  });
}

describe('counting', () => {
  const five = { most: 5, perMs: 5_000 };

  test('five are let through, the sixth waits for the end of the window that the first one opened', () => {
    let window: Window | undefined;
    const lefts: number[] = [];
    for (const now of [100, 100, 1_000, 2_000, 5_000]) {
      const spent = spend(five, window, now);
      window = spent.window;
      lefts.push(spent.left);
    }
    expect(lefts).toEqual([4, 3, 2, 1, 0]);
    expect(spend(five, window, 5_099)).toMatchObject({ isOver: true, left: 0, resetMs: 1 });
    expect(spend(five, window, 5_100)).toMatchObject({ isOver: false, left: 4, resetMs: 5_000 });
  });

  test('whatever the haste, no window holds more than its number, and who waits as told is let through', () => {
    const waits = fc.array(fc.nat({ max: 400 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 1_000 }), waits, (most, perMs, pauses) => {
        const limit = { most, perMs };
        const through = new Map<number, number>();
        let [now, window] = [0, undefined as Window | undefined];
        for (const pause of pauses) {
          now += pause;
          const spent = spend(limit, window, now);
          window = spent.window;
          expect(spent.left).toBe(most - window.used);
          expect(spent.resetMs).toBeGreaterThan(0);
          expect(spent.resetMs).toBeLessThanOrEqual(perMs);
          if (spent.isOver) expect(spend(limit, window, now + spent.resetMs).isOver).toBe(false);
          else through.set(window.until, (through.get(window.until) ?? 0) + 1);
        }
        for (const count of through.values()) expect(count).toBeLessThanOrEqual(most);
        const ends = [...through.keys()];
        for (const [at, end] of ends.slice(1).entries()) expect(end - (ends[at] ?? 0)).toBeGreaterThanOrEqual(perMs);
      }),
    );
  });

  test('a shard identifies once in its five seconds, the thousand of a day are counted, and one more is too many', () => {
    let now = 0;
    const limits = new Limits(
      { identifies: { most: 3, perMs: 86_400_000 }, concurrency: { most: 2, perMs: 5_000 } },
      () => now,
    );
    expect([limits.identify(0), limits.identify(1), limits.identify(2)]).toEqual(['welcome', 'welcome', 'too soon']);
    expect(limits.identifiesLeft).toBe(1);
    now = 5_000;
    expect(limits.identify(2)).toBe('welcome');
    expect(limits.identifiesResetMs).toBe(86_395_000);
    expect(limits.identify(1)).toBe('exhausted');
    now = 86_500_000;
    expect(limits.identifiesLeft).toBe(3);
  });

  test('after its last refused request an address is banned for its time, and then is free again', () => {
    let now = 0;
    const limits = new Limits({ invalid: { most: 3, perMs: 600_000 }, banMs: 1_000 }, () => now);
    for (let count = 0; count < 2; count++) limits.countInvalid();
    expect(limits.bannedForMs).toBe(0);
    limits.countInvalid();
    expect(limits.bannedForMs).toBe(1_000);
    now = 1_000;
    expect(limits.bannedForMs).toBe(0);
    limits.countInvalid();
    expect(limits.bannedForMs).toBe(0);
  });
});

describe('on the wire', () => {
  test('twelve messages at once into a channel that takes five a window all arrive, in order, with no refusal', async () => {
    const it = await aTown({ limits: { routes: { 'POST /channels/:channel/messages': { most: 5, perMs: 300 } } } });
    const channel = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
    const began = Date.now();
    await Promise.all(Array.from({ length: 12 }, (_, at) => channel.send(String(at))));
    expect(Date.now() - began).toBeGreaterThanOrEqual(600);
    const seen = await it.town.as(it.ben.id).messages(channel.id);
    expect(seen.map(({ content }) => content)).toEqual(Array.from({ length: 12 }, (_, at) => String(at)));
    expect(it.sandbox.report().invalid).toEqual([]);
  });

  test('an answer tells of its bucket, and a sixth message of how long to wait', async () => {
    const it = await aTown({ limits: 'discord' });
    const path = `/channels/${it.guild.generalChannelId}/messages`;
    const send = (to = path): Promise<Response> => ask(it.sandbox, to, { method: 'POST', body: { content: 'Hello' } });
    const began = Date.now() / 1_000;
    const first = await send();
    const answered = Date.now() / 1_000;
    const bucket = first.headers.get('x-ratelimit-bucket');
    expect(first.headers.get('x-ratelimit-limit')).toBe('5');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
    const resetAfter = Number(first.headers.get('x-ratelimit-reset-after'));
    expect(resetAfter).toBeCloseTo(5, 0);
    const counted = Number(first.headers.get('x-ratelimit-reset')) - resetAfter;
    expect(counted).toBeGreaterThanOrEqual(began - 0.01);
    expect(counted).toBeLessThanOrEqual(answered + 0.01);
    for (let count = 0; count < 4; count++) expect((await send()).status).toBe(200);
    const sixth = await send();
    expect(sixth.status).toBe(429);
    expect(sixth.headers.get('x-ratelimit-scope')).toBe('user');
    expect(sixth.headers.get('x-ratelimit-global')).toBeNull();
    expect(sixth.headers.get('x-ratelimit-remaining')).toBe('0');
    const body = (await sixth.json()) as { retry_after: number };
    expect(body).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(body.retry_after).toBeLessThanOrEqual(5);
    expect(body.retry_after).toBeGreaterThanOrEqual(5 - (Date.now() / 1_000 - began) - 0.01);
    expect(sixth.headers.get('retry-after')).toBe(String(Math.ceil(body.retry_after)));
    const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'elsewhere' });
    const elsewhere = await send(`/channels/${id}/messages`);
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.headers.get('x-ratelimit-bucket')).toBe(bucket);
    expect(it.sandbox.report().invalid).toEqual([{ status: 429, count: 1 }]);
  });

  test('a channel takes two new names in ten minutes; other changes go on, and other channels too', async () => {
    const it = await aTown({ limits: 'discord' });
    const path = `/channels/${it.guild.generalChannelId}`;
    const change = (body: object): Promise<Response> => ask(it.sandbox, path, { method: 'PATCH', body });
    expect((await change({ name: 'one' })).status).toBe(200);
    expect((await change({ topic: 'two' })).status).toBe(200);
    const third = await change({ name: 'three' });
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(500);
    // The route itself is not used up, which is how a client sees that something else is.
    expect(third.headers.get('x-ratelimit-remaining')).toBe('7');
    expect((await change({ rate_limit_per_user: 5 })).status).toBe(200);
  });

  test('over all routes a bot has so many requests a second; answers to interactions are not among them', async () => {
    const it = await aTown({ limits: { global: { most: 4, perMs: 60_000 }, route: null, routes: {} } });
    await it.town.setLimits({ global: { most: 2, perMs: 60_000 }, route: null });
    expect((await ask(it.sandbox, '/users/@me')).status).toBe(200);
    expect((await ask(it.sandbox, '/applications/@me')).status).toBe(200);
    const third = await ask(it.sandbox, '/users/@me');
    expect(third.status).toBe(429);
    expect(third.headers.get('x-ratelimit-global')).toBe('true');
    expect(third.headers.get('x-ratelimit-scope')).toBe('global');
    expect(third.headers.get('x-ratelimit-bucket')).toBeNull();
    expect(await third.json()).toMatchObject({ global: true });
    await it.town.setLimits({ global: null });
    await it.bot.application.commands.set([{ name: 'hello', description: 'Says hello' }]);
    await it.town.setLimits({ global: { most: 1, perMs: 60_000 } });
    it.bot.on('interactionCreate', (interaction) => {
      if (interaction.isChatInputCommand())
        void interaction.reply('Hello!').then(() => interaction.editReply('Hello again!'));
    });
    for (let count = 0; count < 3; count++) {
      const where = { guild: it.guild.id, channel: it.guild.generalChannelId };
      expect((await it.town.as(it.ben.id).run({ ...where, command: 'hello' })).state).toBe('answered');
    }
  });

  test('discord.js waits after a 429 of any scope and asks again; a shared one is held against nobody', async () => {
    const it = await aTown({ limits: 'none' });
    const scopes = ['user', 'global', 'shared'] as const;
    const began = Date.now();
    const sent = scopes.map(async (scope) => {
      const { id } = await it.town.createChannel({ guild: it.guild.id, name: scope });
      await it.town.fail({ route: `${id}/messages$`, method: 'POST', mode: 'limit', scope, ms: 50 });
      await it.bot.rest.post(Routes.channelMessages(id), { body: { content: scope } });
      return (await it.town.as(it.ben.id).messages(id)).map(({ content }) => content);
    });
    expect(await Promise.all(sent)).toEqual([['user'], ['global'], ['shared']]);
    // The header is in whole seconds, and discord.js goes by it.
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
    expect(it.sandbox.report().invalid).toEqual([{ status: 429, count: 2 }]);
    await it.town.fail({ route: '/users/@me$', mode: 'limit', scope: 'shared', ms: 1_500, code: 20028 });
    const { status, body } = await it.rest('GET', '/users/@me');
    expect(status).toBe(429);
    expect(body).toEqual({
      message: 'The resource is being rate limited.',
      retry_after: 1.5,
      global: false,
      code: 20028,
    });
  });

  test('after too many refusals the address is banned: a page for people, whatever is asked, until it is lifted', async () => {
    const it = await aTown({ limits: { invalid: { most: 3, perMs: 600_000 }, banMs: 90_000 } });
    await ask(it.sandbox, '/users/@me', { token: 'wrong' });
    await ask(it.sandbox, '/users/@me', { token: 'wrong' });
    expect((await ask(it.sandbox, '/users/@me')).status).toBe(200);
    await ask(it.sandbox, '/users/@me', { token: 'wrong' });
    const turnedAway = await ask(it.sandbox, '/users/@me');
    expect(turnedAway.status).toBe(429);
    expect(turnedAway.headers.get('content-type')).toMatch(/^text\/html/);
    expect(turnedAway.headers.get('retry-after')).toBe('90');
    expect(await turnedAway.text()).toContain('1015');
    expect(it.sandbox.report().invalid).toEqual([{ status: 401, count: 3 }]);
    expect((await it.town.limits()).bannedForMs).toBeGreaterThan(80_000);
    await it.town.setLimits('discord');
    expect((await ask(it.sandbox, '/users/@me')).status).toBe(200);
  });

  test('limits are on where the clock runs like the real one, and off where it is held or quicker', async () => {
    const limitOf = async (options: SandboxOptions): Promise<number | undefined> =>
      (await (await aSandbox(options)).client.limits()).numbers.global?.most;
    expect(await limitOf({})).toBe(50);
    expect(await limitOf({ speed: 0 })).toBeUndefined();
    expect(await limitOf({ speed: 60 })).toBeUndefined();
    expect(await limitOf({ speed: 0, limits: 'discord' })).toBe(50);
    expect(await limitOf({ limits: 'none' })).toBeUndefined();
  });

  test('numbers that make no sense are refused, and the limits stay what they were', async () => {
    const { client, url } = await aSandbox({});
    const put = (limits: unknown): Promise<Response> =>
      fetch(`${url}/sandbox/limits`, { method: 'PUT', body: JSON.stringify({ limits }) });
    for (const limits of [
      'some',
      { globl: null },
      { global: { most: 0, perMs: 1 } },
      { routes: { 'GET /': 5 } },
      { banMs: -1 },
    ]) {
      const answer = await put(limits);
      expect(answer.status).toBe(400);
    }
    expect((await client.limits()).numbers.global).toEqual({ most: 50, perMs: 1_000 });
  });
});

describe('at the gateway', () => {
  test('who identifies a second time within the window is told op 9, and gets in after it', async () => {
    const it = await aTown({ limits: { concurrency: { most: 1, perMs: 3_000 }, sends: null } });
    const hasty = await ByHand.greeted(it.sandbox);
    hasty.identify();
    expect(await hasty.until(({ op }) => op === 9)).toMatchObject({ d: false });
    hasty.close(1000);
    const patient = await ByHand.greeted(it.sandbox);
    await eventually(() => {
      patient.identify();
      expect(patient.packets.map(({ t }) => t)).toContain('READY');
    });
    const { body } = await it.rest('GET', '/gateway/bot');
    expect(body).toMatchObject({ session_start_limit: { total: 1_000, remaining: 998, max_concurrency: 1 } });
  });

  test('with one identify too many all sessions end, and the token is another', async () => {
    const it = await aTown({ limits: { identifies: { most: 1, perMs: 86_400_000 }, concurrency: null } });
    const { token } = it.sandbox;
    const hand = await ByHand.greeted(it.sandbox);
    const ended = new Promise<number>((resolve) => it.bot.once('shardDisconnect', ({ code }) => resolve(code)));
    it.bot.on('shardError', () => undefined);
    hand.identify();
    expect(await hand.closed).toBe(4004);
    expect(await ended).toBe(4004);
    expect((await it.rest('GET', '/users/@me', undefined, token)).status).toBe(401);
    expect(await it.town.token()).not.toBe(token);
    const again = await login(it.sandbox, []);
    await again.destroy();
  });

  test('who sends more than the limit of a minute is cut off', async () => {
    const sandbox = await aSandbox({ limits: { sends: { most: 3, perMs: 60_000 } } });
    const hand = await ByHand.greeted(sandbox);
    for (let beat = 0; beat < 4; beat++) hand.send({ op: 1, d: null });
    expect(await hand.closed).toBe(4008);
    expect(hand.packets.filter(({ op }) => op === 11)).toHaveLength(3);
  });
});
