import { ChannelType, GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel, MessageFlags } from 'discord.js';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';
import type { View } from '../../sandbox/client';

let it: TownWithBot;
beforeAll(async () => {
  it = await aTownWithBot({ botPermissions: 8n });
});
afterAll(() => it.close());

const viewOf = (user: string, p: { channel?: string } = {}): Promise<View> =>
  it.town.as(user).view({ guild: it.guild.id, ...p });
const namesIn = (view: View): string[] => view.guild?.channels.map(({ name }) => name) ?? [];

test('people say where they live and who they are, and those who choose whom to be read it', async () => {
  const chidi = await it.town.createUser({
    name: 'Chidi',
    zone: 'Africa/Lagos',
    colour: 0x1f8b4c,
    about: 'not here yet',
  });
  await it.town.editUser({ user: chidi.id, about: 'member, Lagos' });
  const people = await it.town.people();
  expect(people.map(({ displayName }) => displayName)).toEqual(['Ada', 'Ben', 'Chidi']);
  expect(people[0]?.guilds).toEqual([{ id: it.guild.id, name: 'The guild', standing: 'owner' }]);
  expect(people[1]).toMatchObject({ zone: 'UTC', guilds: [{ standing: 'member' }] });
  expect(people[2]).toMatchObject({ zone: 'Africa/Lagos', colour: 0x1f8b4c, about: 'member, Lagos', guilds: [] });
});

test('a zone that is none and a colour that is none are refused, and nothing of it is kept', async () => {
  const wrong = it.town.editUser({ user: it.ben.id, zone: 'Mars/Base', about: 'moved' });
  await expect(wrong).rejects.toMatchObject({ status: 400, message: 'no such time zone: Mars/Base' });
  await expect(it.town.createUser({ name: 'X', colour: -1 })).rejects.toMatchObject({ status: 400 });
  expect((await it.town.people()).find(({ id }) => id === it.ben.id)).not.toHaveProperty('about');
});

test('channels stand in Discord’s order: threads below their channel, voice after text, categories last', async () => {
  const guild = await it.bot.guilds.fetch(it.guild.id);
  const circles = await guild.channels.create({ name: 'Circles', type: ChannelType.GuildCategory });
  await guild.channels.create({ name: 'room', type: ChannelType.GuildVoice, parent: circles.id });
  const talk = await guild.channels.create({ name: 'talk', parent: circles.id });
  await guild.channels.create({ name: 'Empty', type: ChannelType.GuildCategory });
  await talk.threads.create({ name: 'first', type: ChannelType.PublicThread });
  await talk.threads.create({ name: 'second', type: ChannelType.PublicThread });
  expect(namesIn(await viewOf(it.ben.id))).toEqual(['general', 'Circles', 'talk', 'second', 'first', 'room']);
});

test('a private thread is shown to its members and to holders of Manage Threads; an archived one only when asked for', async () => {
  const guild = await it.bot.guilds.fetch(it.guild.id);
  const talk = guild.channels.cache.find(({ name }) => name === 'talk');
  if (talk?.type !== ChannelType.GuildText) throw new Error('no channel');
  const thread = await talk.threads.create({ name: 'circle', type: ChannelType.PrivateThread });
  expect(namesIn(await viewOf(it.ben.id))).not.toContain('circle');
  expect(namesIn(await viewOf(it.ada.id))).toContain('circle');
  await expect(viewOf(it.ben.id, { channel: thread.id })).rejects.toMatchObject({ status: 403 });
  await thread.members.add(it.ben.id);
  const shown = (await viewOf(it.ben.id)).guild?.channels.find(({ id }) => id === thread.id);
  expect(shown).toMatchObject({ parent: talk.id, thread: { private: true, archived: false }, may: { write: true } });
  expect(shown?.thread?.members).toContain(it.ben.id);
  await thread.setArchived(true);
  expect(namesIn(await viewOf(it.ben.id))).not.toContain('circle');
  const opened = await viewOf(it.ben.id, { channel: thread.id });
  expect(opened.guild?.channels.find(({ id }) => id === thread.id)).toMatchObject({ may: { write: true, use: false } });
});

test('one may mention who sees the open channel, and the roles that anybody may mention or that one has the right to', async () => {
  const hidden = await it.town.createRole({ guild: it.guild.id, name: 'Quiet' });
  const open = await it.town.createRole({ guild: it.guild.id, name: 'Loud', mentionable: true });
  const guild = await it.bot.guilds.fetch(it.guild.id);
  const closed = await guild.channels.create({
    name: 'closed',
    permissionOverwrites: [{ id: guild.roles.everyone.id, deny: ['ViewChannel', 'MentionEveryone'] }],
  });
  const mentionable = async (user: string, channel?: string): Promise<unknown> =>
    (await viewOf(user, channel === undefined ? {} : { channel })).guild?.mentionable;
  const bot = it.bot.user.id;
  expect(await mentionable(it.ada.id, closed.id)).toEqual({
    people: [it.ada.id, bot],
    roles: [it.guild.botRoleId, hidden.id, open.id],
  });
  expect(await mentionable(it.ben.id, it.guild.generalChannelId)).toEqual({
    people: [it.ada.id, it.ben.id, bot],
    roles: expect.arrayContaining([open.id]) as unknown,
  });
  expect(await mentionable(it.ben.id)).toEqual({ people: [], roles: [] });
  const letIn = { channel: closed.id, target: it.ben.id, kind: 'member', allow: '1024', deny: '0' } as const;
  await it.town.setOverwrite(letIn);
  expect(await mentionable(it.ben.id, closed.id)).toEqual({ people: [it.ada.id, it.ben.id, bot], roles: [open.id] });
  await closed.delete();
});

