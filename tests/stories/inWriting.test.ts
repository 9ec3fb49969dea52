import { textOf } from '../../sandbox/client';
import { aSessionOf, marks, writes } from '../support/formats';
import { aTown, boardOf, said, type Place, type Somebody, type Town } from '../support/town';

/** The text twin: the same session, in writing, over three days. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const thread = 'Spring 1';

/** A circle whose first session is to be held in writing, because its facilitator chose so; a day before it begins. */
async function aTwin(): Promise<{ place: Place; circle: Somebody[]; begins: Date }> {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-03-09', time: '18:00', zone: 'UTC' });
  const [ada] = place.people as [Somebody];
  await town.database.query('UPDATE session SET facilitator_id = $1 WHERE guild_id = $2 AND number = 1', [
    ada.id,
    place.guild,
  ]);
  const channel = await ada.channel(thread);
  await (await ada.acts.run({ guild: ada.guild, channel, command: 'circle' })).settled();
  expect(await said(await marks(ada, ['in writing'], thread, 'session.more'))).toContain('held in writing');
  return { place, circle: [...place.people], begins: new Date('2027-03-09T18:00:00Z') };
}

test('a facilitator holds the next session in writing: reminders say so, everybody writes when it suits, and after three days it closes', async () => {
  const { circle, begins } = await aTwin();
  const [ada, ben] = circle as [Somebody, Somebody];
  await town.passTo(begins);
  const read = await ben.reads(thread);
  expect(read).toContain('meets in writing from');
  expect(read).toContain('begins in writing at');
  expect(read).toContain('over three days');
  const board = await boardOf(ben);
  expect(board.text).toContain('Check-in');
  expect(board.text).toContain('whenever it suits you');
  expect(board.buttons).toEqual(['Pause']);
  const seen = new Set<string>();
  for (let hours = 0; hours < 72; hours += 3) {
    seen.add((await boardOf(ada)).text.split(' ·')[0] ?? '');
    await town.pass({ minutes: 180 });
  }
  expect(seen.size).toBeGreaterThanOrEqual(5);
  expect(await ada.reads(thread)).toContain('That closes our session');
});

test('somebody who does not keep the time cannot change how it is held, and once it has begun nobody can', async () => {
  const { circle } = await aSessionOf(town, [
    { kind: 'reveal', title: 'One idea each', prompt: 'What would you try?', minutes: 5 },
    { kind: 'talk', title: 'Talk', prompt: 'What now?', minutes: 5 },
  ]);
  const [ada] = circle as [Somebody];
  const { message } = await boardOf(ada);
  const session = /"session\.pause\.1\|(\d+)/.exec(JSON.stringify(message.components))?.[1] ?? '';
  const answers: string[] = [];
  for (const person of circle) {
    const forged = await person.acts.choose({
      channel: await person.channel(thread),
      message: message.id,
      customId: `session.more.1|${session}|1`,
      values: ['in writing'],
      forge: true,
    });
    answers.push(await said(forged));
  }
  // One of them looks after the time of this session.
  expect(answers.filter((answer) => answer.includes('facilitator of this circle moves it on'))).toHaveLength(2);
  expect(answers.filter((answer) => answer.includes('going on right now'))).toHaveLength(1);
  expect(await writes(ada, 'Breathe')).toContain('seen by nobody yet');
  expect(textOf((await boardOf(ada)).message)).toContain('Everybody writes, nobody sees');
});
