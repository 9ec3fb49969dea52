import type { Step } from '../../bot/sessions/programmes/programme';
import { aCircle, heard, opens, press, readsShared, shown, writes as writesDown } from '../support/bringing';
import { eventually } from '../support/eventually';
import { aSessionOf, writes } from '../support/formats';
import { changes, looks, seating } from '../support/rosters';
import { aTown, said, type Somebody, type Town } from '../support/town';
import { walkIn } from '../support/wayIn';

/** Something of theirs was under way when somebody left, was taken out, or erased their data. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const thread = 'Spring 1';
const presses = async (person: Somebody, label: string): Promise<string> =>
  said(await person.acts.clickLabel({ channel: person.place().general, label }));

/** Discord takes nothing in the thread of a circle. */
async function silenced(person: Somebody): Promise<void> {
  const route = `/channels/${await person.channel(thread)}/messages$`;
  await town.sandbox.client.fail({ route, method: 'POST', times: 10_000, mode: 'refuse', status: 500 });
}

/** It does again, and all that was to be said there is said. */
async function heardAgain({ guild }: { guild: string }): Promise<void> {
  await town.sandbox.client.clearFaults();
  await eventually(async () => {
    await town.settle();
    const rows = await town.database.query<unknown[]>(
      `SELECT FROM outbox WHERE guild_id = $1 AND state = 'pending' AND act ->> 'do' = 'post'`,
      [guild],
    );
    expect(rows).toEqual([]);
  });
}

async function sharesWithoutName(person: Somebody, words: string): Promise<void> {
  const card = await writesDown(person, await opens(person, 'What helped me'), { by: 'Write it down', words });
  const asked = await shown(await press(person, card, 'Share it …'));
  await silenced(person);
  await heard(await press(person, asked, 'Without my name'));
}

test('what somebody wrote for a reveal does not appear because they leave', async () => {
  const reveal: Step = { kind: 'reveal', title: 'One idea each', prompt: 'What now?', minutes: 5 };
  const talk: Step = { kind: 'talk', title: 'Open talk', prompt: 'What do you make of it?', minutes: 10 };
  const { circle } = await aSessionOf(town, [reveal, talk]);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await writes(ada, 'My own words');
  for (const one of [ben, cleo]) await one.pressesOn(await one.run('pause'), 'Two weeks');
  await ada.hears('leave');
  await town.pass({ minutes: 6 });
  const read = await ben.reads(thread);
  expect(read).toContain('### Open talk');
  expect(read).not.toContain('My own words');
});

test('what was shared without a name and is on its way is not said when it is erased', async () => {
  const circle = await aCircle(town);
  await circle.hold();
  const [ada, ben] = circle.people;
  await sharesWithoutName(ada, 'The silences');
  await ada.hears('mydata erase');
  await presses(ada, 'Yes, erase everything');
  await heardAgain(circle.place);
  expect(await readsShared(ben)).not.toContain('The silences');
});

test('what was shared without a name while its writer was taken out does not come back with them', async () => {
  const circle = await aCircle(town);
  await circle.hold();
  const [ada, ben] = circle.people;
  await sharesWithoutName(ada, 'The pauses');
  expect(await changes(circle.place.host, 'remove', { person: ada.id })).toContain('It is done');
  await heardAgain(circle.place);
  expect(await readsShared(ben)).toContain('The pauses');
  expect(await changes(circle.place.host, 'undo', {})).toContain('It is done');
  expect(await town.database.query('SELECT FROM bringing WHERE user_id = $1', [ada.id])).toEqual([]);
});

test('a note that is said late takes nothing from the note that another has begun', async () => {
  const circle = await aCircle(town);
  await circle.hold();
  const [ada, ben] = circle.people;
  const yours = await shown(await press(ada, await opens(ada, 'Catch-up note'), 'I’ll write it'));
  const preview = await writesDown(ada, yours, { by: 'Write it', words: 'We spoke of budgets' });
  await silenced(ben);
  await heard(await press(ada, preview, 'Post it'));
  await ada.hears('mydata erase');
  await presses(ada, 'Yes, erase everything');
  const bens = await shown(await press(ben, await opens(ben, 'Catch-up note'), 'I’ll write it'));
  await writesDown(ben, bens, { by: 'Write it', words: 'Ben tells it' });
  await heardAgain(circle.place);
  const notes: unknown = await town.database.query('SELECT words FROM catch_up WHERE user_id = $1', [ben.id]);
  expect(notes).toEqual([{ words: 'Ben tells it' }]);
});

test('whoever was taken out, joined again and left by themselves is brought back by no undo', async () => {
  const place = await town.openGuild({ people: 8 });
  await place.launch({ date: '2028-04-02', size: 4 });
  const [first] = (await seating(town, place.guild))['Spring 1'] ?? [];
  const ada = place.people.find(({ id }) => id === first);
  if (!ada) throw new Error('an empty circle');
  expect(await changes(place.host, 'remove', { person: ada.id, then: 'waits not' })).toContain('It is done');
  await walkIn(ada.acts, await ada.channel('welcome'));
  await ada.hears('leave');
  expect((await looks(place.host, 'undo', {})).text).toContain('elsewhere by now');
});

test('a change that somebody only looked at is forgotten a day later', async () => {
  const { place, people } = await aCircle(town);
  const rows = () => town.database.query<unknown[]>('SELECT FROM roster_change WHERE guild_id = $1', [place.guild]);
  await looks(place.host, 'remove', { person: people[0].id });
  expect(await rows()).toHaveLength(1);
  await town.pass({ minutes: 1441 });
  expect(await rows()).toEqual([]);
});

test('whoever left and was found another circle of the cohort has one seat, whatever they press', async () => {
  const place = await town.openGuild({ people: 8 });
  await place.launch({ date: '2028-05-02', size: 4 });
  const [first] = (await seating(town, place.guild))['Spring 1'] ?? [];
  const ada = place.people.find(({ id }) => id === first);
  if (!ada) throw new Error('an empty circle');
  await ada.hears('leave');
  await walkIn(ada.acts, await ada.channel('welcome'));
  expect(await changes(place.host, 'add', { person: ada.id, circle: 'Spring 2' })).toContain('It is done');
  await presses(ada, 'Undo');
  await town.settle();
  const seats = Object.entries(await seating(town, place.guild)).filter(([, people]) => people.includes(ada.id));
  expect(seats.map(([name]) => name)).toEqual(['Spring 2']);
});

test('whoever leaves one circle and is taken out of another can be put back for longer than ten minutes', async () => {
  const place = await town.openGuild({ people: 8 });
  await place.launch({ date: '2028-06-02', size: 4 });
  const [first] = (await seating(town, place.guild))['Spring 1'] ?? [];
  const ada = place.people.find(({ id }) => id === first);
  if (!ada) throw new Error('an empty circle');
  await town.database.query(
    `INSERT INTO membership (group_id, user_id, joined_at) SELECT id, $1, now() FROM "group" WHERE guild_id = $2 AND name = 'Spring 2'`,
    [ada.id, place.guild],
  );
  await said(await ada.pressesOn(await ada.run('leave'), 'Leave Spring 1'));
  expect(await changes(place.host, 'remove', { person: ada.id, then: 'waits not' })).toContain('It is done');
  await town.pass({ minutes: 12 });
  expect((await looks(place.host, 'undo', {})).text).not.toContain('elsewhere by now');
});
