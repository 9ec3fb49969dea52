import { PermissionFlagsBits } from 'discord-api-types/v10';
import { textOf } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { areWaiting, hours } from '../support/people';
import { aTown, boardOf, said, type Place, type Town } from '../support/town';

/** Launched once or again, interrupted or changed by hand: each circle has one thread, and its people in it. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const threadsOf = async ({ guild }: Place): Promise<{ id: string; name: string; members: string[] }[]> =>
  (await town.sandbox.client.guild(guild)).channels.flatMap(({ id, name, thread }) =>
    thread && name.startsWith('Spring') ? [{ id, name, members: thread.members }] : [],
  );

/** Everybody of the place sees exactly one circle, and no circle has a second thread. */
async function expectEverybodySeated(place: Place, circles: number): Promise<void> {
  expect(await threadsOf(place)).toHaveLength(circles);
  for (const person of place.people) {
    const mine = (await person.acts.channels(place.guild)).filter(({ name }) => name.startsWith('Spring'));
    expect(mine).toHaveLength(1);
  }
}

const launchAgainAtOnce = ({ host }: Place): Promise<string> => host.hears('cohort launch', { cohort: 'Spring' });

const launchAgain = async (place: Place): Promise<string> => {
  const heard = await launchAgainAtOnce(place);
  await town.settle();
  return heard;
};

test('a thread deleted by hand is told to the moderators, and launching again opens a new one where the round goes on', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch();
  await town.passTo('2027-03-02T17:02:00Z');
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  await ada.presses('Take the turn', 'Spring 1');
  await town.settle();
  await town.sandbox.client.deleteChannel({ channel: await ada.channel('Spring 1') });
  await eventually(async () => {
    expect(await place.host.reads('circle-moderators')).toContain('The thread of **Spring 1** is gone');
  });
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('1 circle had no thread');
  await town.settle();
  expect((await boardOf(ada)).text).toContain(`<@${ada.id}> has the floor`);
  await ada.presses('Done', 'Spring 1');
  await town.settle();
  expect((await boardOf(ada)).text).toContain('The floor is open');
});

test('when Discord will not open a thread, the moderators hear how to mend it, and the next launch does', async () => {
  const place = await town.openGuild({ people: 3 });
  await town.sandbox.client.fail({
    route: '^/channels/\\d+/threads$',
    method: 'POST',
    times: 1,
    mode: 'refuse',
    status: 403,
  });
  await place.launch({ date: '2027-03-20' });
  expect(await place.host.reads('circle-moderators')).toContain('would not let me open a thread for **Spring 1**');
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('1 circle had no thread');
  await town.settle();
  expect(await place.people[0]?.reads('Spring 1')).toContain('This thread is yours');
});

test('the channel of the circles is deleted by hand: setting up and launching again bring every circle a thread', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-03-21' });
  await town.sandbox.client.deleteChannel({ channel: await place.host.channel('circles') });
  await eventually(async () => {
    expect(await place.host.reads('circle-moderators')).toContain('The thread of **Spring 1** is gone');
  });
  await place.setUp();
  expect(await place.host.hears('cohort launch', { cohort: ' Spring ' })).toContain('1 circle had no thread');
  await town.settle();
  expect(await place.people[0]?.reads('Spring 1')).toContain('This thread is yours');
});

test('a session whose hour comes while the circle has no thread begins when it has one', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-03-22', time: '18:00', zone: 'UTC' });
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  await town.sandbox.client.deleteChannel({ channel: await ada.channel('Spring 1') });
  await town.passTo('2027-03-22T18:05:00Z');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect(await ada.reads('Spring 1')).toContain('Spring 1 begins');
  await town.pass({ minutes: 2 });
  expect((await boardOf(ada)).text).toContain('The floor is open');
});

test('somebody who joined and then left the server is not waited for, and the moderators hear so', async () => {
  const place = await town.openGuild({ people: 4 });
  await place.match({ date: '2027-03-29', time: '18:00', zone: 'UTC' });
  const gone = place.people[3];
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: gone?.id ?? '' });
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect(await place.host.reads('circle-moderators')).toContain('has left the server. 3 people are in it now');
  await town.passTo('2027-03-29T18:02:00Z');
  const [ada] = place.people;
  expect(ada && (await boardOf(ada)).text).not.toContain(gone?.id);
});

test('somebody leaves the server while circles are looked at: they are agreed on without them, though Discord told nothing', async () => {
  const place = await town.openGuild({ people: 5 });
  const gone = place.people[4];
  await areWaiting(town, place, place.people, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-04-02', time: '18:00', zone: 'UTC' });
  const found = await place.host.run('cohort match', { cohort: 'Spring' });
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: gone?.id ?? '' });
  const refused = await place.host.pressesOn(found, 'Yes, these circles');
  expect(await said(refused)).toContain('1 person has left the list');
  expect(await place.host.matches('Spring')).toContain('4 people');
  expect(await place.host.hears('roster show', { cohort: 'Spring' })).not.toContain(gone?.id);
});

