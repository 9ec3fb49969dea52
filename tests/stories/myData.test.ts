import type { Client } from 'pg';
import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { textOf, type SeenMessage } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { areWaiting, hours } from '../support/people';
import { appoint, inDatabase } from '../support/rows';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 0;

/** Everybody's words begin with `canary`, so that a trace of them would be found wherever it is. */
async function aCircle(p: { launch?: boolean } = {}): Promise<{
  place: Place;
  circle: [Somebody, Somebody, Somebody, Somebody];
  meets: string;
  launch: () => Promise<string>;
}> {
  const place = await town.openGuild({ people: 4 });
  const date = new Date(Date.UTC(2027, 2, 10 + days++)).toISOString().slice(0, 10);
  await areWaiting(town, place, place.people, ({ name, guild }) => ({
    called: `canary-${name}-${guild}-called`,
    work: `canary-${name}-${guild}-work`,
    employer: `canary-${name}-${guild}-employer`,
    availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24),
  }));
  await place.host.hears('cohort create', { name: 'Spring', start: date, time: '18:00', zone: 'UTC' });
  await place.host.matches('Spring');
  const launch = (): Promise<string> => place.host.hears('cohort launch', { cohort: 'Spring' });
  if (p.launch ?? true) {
    await launch();
    await town.settle();
  }
  const circle = [...place.people] as [Somebody, Somebody, Somebody, Somebody];
  return { place, circle, meets: `${date}T18:02:00Z`, launch };
}

