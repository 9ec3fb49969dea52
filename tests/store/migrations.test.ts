import type { DataSource } from 'typeorm';
import { createLog } from '../../bot/common/log';
import { readSession } from '../../bot/sessions/store';
import { createDataSource } from '../../bot/store/dataSource';
import { migrate } from '../../bot/store/migrate';
import { Cohort, Group, Home, Membership, SessionRow } from '../../entities';
import { migrations } from '../../migrations';
import { FirstCircle1763900000000 } from '../../migrations/1763900000000-firstCircle';
import { WayIn1763990000000 } from '../../migrations/1763990000000-wayIn';
import { Bringing1764030000000 } from '../../migrations/1764030000000-bringing';
import { ManyVoices1764015000000 } from '../../migrations/1764015000000-manyVoices';
import { Facilitators1764040000000 } from '../../migrations/1764040000000-facilitators';
import { Rotation1764060000000 } from '../../migrations/1764060000000-rotation';
import { GivenUp1764065000000 } from '../../migrations/1764065000000-givenUp';
import { Pausing1764120000000 } from '../../migrations/1764120000000-pausing';
import { freshDatabase } from '../support/postgres';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
const connected: DataSource[] = [];

beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(async () => {
  await Promise.all(connected.splice(0).map((database) => database.destroy()));
  await fresh.drop();
});

async function connect(): Promise<DataSource> {
  const database = await createDataSource(fresh.url, createLog('silent')).initialize();
  connected.push(database);
  return database;
}
async function migrated(): Promise<DataSource> {
  const database = await connect();
  await migrate(database);
  return database;
}

