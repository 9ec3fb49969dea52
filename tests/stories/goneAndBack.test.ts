import { eventually } from '../support/eventually';
import { areWaiting } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';
import { walkIn } from '../support/wayIn';

let town: Town;
beforeAll(async () => {
  town = await aTown({ serverMembers: true });
});
afterAll(() => town.stop());

let days = 0;

async function aCircle(): Promise<{ place: Place; circle: [Somebody, Somebody, Somebody, Somebody] }> {
  const place = await town.openGuild({ people: 4 });
  const date = new Date(Date.UTC(2027, 2, 10 + days++)).toISOString().slice(0, 10);
  await place.launch({ date, time: '18:00', zone: 'UTC' });
  return { place, circle: [...place.people] as [Somebody, Somebody, Somebody, Somebody] };
}

async function isRemoved(place: Place, person: Somebody): Promise<void> {
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: person.id });
  await eventually(async () =>
    expect(await place.host.reads('circle-moderators')).toContain('has left the server. 3 people are in it now'),
  );
  await town.settle();
}

const rowsOf = (place: Place, person: Somebody): Promise<string[]> =>
  inDatabase(town, async (database) => {
    const { rows } = await database.query<{ state: string }>(
      'SELECT state FROM application WHERE guild_id = $1 AND user_id = $2',
      [place.guild, person.id],
    );
    return rows.map(({ state }) => state);
  });

test('somebody is removed from the server: nobody waits for them from that moment on, and the circle is told nothing', async () => {
  const { place, circle } = await aCircle();
  const [ada, ben] = circle;
  const before = await ben.reads('Spring 1');
  await isRemoved(place, ada);
  expect(await ben.reads('Spring 1')).toBe(before);
  expect((await place.host.reads('circle-moderators')).split('---').at(-1)).not.toContain(ada.id);
  expect(await place.host.hears('roster show', { cohort: 'Spring' })).not.toContain(ada.id);
});

test('back within ten minutes: what they told is there, one yes puts them on the list, and the seat is the moderators’ to give', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  await isRemoved(place, ada);
  await town.sandbox.client.joinGuild({ guild: place.guild, user: ada.id });
  await town.settle();
  expect((await ada.acts.channels(place.guild)).some(({ name }) => name.startsWith('Spring 1'))).toBe(false);
  expect(await ada.hears('circle')).toContain('press *Join*');
  const walk = await walkIn(ada.acts, await ada.channel('welcome'));
  // Join, and the agreement once more; nothing has to be told again.
  expect(walk.taps).toBe(2);
  expect(await rowsOf(place, ada)).toEqual(['waiting']);
  const shown = await place.host.run('cohort place', { cohort: 'Spring', person: ada.id });
  expect(await said(await place.host.pressesOn(shown, 'Yes, number 1'))).toContain('It is done');
  await town.settle();
  expect(await ada.reads('Spring 1')).toContain(`Welcome, <@${ada.id}>`);
  // Gone a second time, the moderators hear it a second time.
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: ada.id });
  await eventually(async () =>
    expect((await place.host.reads('circle-moderators')).split('has left the server')).toHaveLength(3),
  );
});

test('later than that nothing is held of them, and they are as welcome as anybody', async () => {
  const { place, circle } = await aCircle();
  const [ada] = circle;
  await isRemoved(place, ada);
  await town.pass({ minutes: 11 });
  expect(await rowsOf(place, ada)).toEqual([]);
  await town.sandbox.client.joinGuild({ guild: place.guild, user: ada.id });
  expect(await ada.hears('me')).toContain('Until you agree, nothing is kept');
  expect(await ada.hears('mydata show')).not.toContain('Spring 1');
});

const stateOf = async (place: Place, person: Somebody): Promise<string | undefined> => (await rowsOf(place, person))[0];

test('who waits or pauses on the list, or is planned into a circle, and leaves the server waits no longer', async () => {
  const place = await town.openGuild({ people: 4 });
  await place.match({ date: '2027-05-10', time: '18:00', zone: 'UTC' });
  const [ada] = place.people as [Somebody];
  const [waits, pauses] = [await place.newcomer('Waits'), await place.newcomer('Pauses')];
  await areWaiting(town, place, [waits, pauses], {});
  await said(await pauses.pressesOn(await pauses.run('pause'), 'One week'));
  for (const { id } of [ada, waits, pauses]) await town.sandbox.client.leaveGuild({ guild: place.guild, user: id });
  await eventually(async () => {
    for (const person of [ada, waits, pauses]) expect(await stateOf(place, person)).toBe('draft');
  });
  await town.settle();
  expect(await place.host.reads('circle-moderators')).toContain('has left the server. 3 people are in it now');
  expect(await place.host.hears('roster show', { cohort: 'Spring' })).not.toContain(ada.id);
  await town.pass({ minutes: 11 });
  for (const person of [ada, waits, pauses]) expect(await stateOf(place, person)).toBeUndefined();
});