/** Every column of every table, the queue's among them, that holds one of these anywhere in its text. */
const tracesOf = ({ id, name, guild }: Somebody): Promise<string[]> =>
  inDatabase(town, async (database) => {
    const { rows: columns } = await database.query<{ schema: string; table: string; column: string }>(
      `SELECT table_schema AS schema, table_name AS table, column_name AS column FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const column of columns) {
      if (await holds(database, column, [id, `canary-${name}-${guild}`]))
        found.push(`${column.table}.${column.column}`);
    }
    return [...new Set(found)].sort();
  });

async function holds(
  database: Client,
  { schema, table, column }: { schema: string; table: string; column: string },
  words: readonly string[],
): Promise<boolean> {
  const { rowCount } = await database.query(
    `SELECT FROM "${schema}"."${table}" WHERE "${column}"::text LIKE ANY($1) LIMIT 1`,
    [words.map((word) => `%${word}%`)],
  );
  return rowCount === 1;
}

const canSee = async (person: Somebody): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ name }) => name.startsWith('Spring 1'));

async function erases(person: Somebody): Promise<string> {
  expect(await person.hears('mydata erase')).toContain('**Erase everything?**');
  return said(await person.acts.clickLabel({ channel: person.place().general, label: 'Yes, erase everything' }));
}

async function fileOf(message: SeenMessage | undefined): Promise<string> {
  const url = (message?.attachments[0] as { url?: string } | undefined)?.url;
  return url === undefined ? '' : (await fetch(url)).text();
}

test('somebody reads everything Grove holds about them, their employer too, in words and as a file; nobody else’s words are in it', async () => {
  const { place, circle } = await aCircle();
  const [ada, ben] = circle;
  await appoint(town, place.guild, { id: ada.id, cohort: 'Spring' });
  const { reply } = await (await ada.run('mydata show')).settled();
  const text = reply ? textOf(reply) : '';
  for (const word of ['called', 'work', 'employer']) expect(text).toContain(`canary\\-Ada\\-${place.guild}\\-${word}`);
  expect(text).toContain('wants to learn: Negotiating');
  expect(text).toContain('languages: English');
  expect(text).toContain('You sit in **Spring 1**');
  expect(text).toContain('You are a moderator of **Spring**');
  expect(reply).toMatchObject({ ephemeral: true });
  const file = await fileOf(reply);
  const data = JSON.parse(file) as Record<string, unknown[]>;
  expect(data.applications).toMatchObject([{ employer: `canary-Ada-${place.guild}-employer`, languages: ['en'] }]);
  const { now } = await town.sandbox.client.clock.read();
  expect(data.circles).toMatchObject([{ name: 'Spring 1', joinedAt: now, isOver: false }]);
  expect(file).not.toContain(ben.id);
  expect(file).not.toContain('canary-Ben');
});

test('it can be read and erased in a direct message too, and who has nothing hears so', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  const { id: channel } = await ada.acts.dmChannel();
  const asked = await (await ada.acts.run({ channel, command: 'mydata erase' })).settled();
  expect(asked.reply && textOf(asked.reply)).toContain('your place in 1 circle');
  await (await ada.acts.clickLabel({ channel, label: 'Yes, erase everything' })).settled();
  await town.settle();
  expect(await ada.hears('mydata show')).toContain('Grove holds nothing about you');
  expect(await tracesOf(ada)).toEqual([]);
});

test('after erasing, no table holds their id or a word of theirs, and the thread is closed to them', async () => {
  const { place, circle, meets } = await aCircle();
  const [ada, ben] = circle;
  await appoint(town, place.guild, { id: ada.id, cohort: 'Spring' });
  await inDatabase(town, async (database) => {
    const answer = { groups: [{ members: [ada.id, ben.id] }], unplaced: [] };
    await database.query(
      `INSERT INTO draft (cohort_id, number, answer, decisions, made_at)
       SELECT id, 100 + number, $2, $3, now() FROM cohort, generate_series(1, 3) number WHERE guild_id = $1`,
      [place.guild, answer, { apart: [[ada.id, ben.id]] }],
    );
    await database.query(
      `INSERT INTO rsvp (session_id, user_id, answer) SELECT id, $2, 'late' FROM session WHERE guild_id = $1`,
      [place.guild, ada.id],
    );
  });
  await town.passTo(meets);
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect(await tracesOf(ada)).toEqual(
    expect.arrayContaining([
      'application.called',
      'application.employer',
      'application.user_id',
      'appointment.user_id',
      'draft.answer',
      'draft.decisions',
      'membership.user_id',
      'outbox.about',
      'rsvp.user_id',
      'session.stage',
    ]),
  );
  expect(await erases(ada)).toContain('It is done');
  await town.settle();
  expect(await tracesOf(ada)).toEqual([]);
  expect(await tracesOf(ben)).not.toEqual([]);
  expect(await canSee(ada)).toBe(false);
  expect((await boardOf(ben)).text).toContain('The floor is open');
  expect(await place.host.reads('circle-moderators')).toContain('**Spring 1** has 3 people now');
});

test('somebody who has just left, and can still undo it, is erased too', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  await ada.hears('leave');
  expect(await tracesOf(ada)).toContain('alarm.data');
  await erases(ada);
  await town.settle();
  expect(await tracesOf(ada)).toEqual([]);
  await town.pass({ minutes: 11 });
});

test('erased while a launch is running: they are in no circle and on no list, and the launch goes on', async () => {
  const { place, circle, launch } = await aCircle({ launch: false });
  const [ada, ben] = circle;
  await ada.hears('mydata erase');
  const yes = ada.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' });
  const [launched, pressed] = await Promise.all([launch(), yes]);
  expect(await said(pressed)).toContain('It is done');
  await town.settle();
  expect(launched).toMatch(/for [34] people/);
  expect(await tracesOf(ada)).toEqual([]);
  expect(await canSee(ada)).toBe(false);
  expect(await canSee(ben)).toBe(true);
});

test('what Grove was about to say about them is said without them', async () => {
  const { circle, launch } = await aCircle({ launch: false });
  const [ada, ben] = circle;
  // Nobody gets into the thread until this is over, and the welcome waits behind them.
  await town.sandbox.client.fail({ route: 'thread-members', times: 10_000, mode: 'refuse', status: 500 });
  await launch();
  await eventually(async () => {
    expect(await tracesOf(ada)).toContain('outbox.act');
  });
  await erases(ada);
  await town.sandbox.client.clearFaults();
  await town.settle();
  const thread = await ben.reads('Spring 1');
  expect(thread).toContain('Welcome');
  expect(thread).not.toContain(ada.id);
  expect(await tracesOf(ada)).toEqual([]);
  expect(await canSee(ada)).toBe(false);
});

test('Grove ends between the yes and the closing of the thread: it is closed when Grove is back', async () => {
  const { circle } = await aCircle();
  const [ada] = circle;
  await town.sandbox.client.fail({ route: 'thread-members', times: 10_000, mode: 'refuse', status: 500 });
  await erases(ada);
  expect(await canSee(ada)).toBe(true);
  await town.grove.stop();
  await town.sandbox.client.clearFaults();
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  await town.settle();
  expect(await canSee(ada)).toBe(false);
  expect(await tracesOf(ada)).toEqual([]);
});
