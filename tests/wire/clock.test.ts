import { connectSandbox, type Follower, type SandboxClient } from '../../sandbox/client';
import type { Sandbox } from '../../sandbox/server';
import { eventually } from '../support/eventually';
import { judgedSandbox } from '../support/sandbox';

const START = '2026-03-02T09:00:00.000Z';
const minutes = (count: number): string => new Date(Date.parse(START) + count * 60_000).toISOString();

let sandbox: Sandbox;
let town: SandboxClient;
let followers: Follower[];

beforeEach(async () => {
  sandbox = await judgedSandbox({ startAt: START, speed: 0, followerMs: 4_000 });
  town = connectSandbox(sandbox.url);
  followers = [];
});
afterEach(async () => {
  for (const follower of followers) follower.close();
  await sandbox.close();
});

/** Somebody with work at these minutes, who notes when they did it; in a list of their own, unless one is given. */
async function aWorker(
  name: string,
  due: number[],
  done: string[] = [],
): Promise<{ done: string[]; follower: Follower }> {
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

test('a follower whose work fails says so where it runs, and the town names it', async () => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const clumsy = town.clock.follow('the clumsy one');
  followers.push(clumsy);
  clumsy.onAsk(() => {
    throw new Error('it fell');
  });
  await clumsy.ready;
  await expect(town.clock.advance({ byMs: 1_000 })).rejects.toMatchObject({ status: 504 });
  expect(said).toHaveBeenCalledWith('the clumsy one, who follows the clock:', new Error('it fell'));
  said.mockRestore();
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

/** Somebody who does what they wish to do when they are asked, one thing at a time, and gives the worker more to do. */
async function aPlayer(wishes: number[], due: number[] = [], done: string[] = []): Promise<string[]> {
  const player = town.clock.follow('player', { last: true });
  followers.push(player);
  player.onAsk(({ now }) => {
    const [wish] = wishes;
    if (wish === undefined || minutes(wish) > now) return wish === undefined ? null : minutes(wish);
    done.push(`plays ${wish} at ${now.slice(11, 16)}`);
    wishes.shift();
    due.unshift(wish);
    return { next: null, again: true };
  });
  await player.ready;
  return done;
}

test('who acts and gives others work is asked last, and once more before time goes on', async () => {
  const due = [2, 4];
  const done: string[] = [];
  await aWorker('one', due, done);
  await aPlayer([2, 2, 3], due, done);
  expect(await town.clock.advance({ to: minutes(10) })).toMatchObject({ now: minutes(10), next: null });
  const atTwo = ['2 at 09:02', 'plays 2 at 09:02', '2 at 09:02', 'plays 2 at 09:02', '2 at 09:02'];
  expect(done).toEqual([...atTwo, 'plays 3 at 09:03', '3 at 09:03', '4 at 09:04']);
});

test('who asks for ever to be asked again is found out', async () => {
  const restless = town.clock.follow('restless');
  followers.push(restless);
  restless.onAsk(() => ({ next: null, again: true }));
  await restless.ready;
  await expect(town.clock.advance({ byMs: 1_000 })).rejects.toMatchObject({
    status: 504,
    message: expect.stringContaining('restless') as string,
  });
});

test('whoever holds the clock moves it alone, and a pause by anybody holds their time up', async () => {
  expect(await town.clock.hold({ held: 'the story' })).toMatchObject({ held: 'the story', paused: false });
  await expect(town.clock.advance({ byMs: 1_000 })).rejects.toMatchObject({ status: 409, message: /the story/u });
  const by = 'the story';
  expect(await town.clock.advance({ byMs: 60_000, by })).toMatchObject({ now: minutes(1) });
  expect(await town.clock.speed({ speed: 0 })).toMatchObject({ paused: true });
  expect(await town.clock.advance({ byMs: 60_000, by })).toMatchObject({ now: minutes(1), paused: true });
  expect(await town.clock.advance({ toNext: true, by })).toMatchObject({ now: minutes(1) });
  expect(await town.clock.speed({ speed: 60 })).toMatchObject({ paused: false, speed: 0, held: 'the story' });
  expect(await town.clock.advance({ byMs: 60_000, by })).toMatchObject({ now: minutes(2) });
  expect(await town.clock.speed({ speed: 0.001, by })).toMatchObject({ speed: 0.001, held: 'the story' });
  expect(await town.clock.speed({ speed: 0, by })).toMatchObject({ speed: 0, paused: false });
  expect(await town.clock.hold({ held: null })).not.toHaveProperty('held');
  await expect(town.clock.advance({ byMs: 1_000, by })).rejects.toMatchObject({ status: 409 });
  expect(await town.clock.advance({ byMs: 60_000 })).toMatchObject({ now: minutes(3) });
});

test('a pause in the middle of a move lets what is due be done, and no more', async () => {
  const passer = town.clock.follow('passer');
  followers.push(passer);
  const seen: string[] = [];
  passer.onAsk(async ({ now }) => {
    seen.push(now);
    if (now === minutes(2)) await town.clock.pause({ paused: true });
    return minutes(now < minutes(1) ? 1 : now < minutes(2) ? 2 : 3);
  });
  await passer.ready;
  await town.clock.hold({ held: 'the story' });
  expect(await town.clock.advance({ to: minutes(10), by: 'the story' })).toMatchObject({
    now: minutes(2),
    paused: true,
    next: minutes(3),
  });
  expect(seen).toEqual([START, minutes(1), minutes(2)]);
});

test('while a clock without a holder pauses, it still goes where somebody sends it', async () => {
  const { done } = await aWorker('one', [2, 30]);
  await town.clock.pause({ paused: true });
  expect(await town.clock.advance({ toNext: true })).toMatchObject({ now: minutes(2), paused: true });
  expect(done).toEqual(['2 at 09:02']);
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

test('a clock goes as fast as it is told: at this speed a millisecond is a minute', async () => {
  await town.clock.speed({ speed: 60_000 });
  const before = Date.now();
  const first = Date.parse((await town.clock.read()).now);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const passed = Date.parse((await town.clock.read()).now) - first;
  expect(passed).toBeGreaterThanOrEqual(20 * 60_000 * 0.8);
  expect(passed).toBeLessThanOrEqual((Date.now() - before + 5) * 60_000);
});

test('a clock that goes in steps passes nobody by, however fast it is', async () => {
  const stepping = await judgedSandbox({ startAt: START, speed: 0, stepMs: 5 });
  try {
    town = stepping.client;
    const { done, follower } = await aWorker('one', [1, 2, 3, 4]);
    const played = await aPlayer([2, 3]);
    const heard: number[] = [];
    follower.onChange(({ speed }) => void heard.push(speed));
    // A minute of the town in a real millisecond: each step could pass several of them.
    expect(await town.clock.speed({ speed: 60_000 })).toMatchObject({ speed: 60_000 });
    const after = async (instant: string): Promise<void> => expect((await town.clock.read()).now > instant).toBe(true);
    await eventually(() => after(minutes(5)));
    expect(done).toEqual(['1 at 09:01', '2 at 09:02', '3 at 09:03', '4 at 09:04']);
    expect(played).toEqual(['plays 2 at 09:02', 'plays 3 at 09:03']);
    expect(new Set(heard)).toEqual(new Set([0]));
    const stopped = await town.clock.pause({ paused: true });
    await town.clock.advance({ byMs: 0 });
    expect((await town.clock.read()).now).toBe(stopped.now);
    await town.clock.speed({ speed: 60_000 });
    await eventually(() => after(stopped.now));
  } finally {
    await stepping.close();
  }
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
  expect(await line()).toEqual({ follower: 'f1', tick: 0, now: START, speed: 0, paused: false });
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
