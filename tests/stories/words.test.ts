import { createLog } from '../../bot/common/log';
import type { Outcome } from '../../sandbox/client';
import { aTown, said, type Somebody, type Town } from '../support/town';

const lines: string[] = [];
let town: Town;
beforeAll(async () => {
  town = await aTown({ log: createLog('trace', { write: (line: string) => void lines.push(line) }) });
});
afterAll(() => town.stop());

test('what members write is in no log line, no alarm, no job and no settled announcement, when all goes well and when it does not', async () => {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben] = place.people as [Somebody, Somebody, Somebody];
  for (const [index, person] of place.people.entries()) {
    await person.joins({
      called: `canary-name-${index}`,
      work: `canary-work-${index}`,
      wish: `canary-wish-${index}`,
      employer: `canary-employer-${index}`,
    });
  }
  // Refused, and failing in the database with the words among the query's parameters.
  const { reply: own } = await (await ada.run('me')).settled();
  if (!own) throw new Error('no card');
  const opens = (): Promise<Outcome> =>
    ada.acts.clickLabel({ channel: own.channel, message: own.id, label: 'About you' });
  const sends = async (fields: Record<string, string>): Promise<string> => {
    const { form } = await opens();
    if (!form) throw new Error('no form');
    return said(await ada.acts.submit({ form, fields, forge: true }));
  };
  expect(await sends({ work: 'canary-work '.repeat(100) })).toContain('That is more than fits');
  const { form } = await opens();
  await town.database.query('ALTER TABLE application RENAME TO away');
  expect((await opens()).state).toBe('answered');
  if (!form) throw new Error('no form');
  const faulty = await ada.acts.submit({
    form,
    fields: { called: 'canary at noon', work: 'x\n    at canary', employer: 'canary' },
  });
  await faulty.settled();
  await town.database.query('ALTER TABLE away RENAME TO application');

  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-02', time: '18:00', zone: 'UTC' });
  await place.host.matches('Spring');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.passTo('2027-03-02T18:02:00Z');
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await ada.acts.write({ channel: await ada.channel('Spring 1'), content: 'canary-said' });
  await town.sandbox.client.fail({ route: '/messages', method: 'POST', times: 2, mode: 'applyThenFail', status: 502 });
  await ada.presses('Done', 'Spring 1');
  await town.pass({ minutes: 2 });

  const log = lines.join('');
  expect(log).toContain('a fault');
  expect(log).toContain('"msg":"sent"');
  expect(log).not.toContain('canary');
  expect(log).not.toContain(town.sandbox.token);
  const queue = process.env.TEST_REDIS_URL === undefined ? ['bullmq.job'] : [];
  for (const table of ['alarm', 'outbox', ...queue]) {
    const rows: unknown[] = await town.database.query(`SELECT * FROM ${table}`);
    expect(JSON.stringify(rows)).not.toContain('canary');
  }
  expect(await ben.reads('Spring 1')).toContain('canary-said');
});

test('a pass leaves no actor, no id and no line in the log', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-03-05', time: '18:00', zone: 'UTC' });
  await town.passTo('2027-03-05T18:02:00Z');
  const [ada] = place.people as [Somebody, Somebody, Somebody];
  await town.settle();
  const before = lines.length;
  await ada.presses('Pass for now', 'Spring 1');
  await town.settle();
  expect(lines.slice(before).join('')).not.toContain(ada.id);
  expect(lines.slice(before).join('')).not.toContain('session.pass');
});
