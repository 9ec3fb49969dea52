import { memberJoined, memberLeft } from '../../bot/sessions/planning';
import { createTransact } from '../../bot/store/transaction';
import { eventually } from '../support/eventually';
import { aTown, boardOf, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

let days = 2;

async function aCircle(): Promise<{ place: Place; circle: [Somebody, Somebody, Somebody]; start: Date }> {
  const place = await town.openGuild({ people: 3 });
  const start = new Date(Date.UTC(2027, 2, (days += 2), 18));
  await place.launch({ date: start.toISOString().slice(0, 10), time: '18:00', zone: 'UTC' });
  return { place, circle: place.people as unknown as [Somebody, Somebody, Somebody], start };
}

async function aCheckIn(): ReturnType<typeof aCircle> {
  const opened = await aCircle();
  await town.passTo(new Date(opened.start.getTime() + 2 * 60_000));
  return opened;
}

const count = (text: string, words: string): number => text.split(words).length - 1;

test.each([false, true])(
  'a thread archived by hand (locked as well: %s) is open again when the circle is reminded and meets',
  async (locked) => {
    const { circle, start } = await aCircle();
    const [ada] = circle;
    const channel = await ada.channel('Spring 1');
    await town.sandbox.client.archiveThread({ channel, archived: true, locked });
    await town.passTo(new Date(start.getTime() - 60 * 60_000));
    expect(count(await ada.reads('Spring 1'), 'meets next on')).toBe(1);
    await town.passTo(new Date(start.getTime() + 60_000));
    await town.sandbox.client.archiveThread({ channel, archived: true, locked });
    await town.pass({ minutes: 1 });
    expect((await boardOf(ada)).text).toContain('The floor is open');
    await ada.presses('Take the turn', 'Spring 1');
    await town.settle();
    // The soft end, and then the floor that is open again, are edits of the sheet: the thread is opened again for both.
    await town.sandbox.client.archiveThread({ channel, archived: true, locked });
    await town.pass({ minutes: 1 });
    expect((await boardOf(ada)).text).toContain('Finish your thought in peace');
    await town.sandbox.client.archiveThread({ channel, archived: true, locked });
    await town.pass({ minutes: 2 });
    expect((await boardOf(ada)).text).toContain('The floor is open');
  },
);

test('a thread archived while its people are still being brought in: all of them get in', async () => {
  const place = await town.openGuild({ people: 3 });
  const route = '/thread-members/';
  await town.sandbox.client.fail({ route, method: 'PUT', times: 1, mode: 'refuse', status: 503 });
  const launching = place.launch({ date: '2027-04-20', time: '18:00', zone: 'UTC' });
  const opened = async (): Promise<string | undefined> => {
    const { channels } = await town.sandbox.client.guild(place.guild);
    return channels.find(({ name }) => name.startsWith('Spring 1'))?.id;
  };
  await eventually(async () => expect(await opened()).toBeDefined());
  await town.sandbox.client.archiveThread({ channel: (await opened()) ?? '', archived: true });
  await launching;
  for (const person of place.people) expect(await person.reads('Spring 1')).toContain('This thread is yours');
});

test('somebody who joins in the middle of a round has the chance like everybody', async () => {
  const { place, circle } = await aCheckIn();
  const [ada] = circle;
  const zoe = await place.newcomer('Zoe');
  await createTransact(
    town.database,
    () => undefined,
  )(async (tx) => {
    const [group] = await tx.db.query<{ id: string }[]>('SELECT id FROM "group" WHERE guild_id = $1', [place.guild]);
    await tx.db.query('INSERT INTO membership (group_id, user_id) VALUES ($1, $2)', [group?.id, zoe.id]);
    await memberJoined(tx, group?.id ?? '');
  });
  await town.sandbox.client.addThreadMember({ channel: await ada.channel('Spring 1'), user: zoe.id });
  await eventually(async () => expect((await boardOf(ada)).text).toContain(`<@${zoe.id}>`), 30_000);
  await zoe.presses('Take the turn', 'Spring 1');
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${zoe.id}> has the floor`);
});

test('the one who has the floor leaves the circle: it opens for the others, who wait for nobody', async () => {
  const { place, circle } = await aCheckIn();
  const [ada, ben, chidi] = circle;
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  const now = new Date((await town.sandbox.client.clock.read()).now);
  await createTransact(
    town.database,
    () => undefined,
  )(async (tx) => {
    const [group] = await tx.db.query<{ id: string }[]>('SELECT id FROM "group" WHERE guild_id = $1', [place.guild]);
    await tx.db.query('DELETE FROM membership WHERE user_id = $1', [ada.id]);
    await memberLeft(tx, { group: group?.id ?? '', user: ada.id, now });
  });
  await eventually(async () => expect((await boardOf(ben)).text).toContain('The floor is open'), 30_000);
  expect((await boardOf(ben)).text).not.toContain(ada.id);
  for (const person of [ben, chidi]) {
    await person.presses('Take the turn', 'Spring 1');
    await town.settle();
    await person.presses('Done', 'Spring 1');
    await town.settle();
  }
  expect((await boardOf(ben)).text).toContain('Everybody writes');
});
