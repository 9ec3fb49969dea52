import type { DataSource } from 'typeorm';
import { createLog } from '../../bot/common/log';
import { inventory } from '../../bot/privacy/inventory';
import { createDataSource } from '../../bot/store/dataSource';
import { migrate } from '../../bot/store/migrate';
import { freshDatabase } from '../support/postgres';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let database: DataSource;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = await createDataSource(fresh.url, createLog('silent')).initialize();
  await migrate(database);
});
afterAll(async () => {
  await database.destroy();
  await fresh.drop();
});

/** `table.column` of everything that is in the database, whatever the entities say. */
const stored = async (): Promise<string[]> =>
  (
    await database.query<{ name: string }[]>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    )
  ).map(({ name }) => name);

const listed = Object.entries(inventory).flatMap(([table, columns]) =>
  Object.keys(columns).map((column) => `${table}.${column}`),
);

const whatToDo = `Say in bot/privacy/inventory.ts of each of these what it holds of a person, which part of /mydata export shows it
(bot/privacy/holdings.ts and readHoldings in bot/privacy/holding/store.ts), and how erasing takes it away (deleteOwnRows in
bot/privacy/erasing/store.ts, or erase in bot/privacy/useCases.ts). One that is about no person is 'nobody'. Then give it a line in docs/privacy.md.
tests/stories/everythingErased.test.ts fills it for a person, and looks whether it is shown and goes.`;

test('every column of the database stands in the inventory, with whom it is about, what shows it and how it goes', async () => {
  const missing = (await stored()).filter((name) => !listed.includes(name));
  if (missing.length > 0) throw new Error(`Not in the inventory: ${missing.join(', ')}.\n${whatToDo}`);
  expect(listed.length).toBeGreaterThan(100);
});

test('the inventory names nothing that the database has not', async () => {
  const all = await stored();
  expect(listed.filter((name) => !all.includes(name))).toEqual([]);
});

test('a column that nobody has thought of is noticed', async () => {
  await database.query('ALTER TABLE membership ADD COLUMN forgotten_by_us text');
  expect((await stored()).filter((name) => !listed.includes(name))).toEqual(['membership.forgotten_by_us']);
});

test('whoever holds an id or words of somebody is in a row that is about them, or goes with one', () => {
  for (const [table, columns] of Object.entries(inventory)) {
    const about = Object.values(columns).filter((column) => column !== 'nobody');
    if (about.length === 0) continue;
    expect({ table, ids: about.some(({ holds }) => holds === 'id' || holds === 'row') }).toEqual({ table, ids: true });
  }
});
