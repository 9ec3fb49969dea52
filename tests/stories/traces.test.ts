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