test('one reads what one may do, who is in which room, what is planned, and the newest messages', async () => {
  const guild = await it.bot.guilds.fetch(it.guild.id);
  const room = guild.channels.cache.find(({ name }) => name === 'room');
  const hidden = await guild.channels.create({
    name: 'hidden room',
    type: ChannelType.GuildVoice,
    permissionOverwrites: [{ id: guild.id, deny: ['ViewChannel'] }],
  });
  const plan = {
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    entityType: GuildScheduledEventEntityType.Voice,
  };
  const inAnHour = new Date(Date.now() + 3_600_000);
  await guild.scheduledEvents.create({
    ...plan,
    name: 'Open hour',
    channel: room?.id ?? '',
    scheduledStartTime: inAnHour,
  });
  await guild.scheduledEvents.create({ ...plan, name: 'Hosts', channel: hidden.id, scheduledStartTime: inAnHour });
  await it.town.as(it.ben.id).joinVoice({ channel: room?.id ?? '' });
  await it.town.as(it.ada.id).write({ channel: it.guild.generalChannelId, content: 'Welcome' });
  const view = await viewOf(it.ben.id, { channel: it.guild.generalChannelId });
  expect(view.me).toMatchObject({ id: it.ben.id, displayName: 'Ben' });
  expect(view.guild?.events.map(({ name }) => name)).toEqual(['Open hour']);
  expect(view.guild?.channels.find(({ name }) => name === 'room')?.voice).toEqual([
    { user: it.ben.id, mute: false, deaf: false },
  ]);
  expect(namesIn(view)).not.toContain('hidden room');
  expect(view.messages?.map(({ content }) => content)).toEqual(['Welcome']);
  expect(view.guild?.members.map(({ name }) => name)).toEqual(['Ada', 'Bot', 'Ben']);
});

test('who is not in the guild sees nothing of it, and their direct messages all the same', async () => {
  const eve = await it.town.createUser({ name: 'Eve' });
  await expect(viewOf(eve.id)).rejects.toMatchObject({ status: 403 });
  const direct = await it.town.as(eve.id).dmChannel();
  await it.town.as(eve.id).write({ channel: direct.id, content: 'Is anybody there?' });
  const view = await it.town.as(eve.id).view({ channel: direct.id });
  expect(view).toMatchObject({ guild: null, direct: { id: direct.id }, bot: { name: 'Bot' } });
  expect(view.messages).toHaveLength(1);
});

test('an answer that one person alone can see stands in their view only', async () => {
  await it.rest('PUT', `/applications/${it.sandbox.applicationId}/commands`, [
    { name: 'hello', description: 'Says hello' },
  ]);
  it.bot.once('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply({ content: 'Psst', flags: MessageFlags.Ephemeral });
  });
  const channel = it.guild.generalChannelId;
  await it.town.as(it.ben.id).run({ guild: it.guild.id, channel, command: 'hello' });
  const contents = async (user: string): Promise<string[]> =>
    (await viewOf(user, { channel })).messages?.map(({ content }) => content) ?? [];
  expect(await contents(it.ben.id)).toContain('Psst');
  expect(await contents(it.ada.id)).not.toContain('Psst');
});

test('what a story waits for, and of whom, is given all at once', async () => {
  await it.town.setAwaited([{ user: it.ben.id, deed: 'press Join' }]);
  expect(await it.town.awaited()).toEqual([{ user: it.ben.id, deed: 'press Join' }]);
  await expect(it.town.setAwaited([{ user: '1', deed: 'press Join' }])).rejects.toMatchObject({ status: 400 });
  await expect(it.town.setAwaited([{ user: it.ben.id, deed: 'press Join', channel: '1' }])).rejects.toMatchObject({
    status: 400,
  });
  await expect(it.town.setAwaited([{ user: it.ben.id, deed: '' }])).rejects.toMatchObject({ status: 400 });
  expect(await it.town.awaited()).toHaveLength(1);
  await it.town.setAwaited([]);
});

test('signposts of the time bar are given all at once, and read in their order', async () => {
  await it.town.setMoments([
    { at: '2027-03-09T18:00:00Z', name: 'Session 2' },
    { at: '2027-03-02T18:00:00Z', name: 'Session 1' },
  ]);
  expect((await it.town.moments()).map(({ name }) => name)).toEqual(['Session 1', 'Session 2']);
  await expect(it.town.setMoments([{ at: 'soon', name: 'x' }])).rejects.toMatchObject({ status: 400 });
  expect(await it.town.moments()).toHaveLength(2);
});
