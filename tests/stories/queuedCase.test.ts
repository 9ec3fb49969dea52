import { casesFor } from '../../bot/bringing/store';
import type { Step } from '../../bot/sessions/programmes/programme';
import { eventually } from '../support/eventually';
import { circleCard, queuesCase, writes } from '../support/bringing';
import { aSessionOf } from '../support/formats';
import { textOf, type SeenMessage } from '../../sandbox/client';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';
import { roomIn } from '../support/voice';

/** The line that somebody wrote for their case is theirs until they have told it. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const steps: Step[] = [
  { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 3, of: 'circle' },
  { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 3, who: 'owner' },
  { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 },
];

const line = 'A funder who never answers';
/** One after another, each by their name. */
async function queue(people: readonly Somebody[]): Promise<void> {
  for (const person of people) {
    await queuesCase(person, person.name);
    await town.pass({ minutes: 1 });
  }
}
const aQueuedCase = () =>
  aSessionOf(town, steps, {
    before: async ([ada]) => {
      await queuesCase(ada as Somebody, line);
    },
  });

async function waiting(guild: string): Promise<string[]> {
  const [row] = await town.database.query<{ id: string }[]>('SELECT id FROM "group" WHERE guild_id = $1', [guild]);
  return (await casesFor(town.database.manager, { guild, group: row?.id ?? '' })).map(({ words }) => words);
}
const counted = (guild: string): Promise<unknown[]> =>
  town.database.query('SELECT times FROM brought b JOIN cohort c ON c.id = b.cohort_id WHERE c.guild_id = $1', [guild]);

test('while it is their turn they read it on their own card, and when they are done it is gone', async () => {
  const { place, circle } = await aQueuedCase();
  const [ada, ben] = circle as [Somebody, Somebody];
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  expect(textOf(await circleCard(ada))).toContain(line);
  expect(textOf(await circleCard(ben))).not.toContain(line);
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect(textOf(await circleCard(ada))).not.toContain(line);
  expect(await waiting(place.guild)).toEqual([]);
  expect(await counted(place.guild)).toEqual([{ times: 1 }]);
  expect(await ben.reads('Spring 1')).not.toContain(line);
});

test('who does not come keeps it, and others who wait come first the next time', async () => {
  const { place, circle } = await aSessionOf(town, steps, { before: (people) => queue(people.slice(0, 2)) });
  const [ada, ben] = circle as [Somebody, Somebody];
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  await town.pass({ minutes: 6 });
  expect((await boardOf(ben)).text).toContain('Open talk');
  await town.pass({ minutes: 60 });
  expect(await waiting(place.guild)).toEqual([ben.name, ada.name]);
  expect(await counted(place.guild)).toEqual([{ times: 1 }]);
});

test('who waits with the next one and is there has the floor then, and who was called is not called again', async () => {
  const arriving: Step = { kind: 'round', title: 'Check-in', prompt: 'How are you?', minutesPerTurn: 2 };
  const { place, circle } = await aSessionOf(town, [arriving, ...steps, ...steps, ...steps], { before: queue });
  const [ada, ben, chidi] = circle as [Somebody, Somebody, Somebody];
  await chidi.presses('Take the turn', 'Spring 1');
  await town.settle();
  await chidi.presses('Done', 'Spring 1');
  await town.pass({ minutes: 4 });
  expect((await boardOf(ben)).text).toContain(`<@${ada.id}> has the floor`);
  expect(await said(await ada.presses('Pass for now', 'Spring 1'))).toContain('We go on to what comes next');
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${chidi.id}> has the floor`);
  await chidi.presses('Done', 'Spring 1');
  await town.pass({ minutes: 10 });
  // The second case of this session: of those who had no chance yet.
  expect((await boardOf(ada)).text).toContain(`<@${ben.id}> has the floor`);
  await ben.presses('Done', 'Spring 1');
  await town.settle();
  await town.pass({ minutes: 10 });
  // The third: all have had theirs, so that the circle is asked.
  expect((await boardOf(ada)).text).toContain('Who brings one?');
  expect(await waiting(place.guild)).toEqual([ada.name]);
});

test('who tells it in the voice room and presses nothing has told it', async () => {
  const { place, circle } = await aQueuedCase();
  const [ada] = circle as [Somebody];
  await ada.acts.joinVoice({ channel: (await roomIn(town, place)).id });
  await eventually(async () => expect((await boardOf(ada)).text).toContain('In our room'));
  await town.pass({ minutes: 6 });
  expect((await boardOf(ada)).text).toContain('Open talk');
  expect(await waiting(place.guild)).toEqual([]);
  await ada.acts.leaveVoice();
});

test('that they said they come lets the case of who presses nothing go on, and their line waits all the same', async () => {
  const { place, circle } = await aQueuedCase();
  const [ada] = circle as [Somebody];
  const ofSession = 'FROM session WHERE guild_id = $1 AND number = 1';
  await town.database.query(`INSERT INTO rsvp (session_id, user_id, answer) SELECT id, $2, 'coming' ${ofSession}`, [
    place.guild,
    ada.id,
  ]);
  await town.pass({ minutes: 6 });
  expect((await boardOf(ada)).text).toContain('Open talk');
  expect(await town.database.query(`SELECT owner_id ${ofSession}`, [place.guild])).toEqual([{ owner_id: ada.id }]);
  await town.pass({ minutes: 60 });
  expect(await waiting(place.guild)).toEqual([line]);
});

test('who waits and is in the voice room is called when another gives their turn back', async () => {
  const { place, circle } = await aSessionOf(town, steps, { before: queue });
  const [ada, ben, chidi] = circle as [Somebody, Somebody, Somebody];
  await chidi.acts.joinVoice({ channel: (await roomIn(town, place)).id });
  await eventually(async () => expect((await boardOf(ada)).text).toContain('In our room'));
  await ada.presses('Pass for now', 'Spring 1');
  await town.settle();
  expect((await boardOf(ben)).text).toContain(`<@${chidi.id}> has the floor`);
  await chidi.acts.leaveVoice();
});

test('what they write once theirs was called is another case, and telling the first one leaves it', async () => {
  const cards: SeenMessage[] = [];
  const { place, circle } = await aSessionOf(town, steps, {
    before: async ([ada]) => {
      cards.push(await queuesCase(ada as Somebody, line));
    },
  });
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 1 });
  for (const card of cards) await writes(ada, card, { by: 'Change it', words: 'A second one' });
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect(await waiting(place.guild)).toEqual(['A second one']);
});

test('what they write after they told it is their next case, and a later turn of theirs leaves it', async () => {
  const again: Step = { kind: 'round', title: 'The last word', prompt: 'What now?', minutesPerTurn: 2, who: 'owner' };
  const cards: SeenMessage[] = [];
  const { place, circle } = await aSessionOf(town, [...steps, again, ...steps.slice(2)], {
    before: async ([ada]) => {
      cards.push(await queuesCase(ada as Somebody, line));
    },
  });
  const [ada] = circle as [Somebody];
  await town.pass({ minutes: 1 });
  await ada.presses('Done', 'Spring 1');
  await town.pass({ minutes: 1 });
  // From a card that was opened before.
  for (const card of cards) await writes(ada, card, { by: 'Change it', words: 'A second one' });
  await town.pass({ minutes: 10 });
  expect((await boardOf(ada)).text).toContain('The last word');
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect(await waiting(place.guild)).toEqual(['A second one']);
  expect(await counted(place.guild)).toEqual([{ times: 1 }]);
});
