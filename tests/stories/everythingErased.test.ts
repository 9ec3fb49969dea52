import { Redis } from 'ioredis';
import { textOf } from '../../sandbox/client';
import { aboutPeople, fillEveryTable, wordsOf } from '../support/everyTable';
import { areWaiting, hours } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** Everything that can be stored about somebody is stored about them; then they read it, and then they erase it. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** All columns, of the queue's tables too, that hold one of these anywhere in their text. */
const columnsWith = (words: readonly string[]): Promise<string[]> =>
  inDatabase(town, async (database) => {
    const { rows: columns } = await database.query<{ schema: string; table: string; column: string }>(
      `SELECT table_schema AS schema, table_name AS table, column_name AS column FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { schema, table, column } of columns) {
      const { rowCount } = await database.query(
        `SELECT FROM "${schema}"."${table}" WHERE "${column}"::text LIKE ANY($1) LIMIT 1`,
        [words.map((word) => `%${word}%`)],
      );
      if (rowCount === 1) found.push(schema === 'public' ? `${table}.${column}` : `${schema}.${table}.${column}`);
    }
    return found.sort();
  });

/** The same for the queue where it is on Redis: every key, with all that is in it. */
async function redisWith(words: readonly string[]): Promise<string[]> {
  const url = process.env.TEST_REDIS_URL;
  if (url === undefined) return [];
  const redis = new Redis(url);
  const read: Readonly<Record<string, (key: string) => Promise<unknown>>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, 0, -1),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  try {
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const held = `${key} ${JSON.stringify(await read[await redis.type(key)]?.(key))}`;
      if (words.some((word) => held.includes(word))) found.push(key);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function aFullLife(): Promise<{ place: Place; ada: Somebody }> {
  const place = await town.openGuild({ people: 4 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await areWaiting(town, place, place.people, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-10', time: '18:00', zone: 'UTC' });
  await place.host.matches('Spring');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  await town.passTo('2027-03-10T18:02:00Z');
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await inDatabase(town, async (database) => {
    const { rows } = await database.query<{ session: string; nextSession: string; group: string; cohort: string }>(
      `SELECT s.id AS session, s.group_id AS "group", g.cohort_id AS cohort,
         (SELECT max(n.id) FROM session n WHERE n.group_id = g.id) AS "nextSession"
       FROM session s JOIN "group" g ON g.id = s.group_id
       WHERE s.guild_id = $1 AND s.stage::text LIKE $2`,
      [place.guild, `%${ada.id}%`],
    );
    const [at] = rows;
    if (!at) throw new Error('Ada has no turn');
    // What was there by itself makes room for rows that have all of it.
    for (const table of ['application', 'membership', 'rsvp', 'met', 'sat'])
      await database.query(`DELETE FROM ${table} WHERE ${table === 'met' ? 'one_id' : 'user_id'} = $1`, [ada.id]);
    await database.query(
      `UPDATE session SET owner_id = $2::bigint, facilitator_id = $2::bigint, seats = to_jsonb(ARRAY[$2::bigint::text]),
         ledger = jsonb_set(ledger, '{had}', to_jsonb(ARRAY[$2::bigint::text])) WHERE id = $1`,
      [at.session, ada.id],
    );
    await fillEveryTable(database, { ...at, user: ada.id, other: ben.id, guild: place.guild, channel: place.general });
  });
  return { place, ada };
}

async function exportOf(person: Somebody): Promise<Record<string, Record<string, unknown>[]>> {
  const { reply } = await (await person.run('mydata export')).settled();
  const url = (reply?.attachments[0] as { url?: string } | undefined)?.url;
  if (reply === undefined || url === undefined) throw new Error('no file came');
  expect(textOf(reply)).toContain('Everything Grove holds about you');
  return JSON.parse(await (await fetch(url)).text()) as Record<string, Record<string, unknown>[]>;
}

const holding = (kind: 'id' | 'words'): string[] =>
  aboutPeople.flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, { holds }]) => (holds === kind ? [`${table}.${column}`] : [])),
  );

test('of everything that is stored about somebody, they are shown each part, and after erasing no column holds their id or a word of theirs', async () => {
  const { ada } = await aFullLife();
  const wasThere = await columnsWith([ada.id]);
  // If this fails, tests/support/everyTable.ts gives the column no value that is this person's.
  expect(holding('id').filter((column) => !wasThere.includes(column))).toEqual([]);
  const written = holding('words');
  expect(await columnsWith(['canary-'])).toEqual(expect.arrayContaining(written));

  const data = await exportOf(ada);
  const unseen: string[] = [];
  for (const [table, columns] of aboutPeople) {
    for (const [column, { holds, shown }] of Object.entries(columns)) {
      if (typeof shown === 'object') continue;
      const [list = '', name] = shown.split('.');
      const told = (data[list] ?? []).filter((one) => name === undefined || (one[name] ?? null) !== null);
      const isThere = holds !== 'words' || JSON.stringify(told).includes(wordsOf(table, column));
      if (told.length === 0 || !isThere) unseen.push(`${table}.${column}, which should stand in ${shown}`);
    }
  }
  // If this fails, readHoldings in bot/privacy/holding/store.ts leaves something out.
  expect(unseen).toEqual([]);

  await ada.hears('mydata erase');
  await said(await ada.acts.clickLabel({ channel: ada.place().general, label: 'Yes, erase everything' }));
  await inDatabase(town, (database) =>
    database.query(`UPDATE outbox SET lease_until = NULL WHERE lane = 'story' AND state = 'pending'`),
  );
  await town.settle();
  // If this fails, deleteOwnRows in bot/privacy/erasing/store.ts, or erase in bot/privacy/useCases.ts, does not know the column.
  expect(await columnsWith([ada.id, 'canary-'])).toEqual([]);
  expect(await redisWith([ada.id, 'canary-'])).toEqual([]);
  expect(await ada.hears('mydata export')).toContain('Grove holds nothing about you');
  // What waited to be said was said, without them.
  expect(await ada.reads('general')).toContain('somebody is expected');
  // What asked about them, with buttons that carry their id, has nobody to ask about.
  expect(await ada.reads('general')).not.toContain('is asked about');
});