test('Discord goes away in the middle of a launch: launched again, there is one thread for each circle and everybody is in it', async () => {
  const place = await town.openGuild({ people: 7 });
  await place.match({ date: '2027-04-20', size: 4 });
  const { client } = town.sandbox;
  await client.fail({ route: '/threads$', method: 'POST', times: 1, mode: 'applyThenFail', status: 502 });
  await client.fail({ route: '/thread-members/', method: 'PUT', times: 3, mode: 'applyThenFail', status: 500 });
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await launchAgain(place);
  expect(await launchAgain(place)).toContain('Nothing to do');
  await expectEverybodySeated(place, 2);
  for (const { id } of await threadsOf(place)) {
    const said = (await place.host.acts.messages(id))
      .map(textOf)
      .filter((text) => text.includes('This thread is yours'));
    expect(said).toHaveLength(1);
  }
});

test('a thread archived and locked by hand is open again after the next launch', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-04-21' });
  const [thread] = await threadsOf(place);
  await town.sandbox.client.archiveThread({ channel: thread?.id ?? '', archived: true, locked: true });
  expect(await launchAgain(place)).toContain('1 thread was archived or locked, and is open again');
  await place.people[0]?.acts.write({ channel: thread?.id ?? '', content: 'Hello again' });
});

test('somebody taken out of their thread by hand is in it again after the next launch', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ date: '2027-04-22' });
  const [thread] = await threadsOf(place);
  await town.sandbox.client.removeThreadMember({ channel: thread?.id ?? '', user: place.people[1]?.id ?? '' });
  expect(await launchAgain(place)).toContain('1 person was not in the thread of their circle, and is again');
  await expectEverybodySeated(place, 1);
});

test('a right lost in the middle is said with the next step; given back, the next launch brings what is missing', async () => {
  const place = await town.openGuild({ people: 3 });
  const { client } = town.sandbox;
  await place.launch({ date: '2027-04-23' });
  const [thread] = await threadsOf(place);
  for (const { id } of place.people.slice(1)) await client.removeThreadMember({ channel: thread?.id ?? '', user: id });
  const bot = (await client.guild(place.guild)).members.find((member) => member.bot)?.id ?? '';
  const circles = await place.host.channel('circles');
  const deny = String(PermissionFlagsBits.SendMessagesInThreads);
  await client.setOverwrite({ channel: circles, target: bot, kind: 'member', allow: '0', deny });
  expect(await launchAgain(place)).toContain('Discord does not let me into the thread of **Spring 1**');
  await place.setUp();
  expect(await launchAgain(place)).toContain('2 people were not in the thread');
  await expectEverybodySeated(place, 1);
});

test('launched again while people are still being brought in: it says that they are on their way, and all is well after', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match({ date: '2027-04-26' });
  await town.sandbox.client.fail({
    route: '/thread-members/',
    method: 'PUT',
    times: 10_000,
    mode: 'refuse',
    status: 500,
  });
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await eventually(async () => {
    expect(await threadsOf(place)).toHaveLength(1);
    expect(await launchAgainAtOnce(place)).toContain('still on its way to 1 circle');
  });
  await town.sandbox.client.clearFaults();
  await town.settle();
  expect(await launchAgain(place)).toContain('Nothing to do');
  await expectEverybodySeated(place, 1);
});

test('a welcome that Discord refused is said after the next launch, once', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match({ date: '2027-04-25' });
  const route = `^/channels/(?!${await place.host.channel('circle-moderators')})\\d+/messages$`;
  await town.sandbox.client.fail({ route, method: 'POST', times: 1, mode: 'refuse', status: 403 });
  await launchAgain(place);
  expect(await place.people[0]?.reads('Spring 1')).not.toContain('This thread is yours');
  expect(await launchAgain(place)).toContain('1 welcome had not arrived');
  expect(await launchAgain(place)).toContain('Nothing to do');
  expect((await place.people[0]?.reads('Spring 1'))?.split('This thread is yours')).toHaveLength(2);
});

test('when only two are left of a circle, the moderators hear what they can do', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match({ date: '2027-04-24' });
  await town.sandbox.client.leaveGuild({ guild: place.guild, user: place.people[0]?.id ?? '' });
  await launchAgain(place);
  const heard = await place.host.reads('circle-moderators');
  expect(heard).toContain('2 people are in it now');
  expect(heard).toContain('A circle lives from three people or more');
});

test('a cohort is ended before Discord has opened its threads: they open closed, and welcome nobody', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.match({ date: '2027-04-28' });
  await town.sandbox.client.fail({ route: '/threads$', method: 'POST', times: 10_000, mode: 'refuse', status: 500 });
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  const asked = await place.host.run('cohort end', { cohort: 'Spring' });
  expect(await said(await place.host.pressesOn(asked, 'Yes, end it now'))).toContain('has ended');
  await town.sandbox.client.clearFaults();
  await town.settle();
  const threads = (await town.sandbox.client.guild(place.guild)).channels.filter(({ thread }) => thread);
  expect(threads).toMatchObject([{ thread: { archived: true, locked: true } }]);
  for (const person of place.people) {
    const channels = await person.acts.channels(place.guild);
    expect(channels.filter(({ name }) => name.startsWith('Spring'))).toEqual([]);
  }
});
