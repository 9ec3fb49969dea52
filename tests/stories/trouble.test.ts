import { Redis } from 'ioredis';
import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { eventually } from '../support/eventually';
import { aTown, boardOf, callsTo, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.stop());

async function aCheckIn(): Promise<{ place: Place; ada: Somebody; ben: Somebody }> {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  await town.passTo('2027-03-02T17:02:00Z');
  const [ada, ben] = place.people as [Somebody, Somebody, Somebody];
  return { place, ada, ben };
}

/** Plays a story in a town whose Discord forgets nonces almost at once. */
async function forgetful(story: () => Promise<void>): Promise<void> {
  await town.stop();
  town = await aTown({ nonceWindowMs: 30 });
  await story();
}

const count = (text: string, words: string): number => text.split(words).length - 1;

test('Discord is gone for ten seconds while a round begins: when it is back, everything is said once', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  const [ada, ben] = place.people as [Somebody, Somebody, Somebody];
  await town.passTo('2027-03-02T17:01:00Z');
  await town.sandbox.client.outage({ forMs: 10_000 });
  await town.pass({ minutes: 1 });
  const [row] = await town.database.query<{ attempts: number }[]>('SELECT max(attempts) AS attempts FROM outbox');
  expect(row?.attempts).toBeGreaterThan(2);
  expect(count(await ben.reads('Spring 1'), 'The floor is open')).toBe(1);
  // Until the gateway is back, a press is not answered; people press again.
  await eventually(async () => {
    expect((await ada.presses('Take the turn', 'Spring 1')).state).not.toBe('failed');
  });
  await town.settle();
  expect(await callsTo(town, ada)).toBe(1);
});

test('Discord takes an edit of a board at the second try only: until then nothing is settled', async () => {
  const { ada, ben } = await aCheckIn();
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  const route = '^/channels/\\d+/messages/\\d+$';
  await town.sandbox.client.fail({ route, method: 'PATCH', times: 1, mode: 'refuse', status: 500 });
  await town.pass({ minutes: 1 });
  expect((await boardOf(ben)).text).toContain('Finish your thought in peace');
});

test('Discord is gone when the time of a turn is over: the board says so once it is back', async () => {
  const { ada, ben } = await aCheckIn();
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await town.sandbox.client.outage({ forMs: 3_000 });
  await town.pass({ minutes: 1 });
  await eventually(async () => expect((await boardOf(ben)).text).toContain('Finish your thought in peace'));
  await eventually(async () => {
    expect((await ada.presses('Done', 'Spring 1')).state).not.toBe('failed');
  });
  await town.settle();
  expect((await boardOf(ben)).text).toContain('The floor is open');
});

test.each(['refuse', 'applyThenFail', 'reset'] as const)(
  'a message whose sending ends in doubt (%s) is seen exactly once',
  async (mode) => {
    const { ada, ben } = await aCheckIn();
    await town.sandbox.client.fail({ route: '^/channels/\\d+/messages$', method: 'POST', times: 3, mode, status: 500 });
    await ada.presses('Take the turn', 'Spring 1');
    await town.settle();
    expect(await callsTo(town, ada)).toBe(1);
    expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  },
);

test('a thread whose opening ends in doubt is found again, not opened twice', async () => {
  const place = await town.openGuild({ people: 3 });
  await town.sandbox.client.fail({
    route: '^/channels/\\d+/threads$',
    method: 'POST',
    times: 1,
    mode: 'applyThenFail',
    status: 500,
  });
  await place.launch();
  const { channels } = await town.sandbox.client.guild(place.guild);
  expect(channels.filter((channel) => channel.name.startsWith('Spring'))).toHaveLength(1);
  expect(await place.people[0]?.reads('Spring 1')).toContain('This thread is yours');
});

test('all connections to the database are cut in the middle: people are asked to try again, and then it works', async () => {
  const { ada, ben } = await aCheckIn();
  const cut = (): Promise<unknown> =>
    town.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
    );
  await cut();
  const pressed = await ada.presses('Take the turn', 'Spring 1');
  await cut();
  expect(['updated', 'deferred']).toContain(pressed.state);
  await eventually(async () => {
    await ada.presses('Take the turn', 'Spring 1').catch(() => undefined);
    expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  }, 30_000);
  // What was claimed just before the cut stays leased for fifteen seconds.
  await eventually(async () => {
    expect(await callsTo(town, ada)).toBe(1);
  }, 30_000);
  await town.pass({ minutes: 1 });
  expect(count(await ben.reads('Spring 1'), 'Finish your thought in peace')).toBe(1);
  expect(town.ended).toEqual([]);
});

test('a fault is told with a reference, and nothing is half done', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match();
  await town.database.query('ALTER TABLE session RENAME TO away');
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toMatch(
    /try again in a moment.*`[0-9a-f]{8}`/s,
  );
  await town.database.query('ALTER TABLE away RENAME TO session');
  expect(await town.database.query('SELECT state FROM cohort')).toEqual([{ state: 'matched' }]);
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('1 circle for 3 people');
});

