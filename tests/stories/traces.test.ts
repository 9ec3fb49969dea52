import { createLog } from '../../bot/common/log';
import type { Step } from '../../bot/sessions/programmes/programme';
import { aSessionOf, marks, writes } from '../support/formats';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';

/** What a session leaves behind, in rows and in the log, of who did what in it. */

const lines: string[] = [];
let town: Town;
beforeAll(async () => {
  town = await aTown({ log: createLog('trace', { write: (line: string) => void lines.push(line) }) });
});
afterAll(() => town.stop());

const thread = 'Spring 1';
const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
const round: Step = { kind: 'round', title: 'Check-in', prompt: 'How are you?', minutesPerTurn: 2 };
const reveal: Step = { kind: 'reveal', title: 'One fear each', prompt: 'What if?', minutes: 5, named: false };

const outboxOf = async (guild: string): Promise<string> =>
  JSON.stringify(
    await town.database.query('SELECT about, lane, subject, act FROM outbox WHERE guild_id = $1 AND about LIKE $2', [
      guild,
      'session:%',
    ]),
  );

test('who was invited in when the floor was quiet is in no row and no line of the log afterwards', async () => {
  const { place, circle } = await aSessionOf(town, [round, round]);
  const [ada, ben] = circle as [Somebody, Somebody];
  const channel = await ada.channel(thread);
  await (await ada.acts.run({ guild: ada.guild, channel, command: 'circle' })).settled();
  await said(await marks(ada, ['invite in'], thread, 'session.ease'));
  await ben.presses('Take the turn', thread);
  await town.settle();
  await ben.presses('Done', thread);
  await town.settle();
  const before = lines.length;
  await town.pass({ minutes: 2 });
  expect(await ada.acts.dms()).toHaveLength(1);
  const notes = await outboxOf(place.guild);
  expect(notes).toContain(':invitation:0');
  expect(notes).not.toContain(ada.id);
  const logged = lines.slice(before).join('');
  expect(logged).toContain(':invitation:0');
  expect(logged).not.toContain(ada.id);
});

test('the log does not tell that somebody took the turn, gave it back, and took it again', async () => {
  const { circle } = await aSessionOf(town, [round, talk]);
  const [ada] = circle as [Somebody];
  const before = lines.length;
  for (const isAgain of [false, true]) {
    await ada.presses('Take the turn', thread);
    await town.settle();
    expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
    if (isAgain) break;
    await said(await ada.pressesOn(await ada.presses('Raise hand', thread), 'Questions welcome'));
    await said(await ada.pressesOn(await ada.presses('Raise hand', thread), 'Pass for now'));
    await town.settle();
  }
  const logged = lines.slice(before).join('');
  expect(logged).not.toContain(ada.id);
  expect(logged).not.toContain('"route":"session.');
});

test('of a pass that Discord does not take, and of a form that is refused, there is not even the name', async () => {
  const { circle } = await aSessionOf(town, [round, reveal]);
  const [ada] = circle as [Somebody];
  const before = lines.length;
  const gone = { mode: 'refuse', status: 404, code: 10062, times: 1 } as const;
  const fails = async (method: 'POST' | 'PATCH', label: string, route: string): Promise<void> => {
    await town.sandbox.client.planFaults({ faults: [{ ...gone, method, route }] });
    await ada.presses(label, thread).catch(() => undefined);
    await town.settle();
    const { faults } = await town.sandbox.client.faults();
    expect(faults.map(({ struck }) => struck)).toEqual([1]);
    await town.sandbox.client.clearFaults();
  };
  await fails('POST', 'Pass for now', 'callback$');
  await fails('PATCH', 'Pass for now', '^/webhooks/');
  const write = `session.write.1|${(await sessionOf(ada.guild)).id}|1`;
  await town.sandbox.client.planFaults({ faults: [{ ...gone, method: 'POST', route: 'callback$' }] });
  const { message } = await boardOf(ada);
  const press = { channel: message.channel, message: message.id, customId: write, forge: true };
  await ada.acts.click(press).catch(() => undefined);
  const { faults } = await town.sandbox.client.faults();
  expect(faults.map(({ struck }) => struck)).toEqual([1]);
  await town.sandbox.client.clearFaults();
  const logged = lines.slice(before).join('');
  expect(logged).toContain('too late to answer');
  expect(logged).toContain('the answer did not arrive');
  for (const told of [ada.id, 'session.pass', 'session.write', '"ask"']) expect(logged).not.toContain(told);
});

const sessionOf = async (guild: string): Promise<{ id: string }> => {
  const rows = await town.database.query<{ id: string }[]>(
    'SELECT id FROM session WHERE guild_id = $1 AND number = 1',
    [guild],
  );
  const [row] = rows;
  if (!row) throw new Error('no session');
  return row;
};

test('neither opening the form of a reveal nor sending it leaves a line in the log', async () => {
  const { circle } = await aSessionOf(town, [reveal, talk]);
  const [ada] = circle as [Somebody];
  await town.settle();
  const before = lines.length;
  expect(await writes(ada, 'That nobody calls')).toContain('seen by nobody yet');
  const logged = lines.slice(before).join('');
  expect(logged).not.toContain(ada.id);
  expect(logged).not.toContain('"route":"session.');
});

test('thirty days after the end of a cohort nothing tells who sat in which smaller group', async () => {
  const split: Step = { kind: 'split', title: 'In pairs', prompt: 'Tell.', size: 2, steps: [talk] };
  const { place, circle } = await aSessionOf(town, [split, talk], { people: 4 });
  const [ada] = circle as [Somebody];
  expect((await boardOf(ada)).text).toContain('We go into pairs');
  expect(await outboxOf(place.guild)).toContain(ada.id);
  await town.pass({ minutes: 60 });
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  await asked.settled();
  await said(await place.host.pressesOn(asked, 'Yes, end it now'));
  await town.settle();
  await town.pass({ minutes: 31 * 24 * 60 });
  const notes = JSON.stringify(
    await town.database.query('SELECT about, lane FROM outbox WHERE guild_id = $1', [place.guild]),
  );
  expect(notes).toContain('erased:');
  for (const { id } of circle) expect(notes).not.toContain(id);
});
