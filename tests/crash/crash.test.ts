import { setTimeout as sleep } from 'node:timers/promises';
import { textOf } from '../../sandbox/client';
import { chanceOf } from './chance';
import { launchOne, openPlace, seated, type Place } from './cohorts';
import { openCrashTown, type CrashTown } from './crashTown';

jest.setTimeout(120_000);

let town: CrashTown;
let place: Place;
beforeAll(async () => {
  town = await openCrashTown({
    command: [process.execPath, '--import', 'tsx', 'bot/main.ts'],
    speed: 0,
    redisUrl: process.env.TEST_REDIS_URL,
  });
  town.bot.start();
  await town.bot.ready();
  const never = (): boolean => false;
  const { played, sandbox } = town;
  place = await openPlace({
    client: sandbox.client,
    number: 1,
    chance: chanceOf(1),
    played,
    tables: 2,
    freeAtAnyHour: town.freeAtAnyHour,
    closing: never,
    over: never,
  });
});
afterAll(() => town.close());

async function killedAndStarted(): Promise<void> {
  await town.bot.kill();
  town.bot.start();
  await town.bot.ready();
}

async function somebodyHolds(): Promise<boolean> {
  const { rowCount } = await town.database.query(`SELECT FROM session WHERE stage -> 'floor' ->> 'is' = 'held'`);
  return (rowCount ?? 0) > 0;
}

test('a bot killed while it opens threads, and again in the middle of a round, goes on; all is seen, and seen once', async () => {
  const { client } = town.sandbox;
  const launching = launchOne(place, 'Spring');
  while ((await client.ledger({ kind: 'thread-member' })).length < 3) await sleep(1);
  await killedAndStarted();
  const people = await launching;
  const tables = await seated(place, 'Spring', people);
  expect(tables.flatMap(({ members }) => members)).toHaveLength(people);

  await client.clock.advance({ byMs: 19 * 60_000 });
  const [{ thread, members } = { thread: '', members: [] }] = tables;
  const [ada = '', ben = ''] = members;
  const says = async (): Promise<string> => (await client.as(ben).messages(thread)).map(textOf).join('\n');
  await client.as(ada).clickLabel({ channel: thread, label: 'Take the turn' });
  // A press whose bot dies before it is written down is simply pressed again; from then on nothing may be lost.
  while (!(await somebodyHolds())) await sleep(1);
  await killedAndStarted();
  await client.clock.advance({ byMs: 0 });
  expect(await says()).toContain(`<@${ada}> has the floor`);
  const calls = (await client.ledger({ kind: 'message' })).filter(({ pinged }) => pinged.join() === ada);
  expect(calls).toHaveLength(1);

  await client.as(ada).clickLabel({ channel: thread, label: 'Done' });
  await client.clock.advance({ byMs: 0 });
  expect(await says()).toContain('The floor is open');
  await client.clock.advance({ byMs: 60 * 60_000 });
  expect(await says()).toContain('That closes our session');

  const { count, replay } = await town.count([place]);
  expect([...count.lost, ...replay.lost]).toEqual([]);
  expect([...count.doubled, ...replay.doubled]).toEqual([]);
  expect(count.seen).toBe(count.due);
});
