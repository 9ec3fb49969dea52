import { connectSandbox, type Follower, type SandboxClient } from '../../sandbox/client';
import { startSandbox, type Sandbox } from '../../sandbox/server';

const START = '2026-03-02T09:00:00.000Z';
const minutes = (count: number): string => new Date(Date.parse(START) + count * 60_000).toISOString();

let sandbox: Sandbox;
let town: SandboxClient;
let followers: Follower[];

beforeEach(async () => {
  sandbox = await startSandbox({ startAt: START, speed: 0, followerMs: 150 });
  town = connectSandbox(sandbox.url);
  followers = [];
});
afterEach(async () => {
  for (const follower of followers) follower.close();
  await sandbox.close();
});

/** Somebody with work at these minutes, who notes when they did it. */
async function aWorker(name: string, due: number[]): Promise<{ done: string[]; follower: Follower }> {
  const done: string[] = [];
  const follower = town.clock.follow(name);
  followers.push(follower);
  follower.onAsk(async ({ now }) => {
    while (due[0] !== undefined && minutes(due[0]) <= now) {
      // Work takes a moment of real time, during which the town's clock must not move.
      await new Promise((resolve) => setTimeout(resolve, 5));
      done.push(`${due.shift() ?? ''} at ${(await town.clock.read()).now.slice(11, 16)}`);
    }
    return due[0] === undefined ? null : minutes(due[0]);
  });
  await follower.ready;
  return { done, follower };
}

test('a held clock stands still, and what happens carries its time', async () => {
  expect(await town.clock.read()).toMatchObject({ now: START, speed: 0 });
  const ada = await town.createUser({ name: 'Ada' });
  const guild = await town.createGuild({ name: 'Guild', owner: ada.id });
  await town.clock.advance({ byMs: 60_000 });
  const message = await town.as(ada.id).write({ channel: guild.generalChannelId, content: 'Good morning' });
  expect(message.town_time).toBe(minutes(1));
  const [entry] = await town.ledger({ kind: 'message' });
  expect(entry?.town).toBe(minutes(1));
  expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(5_000);
});

test('moving on stops at every wake-up, and waits until the work due then is done', async () => {
  const [one, two] = [await aWorker('one', [1, 5, 5, 20]), await aWorker('two', [3])];
  const reading = await town.clock.advance({ to: minutes(10) });
  expect(one.done).toEqual(['1 at 09:01', '5 at 09:05', '5 at 09:05']);
  expect(two.done).toEqual(['3 at 09:03']);
  expect(reading).toMatchObject({ now: minutes(10), next: minutes(20) });
});

test('the next wake-up of all is one step away, but not beyond the limit', async () => {
  const { done } = await aWorker('one', [2, 30]);
  expect(await town.clock.advance({ toNext: true })).toMatchObject({ now: minutes(2), next: minutes(30) });
  expect(await town.clock.advance({ toNext: true, limit: minutes(29) })).toMatchObject({
    now: minutes(2),
    next: minutes(30),
  });
  expect(await town.clock.advance({ toNext: true })).toMatchObject({ now: minutes(30), next: null });
  expect(done).toEqual(['2 at 09:02', '30 at 09:30']);
});

test('advances that are asked for at once come one after the other', async () => {
  const { done } = await aWorker('one', [1, 2, 3, 4]);
  await Promise.all([town.clock.advance({ byMs: 120_000 }), town.clock.advance({ byMs: 120_000 })]);
  expect(done).toEqual(['1 at 09:01', '2 at 09:02', '3 at 09:03', '4 at 09:04']);
  expect((await town.clock.read()).now).toBe(minutes(4));
});

test('a follower that never settles is named', async () => {
  const stuck = town.clock.follow('the stuck one');
  followers.push(stuck);
  stuck.onAsk(() => new Promise<null>(() => undefined));
  await stuck.ready;
  await expect(town.clock.advance({ byMs: 1_000 })).rejects.toMatchObject({
    status: 504,
    message: expect.stringContaining('the stuck one') as string,
  });
});

test('a follower that goes away while it is asked holds nobody up', async () => {
  const leaver = town.clock.follow('leaver');
  leaver.onAsk(() => {
    leaver.close();
    return null;
  });
  await leaver.ready;
  expect(await town.clock.advance({ byMs: 60_000 })).toMatchObject({ now: minutes(1) });
});

test('followers hear of every change, also of the speed', async () => {
  const follower = town.clock.follow('listener');
  followers.push(follower);
  const first = await follower.ready;
  const heard = new Promise((resolve) => follower.onChange(resolve));
  await town.clock.speed({ speed: 60 });
  expect(first).toMatchObject({ tick: 0, now: START, speed: 0 });
  expect(await heard).toMatchObject({ tick: 1, speed: 60 });
});

test('at sixty times the speed a second is a minute', async () => {
  await town.clock.speed({ speed: 60_000 });
  const before = Date.now();
  const first = Date.parse((await town.clock.read()).now);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const passed = Date.parse((await town.clock.read()).now) - first;
  expect(passed).toBeGreaterThanOrEqual(20 * 60_000 * 0.8);
  expect(passed).toBeLessThanOrEqual((Date.now() - before + 5) * 60_000);
});

test('time does not run backwards, and what is no instant is refused', async () => {
  await town.clock.advance({ byMs: 60_000 });
  await town.clock.advance({ to: START });
  expect((await town.clock.read()).now).toBe(minutes(1));
  await expect(town.clock.speed({ speed: -1 })).rejects.toMatchObject({ status: 400 });
  await expect(town.clock.advance({ to: 'tomorrow' })).rejects.toMatchObject({ status: 400 });
});

test('the follower protocol is plain lines of JSON', async () => {
  const stream = await fetch(`${sandbox.url}/sandbox/clock/follow?name=plain`);
  expect(stream.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = linesOf(stream);
  const line = async (): Promise<unknown> => (await lines.next()).value;
  expect(await line()).toEqual({ follower: 'f1', tick: 0, now: START, speed: 0 });
  const moving = town.clock.advance({ byMs: 1_000 });
  const ask = (await line()) as { ask: number };
  expect(ask).toMatchObject({ tick: 0, now: START, speed: 0 });
  const settle = (settled: number): Promise<Response> =>
    fetch(`${sandbox.url}/sandbox/clock/followers/f1`, {
      method: 'POST',
      body: JSON.stringify({ settled, next: null }),
    });
  expect((await settle(ask.ask)).status).toBe(204);
  expect(await line()).toMatchObject({ tick: 1, now: '2026-03-02T09:00:01.000Z' });
  const second = (await line()) as { ask: number };
  await settle(second.ask);
  expect(await moving).toMatchObject({ tick: 1, next: null });
  expect((await settle(second.ask)).status).toBe(404);
  await lines.return(undefined);
});

async function* linesOf(response: Response): AsyncGenerator<unknown, undefined> {
  let rest = '';
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    const parts = (rest + Buffer.from(chunk).toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part) as unknown;
  }
  return undefined;
}
