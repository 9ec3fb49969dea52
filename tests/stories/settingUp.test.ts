import { PermissionFlagsBits } from 'discord-api-types/v10';
import { aTown, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const channelsOf = async (guild: string): Promise<string[]> =>
  (await town.sandbox.client.guild(guild)).channels.map((channel) => channel.name).sort();

test('a host sets Grove up: a category, three channels, a role they hold, and a welcome with Join', async () => {
  const place = await town.openGuild({ people: 1 });
  expect(await channelsOf(place.guild)).toEqual(
    expect.arrayContaining(['Grove', 'circle-moderators', 'circles', 'welcome']),
  );
  const [ada] = place.people;
  expect(await ada?.reads('welcome')).toContain('small circles');
  const seen = await ada?.acts.channels(place.guild);
  expect(seen?.map((channel) => channel.name)).not.toContain('circle-moderators');
  await expect(ada?.acts.write({ channel: await ada.channel('welcome'), content: 'hello' })).rejects.toThrow();
});

test('setting up again, also after a channel was deleted, ends with one of each and one welcome', async () => {
  const place = await town.openGuild({ people: 1 });
  const before = await channelsOf(place.guild);
  const again = await place.setUp();
  expect(again).toContain('Everything was there');
  expect(again).not.toMatch(/plan a first cohort|you are one now|You hold/);
  expect(await channelsOf(place.guild)).toEqual(before);
  await town.sandbox.client.deleteChannel({ channel: await place.host.channel('circle-moderators') });
  const mended = await place.setUp();
  const channel = await place.host.channel('circle-moderators');
  expect(mended).toContain(`This was missing, and I made it again: <#${channel}>.`);
  expect(await channelsOf(place.guild)).toEqual(before);
  expect(await place.people[0]?.sees('welcome')).toHaveLength(1);
});

test('a set-up interrupted in the middle is finished by the next one, without anything made twice', async () => {
  const place = await town.openGuild({ setUp: false });
  await town.sandbox.client.fail({
    route: '^/guilds/\\d+/channels$',
    method: 'POST',
    times: 1,
    mode: 'applyThenFail',
    status: 500,
  });
  expect(await place.host.hears('grove setup')).toContain('Something went wrong');
  expect(await place.setUp()).toContain('at home here');
  const names = await channelsOf(place.guild);
  expect(new Set(names).size).toBe(names.length);
});

test('missing permissions are all named at once, with where to give them', async () => {
  const permissions = String(PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages);
  const place = await town.openGuild({ setUp: false, botPermissions: permissions });
  const heard = await place.host.hears('grove setup');
  for (const name of ['Manage Channels', 'Manage Roles', 'Manage Threads']) {
    expect(heard).toContain(name);
  }
  expect(heard).toContain('Server Settings');
  expect(await channelsOf(place.guild)).toEqual(['general']);
});

test('somebody who may not change the server does not see the command, and is refused if they send it all the same', async () => {
  const place = await town.openGuild({ people: 1, setUp: false });
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  await expect(ada.run('grove setup')).rejects.toThrow();
  const forged = await ada.acts.run({
    guild: place.guild,
    channel: place.general,
    command: 'grove setup',
    forge: true,
  });
  const { reply } = await forged.settled();
  expect(JSON.stringify(reply)).toContain('Manage Server');
  expect(await channelsOf(place.guild)).toEqual(['general']);
});

test('two managers set Grove up at the same moment: there is one of everything', async () => {
  const place = await town.openGuild({ setUp: false });
  await Promise.all([1, 2].map(() => place.host.hears('grove setup')));
  await town.settle();
  const names = await channelsOf(place.guild);
  expect(new Set(names).size).toBe(names.length);
  const { roles } = await town.sandbox.client.guild(place.guild);
  expect(roles.filter(({ name }) => name === 'Circle moderator')).toHaveLength(1);
});

test('a right that was taken from Grove in a channel is given back by setting up again', async () => {
  const place = await town.openGuild({ people: 3 });
  const { client } = town.sandbox;
  const circles = await place.host.channel('circles');
  const bot = (await client.guild(place.guild)).members.find((member) => member.bot);
  const denied = String(PermissionFlagsBits.CreatePrivateThreads | PermissionFlagsBits.SendMessagesInThreads);
  await client.setOverwrite({ channel: circles, target: bot?.id ?? '', kind: 'member', allow: '0', deny: denied });
  await place.launch();
  expect(await place.host.reads('circle-moderators')).toContain('would not let me open a thread');
  await place.setUp();
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  expect(await place.people[0]?.reads('Spring 1')).toContain('This thread is yours');
});

test('a right lost while a circle is being opened costs nobody their place', async () => {
  const place = await town.openGuild({ people: 3 });
  await town.sandbox.client.fail({ route: '/thread-members/', method: 'PUT', times: 1, mode: 'refuse', status: 403 });
  await place.launch({ name: 'Summer', date: '2027-03-05' });
  await town.passTo('2027-03-05T17:02:00Z');
  const board = (await place.host.reads('Summer 1')).split('\n').find((line) => line.includes('Still with the chance'));
  for (const { id } of place.people) expect(board).toContain(id);
});

test('a welcome deleted by hand is back after setting up again', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people;
  const [message] = (await ada?.sees('welcome')) ?? [];
  await town.sandbox.client.deleteMessage({ channel: message?.channel ?? '', message: message?.id ?? '' });
  await place.setUp();
  expect(await ada?.sees('welcome')).toHaveLength(1);
  expect(await ada?.joins()).toContain('Good to have you');
});