test('a click is acknowledged at once although the database keeps it waiting', async () => {
  const { ada } = await aCheckIn();
  const runner = town.database.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT * FROM session FOR UPDATE');
  const pressed = await ada.presses('Take the turn', 'Spring 1');
  expect(pressed.state).toBe('deferred');
  await runner.commitTransaction();
  await runner.release();
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
});

test('a second Grove on the same database refuses clearly, and the first goes on', async () => {
  const { ada } = await aCheckIn();
  await expect(startGrove(town.config, createLog('silent'), () => undefined)).rejects.toThrow(
    'already running on this database',
  );
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
});

test('stopped in the middle of a round and started again, Grove goes on where it was', async () => {
  const { ada, ben } = await aCheckIn();
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await town.grove.stop();
  await town.pass({ minutes: 1 });
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  await town.settle();
  expect(count(await ben.reads('Spring 1'), 'Finish your thought in peace')).toBe(1);
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect((await boardOf(ben)).text).toContain('The floor is open');
});

test('a reminder that comes too late is not sent, and a session that could not begin for hours says so', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  await town.grove.stop();
  await town.passTo('2027-03-02T22:00:00Z');
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  await town.settle();
  const thread = await place.people[0]?.reads('Spring 1');
  expect(thread).not.toContain('come as you are');
  expect(thread).toContain('I was away');
});

test('long after an unclear sending, when Discord has forgotten its nonce, the message is found and not sent again', async () => {
  await forgetful(async () => {
    const { ada, ben } = await aCheckIn();
    await town.sandbox.client.fail({
      route: '/messages$',
      method: 'POST',
      times: 1,
      mode: 'applyThenFail',
      status: 502,
    });
    // From then on nothing arrives: it can only be found.
    await town.sandbox.client.fail({ route: '/messages$', method: 'POST', times: 10_000, mode: 'refuse', status: 500 });
    const longAgo = `UPDATE outbox SET first_try_at = first_try_at - interval '2 minutes' WHERE state = 'pending' AND attempts > 0`;
    await ada.presses('Take the turn', 'Spring 1');
    await eventually(async () => {
      const [, changed] = await town.database.query<[unknown, number]>(longAgo);
      expect(changed).toBeGreaterThan(0);
    });
    const sought = `SELECT FROM outbox WHERE state = 'pending' AND first_try_at < now() - interval '1 minute'`;
    await eventually(async () => expect(await town.database.query<unknown[]>(sought)).toEqual([]), 30_000);
    await town.sandbox.client.clearFaults();
    await town.settle();
    expect(await callsTo(town, ada)).toBe(1);
    expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  });
});

test('a board that could not be posted comes with the next change, once Grove may write again', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  await town.passTo('2027-03-02T17:01:00Z');
  await town.sandbox.client.fail({ route: '/messages$', method: 'POST', times: 1, mode: 'refuse', status: 403 });
  await town.pass({ minutes: 1 });
  const [ada] = place.people as [Somebody];
  expect(await ada.reads('Spring 1')).not.toContain('### ');
  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('still open** for whoever would like it');
});

test('Grove was away for hours in the middle of a round: it says so once and closes kindly', async () => {
  const { ada } = await aCheckIn();
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await town.grove.stop();
  await town.pass({ minutes: 300 });
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  await town.settle();
  const thread = await ada.reads('Spring 1');
  expect(thread).toContain('I was away in the middle of our session');
  expect(thread).not.toContain('Finish your thought');
  expect((await boardOf(ada)).text).toContain('This session is over');
});

test('the queue is emptied while alarms wait in it: every alarm still rings', async () => {
  const { ada } = await aCheckIn();
  await town.sandbox.client.clock.speed({ speed: 5 });
  await eventually(async () => {
    expect(await queued()).toBeGreaterThan(0);
  });
  await emptyTheQueue();
  await town.sandbox.client.clock.speed({ speed: 0 });
  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('still open** for whoever would like it');
});

test('everything Grove asks of Discord, Discord knows', async () => {
  const { ada } = await aCheckIn();
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  const { unknown } = await town.sandbox.client.report();
  expect(unknown).toEqual([]);
});

const redis = process.env.TEST_REDIS_URL;

async function queueOnRedis(): Promise<{ client: Redis; pattern: string }> {
  const [row] = await town.database.query<{ id: string }[]>('SELECT id FROM installation');
  return { client: new Redis(redis ?? ''), pattern: `grove-${row?.id}:*` };
}

/** How many rings wait, on whichever backend the queue is. */
async function queued(): Promise<number> {
  if (redis === undefined) {
    const [row] = await town.database.query<{ count: string }[]>('SELECT count(*) FROM bullmq.job');
    return Number(row?.count);
  }
  const { client, pattern } = await queueOnRedis();
  const keys = await client.keys(pattern.replace('*', '*:delayed'));
  const counts = await Promise.all(keys.map((key) => client.zcard(key)));
  await client.quit();
  return counts.reduce((sum, one) => sum + one, 0);
}

async function emptyTheQueue(): Promise<void> {
  if (redis === undefined) {
    await town.database.query('DELETE FROM bullmq.job');
    return;
  }
  const { client, pattern } = await queueOnRedis();
  const keys = await client.keys(pattern);
  if (keys.length > 0) await client.del(...keys);
  await client.quit();
}