/** The statements that would make the tables what the entities say. */
async function disagreements(database: DataSource): Promise<string[]> {
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
const tables = async (database: DataSource): Promise<string[]> =>
  (
    await database.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY name`,
    )
  ).map(({ name }) => name);
const run = async (database: DataSource): Promise<string[]> =>
  (await database.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id')).map(({ name }) => name);
const names = migrations.map(({ name }) => name);

test('the migrations make just the tables that the entities speak of', async () => {
  const database = await migrated();
  expect(await disagreements(database)).toEqual([]);
  expect(await tables(database)).toEqual([...database.entityMetadatas.map((one) => one.tableName), 'migration'].sort());
});

test('a table that differs would be noticed', async () => {
  const database = await migrated();
  await database.query('ALTER TABLE session ALTER COLUMN turn DROP DEFAULT');
  expect(await disagreements(database)).not.toEqual([]);
});

test('every migration can be undone, the last one first, and run again', async () => {
  const database = await migrated();
  for (let left = migrations.length; left > 0; left--) await database.undoLastMigration({ transaction: 'each' });
  expect(await tables(database)).toEqual(['migration']);
  expect(await run(database)).toEqual([]);
  await migrate(database);
  expect(await run(database)).toEqual(names);
  expect(await disagreements(database)).toEqual([]);
});

test('each migration leaves the database as it found it when it is undone', async () => {
  const database = await connect();
  const shape = async (): Promise<string> =>
    JSON.stringify(
      await database.query(
        `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> 'migration'
         UNION ALL SELECT tablename, indexname, indexdef, '', '' FROM pg_indexes
         WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1, 2`,
      ),
    );
  const runner = database.createQueryRunner();
  for (const Migration of migrations) {
    const before = await shape();
    await new Migration().up(runner);
    expect(await shape()).not.toBe(before);
    await new Migration().down(runner);
    expect(await shape()).toBe(before);
    await new Migration().up(runner);
  }
  await runner.release();
});

test('a circle of the first edition keeps its hour, and who waited is asked for what is new', async () => {
  const database = await connect();
  const runner = database.createQueryRunner();
  await new FirstCircle1763900000000().up(runner);
  const [cohort] = (await runner.query(
    `INSERT INTO cohort (guild_id, name, state, starts_on, local_time, zone, group_size, programme)
     VALUES (1, 'Spring', 'running', '2027-03-02', '18:30', 'Europe/Paris', 6, 'first-circle') RETURNING id`,
  )) as { id: string }[];
  await runner.query(`INSERT INTO "group" (guild_id, cohort_id, number, name) VALUES (1, $1, 1, 'Spring 1')`, [
    cohort?.id,
  ]);
  await runner.query(
    `INSERT INTO application (guild_id, user_id, called, work, wish, state, submitted_at)
     VALUES (1, 2, 'Ada', 'Proposals', 'Asking', 'waiting', now()), (1, 3, 'Ben', 'Budgets', 'Pausing', 'placed', now())`,
  );
  await new WayIn1763990000000().up(runner);
  expect(await runner.query(`SELECT zone, weekday, minute FROM "group"`)).toEqual([
    { zone: 'Europe/Paris', weekday: 1, minute: 18 * 60 + 30 },
  ]);
  expect(await runner.query('SELECT called, wish, state FROM application ORDER BY user_id')).toEqual([
    { called: 'Ada', wish: 'Asking', state: 'draft' },
    { called: 'Ben', wish: 'Pausing', state: 'placed' },
  ]);
  await new WayIn1763990000000().down(runner);
  expect(await runner.query('SELECT zone, local_time, state FROM cohort')).toEqual([
    { zone: 'Europe/Paris', local_time: '18:30', state: 'running' },
  ]);
  await runner.release();
});

test('a session of the first edition is read wherever it stood, and its agenda with it', async () => {
  const database = await connect();
  const runner = database.createQueryRunner();
  await new FirstCircle1763900000000().up(runner);
  await runner.query(
    `INSERT INTO cohort (guild_id, name, state, starts_on, local_time, zone, group_size, programme)
     VALUES (1, 'Spring', 'running', '2027-03-02', '18:30', 'Europe/Paris', 6, 'first-circle')`,
  );
  await runner.query(`INSERT INTO "group" (guild_id, cohort_id, number, name) VALUES (1, 1, 1, 'Spring 1')`);
  await runner.query('INSERT INTO membership (group_id, user_id) VALUES (1, 2)');
  const round = { kind: 'round', title: 'Check-in', prompt: 'How are you arriving?', minutesPerTurn: 1 };
  const agenda = { title: 'Arriving', minutes: 30, steps: [round] };
  const stages = [
    { at: 'planned' },
    { at: 'round', step: 0, floor: { is: 'open', asked: true } },
    { at: 'round', step: 0, floor: { is: 'held', by: '2' } },
    { at: 'paused', step: 0, interrupted: { is: 'open', asked: true } },
    { at: 'paused', step: 0, interrupted: { is: 'timed', leftMs: 90_000 } },
    ...['finished', 'missed', 'broken off'].map((how) => ({ at: 'closed', how })),
  ];
  for (const [number, stage] of stages.entries()) {
    await runner.query(
      `INSERT INTO session (guild_id, group_id, number, starts_at, zone_data, turn, stage, had, agenda)
       VALUES (1, 1, $1, '2027-03-02T17:30:00Z', '2025a', 4, $2, '["2"]', $3)`,
      [number + 1, stage, agenda],
    );
  }
  await new WayIn1763990000000().up(runner);
  await new ManyVoices1764015000000().up(runner);
  await new Bringing1764030000000().up(runner);
  await new Facilitators1764040000000().up(runner);
  await new Rotation1764060000000().up(runner);
  await new GivenUp1764065000000().up(runner);
  await new Pausing1764120000000().up(runner);
  await runner.release();
  const read = await Promise.all(stages.map((_, place) => readSession(database.manager, String(place + 1))));
  // A turn that began before its end was written down counts as having come to it.
  const held = { is: 'held', by: '2', until: new Date(0) };
  // A pause of before has no frame, and goes on without one.
  const paused = (interrupted: object): object => ({ at: 'paused', step: 0, interrupted, frameLeftMs: null });
  const now = new Map<number, object>([
    [2, { ...stages[2], floor: held }],
    [3, paused({ is: 'round', floor: { is: 'open', asked: true } })],
    [4, paused({ is: 'timed', leftMs: 90_000, floor: { is: 'open', asked: false } })],
  ]);
  expect(read.map((one) => one?.session.stage)).toEqual(stages.map((stage, place) => now.get(place) ?? stage));
  for (const one of read)
    expect(one?.session).toMatchObject({ members: ['2'], ledger: { had: ['2'] }, turn: 4, agenda, pace: 'live' });
});

test('when four start at once, each migration is run once', async () => {
  const four = await Promise.all([connect(), connect(), connect(), connect()]);
  await Promise.all(four.map((each) => migrate(each)));
  for (const database of four) expect(await run(database)).toEqual(names);
});

test('a second start changes nothing', async () => {
  const database = await migrated();
  await database.manager.insert(Home, { guildId: '1234567890123456789' });
  await migrate(database);
  expect(await run(database)).toEqual(names);
  expect(await database.manager.count(Home)).toBe(1);
});

describe('what comes back from the database', () => {
  const guild = '9223372036854775807';
  const user = '1234567890123456789';
  const startsAt = new Date('2027-03-28T00:59:59.123Z');
  const agenda = { title: 'Arriving', minutes: 30, steps: [] };

  async function aSession(database: DataSource): Promise<SessionRow> {
    const { manager } = database;
    const cohort = await manager.save(Cohort, {
      ...{ guildId: guild, name: 'Spring', state: 'open' as const, startsOn: '2027-03-28', localTime: '02:30' },
      ...{ zone: 'Europe/Paris', groupSize: 6, programme: 'first-circle' },
    });
    const hour = { zone: 'Europe/Paris', weekday: 6, minute: 150 };
    const group = await manager.save(Group, {
      ...{ guildId: guild, cohortId: cohort.id, number: 1, name: 'Spring 1', ...hour },
    });
    await manager.insert(Membership, { groupId: group.id, userId: user });
    const row = { guildId: guild, groupId: group.id, number: 1, startsAt, zoneData: '2026a' };
    return manager.save(SessionRow, { ...row, stage: { at: 'planned' }, ledger: { had: [user] }, agenda });
  }

  test('is every snowflake to its last digit, as text', async () => {
    const database = await migrated();
    await aSession(database);
    const [session] = await database.manager.find(SessionRow);
    const [member] = await database.manager.find(Membership);
    expect([session?.guildId, session?.id, session?.groupId]).toEqual([guild, '1', '1']);
    expect([member?.userId, member?.groupId]).toEqual([user, '1']);
    expect(await database.manager.countBy(SessionRow, { guildId: guild })).toBe(1);
    expect(await database.manager.countBy(SessionRow, { guildId: '9223372036854775806' })).toBe(0);
  });

  test('is every instant to its millisecond, whatever zone the database is in', async () => {
    const database = await migrated();
    await aSession(database);
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kathmandu']) {
      const instant = await database.transaction(async (db) => {
        await db.query(`SET LOCAL TIME ZONE '${zone}'`);
        return (await db.findOneByOrFail(SessionRow, { guildId: guild })).startsAt;
      });
      expect(instant).toBeInstanceOf(Date);
      expect(instant).toEqual(startsAt);
    }
  });

  test('is a day of the calendar as it was written', async () => {
    const database = await migrated();
    await aSession(database);
    expect((await database.manager.find(Cohort)).map(({ startsOn }) => startsOn)).toEqual(['2027-03-28']);
  });

  test('is plain data as plain data, and what was left out as it is by default', async () => {
    const database = await migrated();
    await aSession(database);
    const [session] = await database.manager.find(SessionRow);
    const [group] = await database.manager.find(Group);
    expect(session).toMatchObject({ stage: { at: 'planned' }, ledger: { had: [user] }, agenda, turn: 0 });
    expect(group).toMatchObject({ threadId: null, threadNumber: 1 });
  });

  test('goes with its circle: when a cohort is deleted, nothing of it stays', async () => {
    const database = await migrated();
    await aSession(database);
    await database.manager.delete(Cohort, { guildId: guild });
    const left = [Group, Membership, SessionRow].map((entity) => database.manager.count<object>(entity));
    expect(await Promise.all(left)).toEqual([0, 0, 0]);
  });
});
