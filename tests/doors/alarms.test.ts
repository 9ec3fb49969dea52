import type { DataSource } from 'typeorm';
import { liveClock } from '../../bot/common/clock';
import { createLog } from '../../bot/common/log';
import { Alarms } from '../../bot/scheduler/alarms';
import { startBells } from '../../bot/scheduler/queue';
import { createDataSource } from '../../bot/store/dataSource';
import { migrate } from '../../bot/store/migrate';
import { createTransact, type Transact } from '../../bot/store/transaction';
import { Alarm } from '../../entities';
import { eventually } from '../support/eventually';
import { freshDatabase } from '../support/postgres';

const log = createLog('silent');
let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let database: DataSource;
let alarms: Alarms;
let transact: Transact;
/** the bells that were asked of the queue */
let asked: string[];
/** Whatever rings after a test has ended, or failed, ends at once. */
let isOver: boolean;
let rings: { readonly alarm: Alarm; readonly end: (fault?: Error) => void }[];

beforeEach(async () => {
  fresh = await freshDatabase();
  database = await createDataSource(fresh.url, log).initialize();
  await migrate(database);
  rings = [];
  isOver = false;
  const run = (alarm: Alarm): Promise<void> =>
    new Promise((resolve, reject) => {
      rings.push({ alarm, end: (fault) => (fault === undefined ? resolve() : reject(fault)) });
      if (isOver) resolve();
    });
  alarms = new Alarms({ database, clock: liveClock, log, run });
  transact = createTransact(database, ({ alarms: set }) => alarms.arm(set));
  const bells = await startBells({
    databaseUrl: fresh.url,
    redisUrl: process.env.TEST_REDIS_URL,
    installation: new URL(fresh.url).pathname.slice(1),
    log,
    ring: (id) => alarms.ring(id),
  });
  asked = [];
  await alarms.start({
    ...bells,
    set(alarm, bell, delayMs) {
      asked.push(bell);
      return bells.set(alarm, bell, delayMs);
    },
  });
});
afterEach(async () => {
  isOver = true;
  for (const { end } of rings) end();
  await alarms.stop();
  await database.destroy();
  await fresh.drop();
});

const dueAt = new Date('2026-01-05T18:00:00Z');
const set = (week: number, at = dueAt): Promise<void> =>
  transact((tx) =>
    tx.setAlarm({ job: 'session.remind', key: 'remind:1', subject: 'session:1', data: { week }, dueAt: at }),
  );
const isRung = (times: number): Promise<void> => eventually(() => expect(rings).toHaveLength(times));
const left = (): Promise<number> => database.manager.count(Alarm);

test('an alarm that is set again for the same instant while it rings is rung again', async () => {
  await set(1);
  await isRung(1);
  await set(2);
  rings[0]?.end();
  await isRung(2);
  expect(rings.map(({ alarm }) => alarm.data)).toEqual([{ week: 1 }, { week: 2 }]);
  rings[1]?.end();
  await eventually(async () => expect(await left()).toBe(0));
  expect(rings).toHaveLength(2);
});

test('a bell that comes while its alarm rings is heard afterwards, and not beside it', async () => {
  await set(1);
  await isRung(1);
  const id = rings[0]?.alarm.id ?? '';
  // Set anew by hand, so that the only bell is the one below.
  await database.manager.increment(Alarm, { id }, 'edition', 1);
  await alarms.ring(id);
  rings[0]?.end();
  await isRung(2);
  rings[1]?.end();
  await eventually(async () => expect(await left()).toBe(0));
});

test('one that fails rings again, and what failed is not counted against one that was set meanwhile', async () => {
  await set(1);
  await isRung(1);
  await set(2);
  rings[0]?.end(new Error('the database is away'));
  await isRung(2);
  expect(rings[1]?.alarm).toMatchObject({ data: { week: 2 }, failures: 0 });
  rings[1]?.end(new Error('still away'));
  await isRung(3);
  expect(rings[2]?.alarm).toMatchObject({ data: { week: 2 }, failures: 1 });
  rings[2]?.end();
  await eventually(async () => expect(await left()).toBe(0));
});

test('an alarm of next week waits as a row, and gives the queue nothing to keep, however often it is set', async () => {
  const dueNextWeek = new Date(Date.now() + 7 * 86_400_000);
  for (const week of [1, 2, 3]) await set(week, dueNextWeek);
  expect(await left()).toBe(1);
  expect(asked).toEqual([]);
  await set(4);
  await isRung(1);
  expect(asked).toHaveLength(1);
});
