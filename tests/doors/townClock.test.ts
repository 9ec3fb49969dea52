import { createLog } from '../../bot/common/log';
import { followTown, type TownClock } from '../../bot/scheduler/townClock';
import type { Sandbox } from '../../sandbox/server';
import { judgedSandbox } from '../support/sandbox';

let sandbox: Sandbox;
let clock: TownClock;
beforeEach(async () => {
  sandbox = await judgedSandbox({ startAt: '2027-03-01T12:00:00.000Z', speed: 0 });
  clock = await followTown(`${sandbox.url}/sandbox/clock`, createLog('silent'));
});
afterEach(async () => {
  clock.stop();
  await sandbox.close();
});

/** Fails once, as with a database that is away for a moment; then it notes when it was done. */
function atFirstNot(done: string[]): () => Promise<void> {
  let tries = 0;
  return () => {
    if (tries++ === 0) return Promise.reject(new Error('no database'));
    done.push(clock.now().toISOString());
    return Promise.resolve();
  };
}

test('the clock has jumped, and what that asks for fails at first: the town waits until it is done', async () => {
  const done: string[] = [];
  clock.follow({ changed: atFirstNot(done), settled: () => Promise.resolve(null) });
  await sandbox.client.clock.advance({ byMs: 60_000 });
  expect(done).toEqual(['2027-03-01T12:01:00.000Z']);
});

test('the town asks whether all is done, and that fails at first: it has its answer a moment later', async () => {
  const done: string[] = [];
  const look = atFirstNot(done);
  const next = new Date('2027-03-01T13:00:00.000Z');
  clock.follow({ changed: () => Promise.resolve(), settled: () => look().then(() => next) });
  expect(await sandbox.client.clock.advance({ byMs: 0 })).toMatchObject({ next: next.toISOString() });
  expect(done).toEqual(['2027-03-01T12:00:00.000Z']);
});
