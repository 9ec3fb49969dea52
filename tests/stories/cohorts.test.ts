import { areWaiting } from '../support/people';
import { aTown, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const good = { name: 'Spring', start: '2027-03-02', time: '18:00', zone: 'Europe/Paris', size: 6 };

test('a moderator plans a cohort and reads back when it first meets, on every reader’s own clock', async () => {
  const place = await town.openGuild();
  const heard = await place.host.hears('cohort create', { ...good, zone: 'europe/paris', time: '9:30' });
  expect(heard).toContain(`<t:${Date.parse('2027-03-02T08:30:00Z') / 1000}:F>`);
  expect(heard).toContain('09:30');
});

test.each([
  [{ start: '2026-02-30' }, 'cannot find that day'],
  [{ start: 'next Tuesday' }, 'cannot find that day'],
  [{ start: '2027-02-28' }, 'already passed'],
  [{ start: '9999-01-01' }, 'more than two years'],
  [{ time: '25:00' }, 'hours and minutes'],
  [{ zone: 'Europe/Atlantis' }, 'do not know that time zone'],
  [{ name: '\u200b\u200b' }, 'needs a name'],
])('planning with %j is refused with the next step, and nothing is kept', async (wrong, words) => {
  const place = await town.openGuild();
  expect(await place.host.hears('cohort create', { ...good, ...wrong })).toContain(words);
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('no cohort called');
});

test('typing a city suggests zones', async () => {
  const place = await town.openGuild();
  const { acts, guild } = place.host;
  const suggested = await acts.autocomplete({
    guild,
    channel: place.general,
    command: 'cohort create',
    focused: 'zone',
    value: 'nairo',
  });
  expect(suggested.map(({ value }) => value)).toEqual(['Africa/Nairobi']);
});

test('only holders of the moderators’ role plan and launch, whatever Discord lets through', async () => {
  const place = await town.openGuild({ people: 1 });
  expect(await place.people[0]?.hears('cohort create', good)).toContain('look after the circles');
  expect(await place.people[0]?.hears('cohort launch', { cohort: 'Spring' })).toContain('look after the circles');
});

test('two cohorts of one name are refused, and two people are too few for a circle', async () => {
  const place = await town.openGuild({ people: 2 });
  await areWaiting(town, place, place.people);
  await place.host.hears('cohort create', good);
  expect(await place.host.hears('cohort create', good)).toContain('already a cohort called');
  const heard = await place.host.hears('cohort match', { cohort: 'Spring' });
  expect(heard).toContain('cannot be matched yet');
  for (const { id } of place.people) expect(heard).toContain(`<@${id}>: too few people are waiting`);
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('run `/cohort match`');
});

test('launching twice makes one thread for each circle, with exactly its members in it', async () => {
  const place = await town.openGuild({ people: 7 });
  await place.launch({ size: 4 });
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('already running');
  await town.settle();
  const { channels } = await town.sandbox.client.guild(place.guild);
  const threads = channels.filter((channel) => channel.name.startsWith('Spring'));
  expect(threads).toHaveLength(2);
  for (const person of place.people) {
    const mine = (await person.acts.channels(place.guild)).filter((channel) => channel.name.startsWith('Spring'));
    expect(mine).toHaveLength(1);
  }
  const welcomes = await Promise.all(
    threads.map(({ id }) => town.sandbox.client.ledger({ channel: id, kind: 'thread-member' })),
  );
  expect(welcomes.flat().length).toBeGreaterThanOrEqual(7);
});

test('two launches at the same moment place nobody twice', async () => {
  const place = await town.openGuild({ people: 5 });
  await place.match();
  await Promise.all([1, 2].map(() => place.host.hears('cohort launch', { cohort: 'Spring' })));
  await town.settle();
  const { channels } = await town.sandbox.client.guild(place.guild);
  expect(channels.filter((channel) => channel.name.startsWith('Spring'))).toHaveLength(1);
});

test('an outsider sees nothing of a circle, and people in it are told who else can read it', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  const outsider = await place.newcomer('Zoe');
  await expect(outsider.channel('Spring 1')).rejects.toThrow('sees no channel');
  expect(await place.people[0]?.reads('Spring 1')).toContain('right to manage threads');
});

test('a time that the clocks skip is planned for the hour after, and said so', async () => {
  const place = await town.openGuild();
  const heard = await place.host.hears('cohort create', { ...good, start: '2027-03-28', time: '02:30' });
  expect(heard).toContain('skip 02:30 on that day, so it is 03:30');
});

test('before Grove is set up, the host hears that this comes first', async () => {
  const place = await town.openGuild({ setUp: false });
  expect(await place.host.hears('cohort create', good)).toContain('Run `/grove setup` first');
});
