import {
  ChannelType,
  Events,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  PermissionFlagsBits,
  ThreadAutoArchiveDuration,
  type TextChannel,
} from 'discord.js';
import { aTownWithBot, next, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;
let general: TextChannel;
const code = (value: number): unknown => expect.objectContaining({ code: value });

beforeAll(async () => {
  it = await aTownWithBot();
  general = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
});
afterAll(() => it.close());

const seenBy = async (user: string): Promise<string[]> =>
  (await it.town.as(user).channels(it.guild.id)).map((channel) => channel.name);

test('a private thread is seen by its members and by holders of Manage Threads only', async () => {
  const carla = await it.town.createUser({ name: 'Carla' });
  const dora = await it.town.createUser({ name: 'Dora' });
  const hosts = await it.town.createRole({
    guild: it.guild.id,
    name: 'Hosts',
    permissions: String(PermissionFlagsBits.ManageThreads),
  });
  await it.town.joinGuild({ guild: it.guild.id, user: carla.id });
  await it.town.joinGuild({ guild: it.guild.id, user: dora.id, roles: [hosts.id] });
  const thread = await general.threads.create({ name: 'Circle 1', type: ChannelType.PrivateThread, invitable: false });
  await thread.members.add(it.ben.id);
  const message = await thread.send('Among us');
  expect(await seenBy(it.ben.id)).toContain('Circle 1');
  expect(await seenBy(dora.id)).toContain('Circle 1');
  expect(await seenBy(carla.id)).not.toContain('Circle 1');
  await expect(it.town.as(carla.id).messages(thread.id)).rejects.toMatchObject({ status: 403 });
  const [entry] = await it.town.ledger({ channel: thread.id, kind: 'message' });
  expect(entry).toMatchObject({ message: message.id, text: 'Among us', guild: it.guild.id, author: it.bot.user.id });
  expect([...(entry?.audience ?? [])].sort()).toEqual([it.ada.id, it.ben.id, dora.id].sort());

  await thread.members.remove(it.ben.id);
  expect(await seenBy(it.ben.id)).not.toContain('Circle 1');
  const entries = await it.town.ledger({ channel: thread.id });
  expect(entries.map(({ kind }) => kind)).toEqual(['thread', 'thread-member', 'message', 'thread-member-left']);
  expect([...(entries.at(-1)?.audience ?? [])].sort()).toEqual([it.ada.id, dora.id].sort());
});

test('whoever is mentioned in a private thread is pulled into it, unless the mention is not allowed', async () => {
  const thread = await general.threads.create({ name: 'Circle 2', type: ChannelType.PrivateThread });
  const members = async (): Promise<string[]> =>
    (await it.town.guild(it.guild.id)).channels.find((channel) => channel.id === thread.id)?.thread?.members ?? [];
  await thread.send({ content: `Hello <@${it.ben.id}>`, allowedMentions: { parse: [] } });
  expect(await members()).not.toContain(it.ben.id);
  await thread.send({ content: `Hello <@${it.ben.id}>`, allowedMentions: { users: [it.ben.id] } });
  expect(await members()).toContain(it.ben.id);
  const [quiet, loud] = await it.town.ledger({ channel: thread.id, kind: 'message' });
  expect([quiet?.pinged, loud?.pinged]).toEqual([[], [it.ben.id]]);
});

test('threads are found again: the active ones, and the archived private ones', async () => {
  const thread = await general.threads.create({
    name: 'Circle 3',
    type: ChannelType.PrivateThread,
    autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
  });
  expect([...(await general.threads.fetchActive()).threads.values()].map((one) => one.name)).toContain('Circle 3');
  await thread.setArchived(true);
  const archived = await general.threads.fetchArchived({ type: 'private', fetchAll: true });
  expect(archived.threads.get(thread.id)).toMatchObject({ name: 'Circle 3', archived: true, ownerId: it.bot.user.id });
});

test('writing reopens an archived thread; changing anything else in it is refused', async () => {
  const thread = await general.threads.create({ name: 'Circle 4', type: ChannelType.PrivateThread });
  const message = await thread.send('One');
  await it.town.archiveThread({ channel: thread.id, archived: true });
  await expect(message.edit('Two')).rejects.toEqual(code(50083));
  await expect(thread.members.add(it.ben.id)).rejects.toEqual(code(50083));
  await expect(thread.setName('Other')).rejects.toEqual(code(50083));
  await thread.send('Three');
  expect((await it.town.guild(it.guild.id)).channels.find((one) => one.id === thread.id)?.thread?.archived).toBe(false);
});

test('a locked thread is shut for a bot without Manage Threads', async () => {
  const { ViewChannel, SendMessagesInThreads, CreatePrivateThreads } = PermissionFlagsBits;
  const plain = (ViewChannel | SendMessagesInThreads | CreatePrivateThreads).toString();
  const other = await it.town.createGuild({ name: 'Strict', owner: it.ada.id, botPermissions: plain });
  // @everyone can do much, but manages no threads.
  const { body } = await it.rest('POST', `/channels/${other.generalChannelId}/threads`, { name: 'Circle', type: 12 });
  const thread = body.id ?? '';
  const send = async (): Promise<unknown> =>
    (await it.rest('POST', `/channels/${thread}/messages`, { content: 'x' })).body.code;
  await it.town.archiveThread({ channel: thread, archived: false, locked: true });
  expect(await send()).toBe(160005);
  await it.town.archiveThread({ channel: thread, archived: true, locked: true });
  expect(await send()).toBe(50083);
  await it.town.archiveThread({ channel: thread, archived: true, locked: false });
  expect(await send()).toBeUndefined();
});

test('in the threads of others a bot without Manage Threads reopens, and does nothing else', async () => {
  const { ViewChannel, SendMessagesInThreads, CreatePublicThreads, ReadMessageHistory } = PermissionFlagsBits;
  const plain = ViewChannel | SendMessagesInThreads | CreatePublicThreads | ReadMessageHistory;
  const other = await it.town.createGuild({ name: 'Plain', owner: it.ada.id, botPermissions: plain.toString() });
  const { id } = await it.town
    .as(it.ada.id)
    .createThread({ channel: other.generalChannelId, name: 'Of Ada', public: true });
  const change = async (body: object): Promise<unknown> => (await it.rest('PATCH', `/channels/${id}`, body)).body.code;
  await it.town.archiveThread({ channel: id, archived: true });
  expect(await change({ archived: false, name: 'Of the bot' })).toBe(50013);
  expect(await change({ archived: false })).toBeUndefined();
  expect(await change({ archived: false, name: 'Of the bot' })).toBe(50013);
  expect((await it.town.guild(other.id)).channels.find((one) => one.id === id)?.name).toBe('Of Ada');
});

test('who began a private thread takes people out of it; out of a public one it needs Manage Threads', async () => {
  const { ViewChannel, SendMessagesInThreads, CreatePublicThreads, CreatePrivateThreads } = PermissionFlagsBits;
  const plain = ViewChannel | SendMessagesInThreads | CreatePublicThreads | CreatePrivateThreads;
  const other = await it.town.createGuild({ name: 'Ours', owner: it.ada.id, botPermissions: plain.toString() });
  await it.town.joinGuild({ guild: other.id, user: it.ben.id });
  const takeOut = async (type: number): Promise<number> => {
    const { body } = await it.rest('POST', `/channels/${other.generalChannelId}/threads`, { name: 'Circle', type });
    const place = `/channels/${body.id ?? ''}/thread-members/${it.ben.id}`;
    expect((await it.rest('PUT', place)).status).toBe(204);
    return (await it.rest('DELETE', place)).status;
  };
  expect(await takeOut(ChannelType.PrivateThread)).toBe(204);
  expect(await takeOut(ChannelType.PublicThread)).toBe(403);
});

test('a change of a channel that is refused changes nothing of it', async () => {
  const { id = '' } = (await it.rest('POST', `/guilds/${it.guild.id}/channels`, { name: 'half', topic: 'Old' })).body;
  const before = (await it.rest('GET', `/channels/${id}`)).body;
  const none = it.guild.generalChannelId;
  const change = {
    name: 'other',
    topic: 'New',
    parent_id: none,
    permission_overwrites: [{ id: it.ben.id, type: 1, deny: '1024' }],
  };
  expect((await it.rest('PATCH', `/channels/${id}`, change)).status).toBe(404);
  const all = [
    { id, position: 40 },
    { id: none, parent_id: id },
  ];
  expect((await it.rest('PATCH', `/guilds/${it.guild.id}/channels`, all)).status).toBe(404);
  expect((await it.rest('GET', `/channels/${id}`)).body).toEqual(before);
});

test('a reply to a message that is gone is refused, unless the sender does not mind', async () => {
  const gone = await general.send('Soon gone');
  await gone.delete();
  await expect(general.send({ content: 'x', reply: { messageReference: gone.id } })).rejects.toEqual(code(50035));
  const sent = await general.send({ content: 'x', reply: { messageReference: gone.id, failIfNotExists: false } });
  expect(sent.reference).toBeNull();
});

test('the history comes newest first, and can be read on from any message', async () => {
  const channel = await general.guild.channels.create({ name: 'History' });
  for (const text of ['a', 'b', 'c', 'd']) await channel.send(text);
  const all = [...(await channel.messages.fetch({ limit: 3 })).values()];
  expect(all.map((message) => message.content)).toEqual(['d', 'c', 'b']);
  const after = await channel.messages.fetch({ after: all[2]?.id, cache: false });
  expect([...after.values()].map((message) => message.content)).toEqual(['d', 'c']);
  await all[0]?.delete();
  await expect(channel.messages.fetch(all[0]?.id ?? '')).rejects.toEqual(code(10008));
  expect((await it.town.as(it.ben.id).messages(channel.id)).map((message) => message.content)).toEqual(['a', 'b', 'c']);
});

test.each([
  ['channels/:channel/messages', 'after=soon', 'after'],
  ['channels/:channel/messages', 'limit=101', 'limit'],
  ['channels/:channel/messages/pins', 'limit=0', 'limit'],
  ['guilds/:guild/members/search', 'query=b&limit=many', 'limit'],
  ['users/@me/guilds', 'after=-1', 'after'],
])('a list is asked for with sense: %s?%s is refused', async (path, query, field) => {
  const here = path.replace(':channel', it.guild.generalChannelId).replace(':guild', it.guild.id);
  const { status, body } = await it.rest('GET', `/${here}?${query}`);
  expect({ status, code: body.code, errors: Object.keys(body.errors ?? {}) }).toEqual({
    status: 400,
    code: 50035,
    errors: [field],
  });
});

test('a channel is made, changed and removed, with overwrites that hide it', async () => {
  const category = await general.guild.channels.create({ name: 'Cohort', type: ChannelType.GuildCategory });
  const hidden = await general.guild.channels.create({
    name: 'For The Few',
    parent: category,
    permissionOverwrites: [
      { id: it.guild.everyoneRoleId, deny: [PermissionFlagsBits.ViewChannel] },
      { id: it.bot.user.id, allow: [PermissionFlagsBits.ViewChannel] },
    ],
  });
  expect(hidden).toMatchObject({ name: 'for-the-few', parentId: category.id });
  expect(await seenBy(it.ben.id)).not.toContain('for-the-few');
  expect(await seenBy(it.ada.id)).toContain('for-the-few');
  await hidden.permissionOverwrites.edit(it.ben.id, { ViewChannel: true });
  expect(await seenBy(it.ben.id)).toContain('for-the-few');
  await hidden.setTopic('Welcome');
  expect((await it.town.as(it.ben.id).channels(it.guild.id)).find((one) => one.id === hidden.id)?.topic).toBe(
    'Welcome',
  );
  await hidden.delete();
  expect((await it.rest('GET', `/channels/${hidden.id}`)).body).toEqual({ message: 'Unknown Channel', code: 10003 });
});

test('what the owner does by hand reaches the bot as events', async () => {
  const made = next(it.bot, Events.ChannelCreate);
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'by-hand' });
  expect((await made)[0].id).toBe(id);
  const gone = next(it.bot, Events.ChannelDelete);
  await it.town.deleteChannel({ channel: id });
  expect((await gone)[0].id).toBe(id);
});

test('roles are made and given, but never above the own place and never more than one holds', async () => {
  const guild = general.guild;
  const role = await guild.roles.create({ name: 'Circle members', permissions: [] });
  const ben = await guild.members.fetch(it.ben.id);
  await ben.roles.add(role);
  expect((await it.town.guild(it.guild.id)).members.find((member) => member.id === it.ben.id)?.roles).toEqual([
    role.id,
  ]);
  const counts = async (): Promise<unknown> =>
    (await it.rest('GET', `/guilds/${it.guild.id}/roles/member-counts`)).body;
  expect(await counts()).toMatchObject({ [role.id]: 1, [it.guild.botRoleId]: 1 });
  expect(await counts()).not.toHaveProperty(it.guild.id);
  await ben.roles.remove(role);
  expect(await counts()).toMatchObject({ [role.id]: 0 });
  await ben.roles.set([role]);
  await ben.roles.set([]);
  const noted = (await it.town.ledger({ kind: 'role' })).map(({ text }) => text);
  const once = ['Circle members given to Ben', 'Circle members taken from Ben'];
  expect(noted.slice(-4)).toEqual([...once, ...once]);
  await expect(guild.roles.create({ permissions: [PermissionFlagsBits.Administrator] })).rejects.toEqual(code(50013));
  const high = await it.town.createRole({ guild: it.guild.id, name: 'High' });
  await it.town.editRole({ guild: it.guild.id, role: high.id, position: 50 });
  await expect(ben.roles.add(high.id)).rejects.toEqual(code(50013));
  expect(
    (await it.rest('PUT', `/guilds/${it.guild.id}/members/${it.ben.id}/roles/${it.guild.botRoleId}`)).body.code,
  ).toBe(50013);
  await role.delete();
});

test('without the permission the bot is refused, and without sight of the channel it has no access', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'silent' });
  const bits = (permission: bigint): string => permission.toString();
  const overwrite = { channel: id, target: it.guild.botRoleId, kind: 'role', allow: '0' } as const;
  await it.town.setOverwrite({ ...overwrite, deny: bits(PermissionFlagsBits.SendMessages) });
  expect(await it.rest('POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
  await it.town.setOverwrite({ ...overwrite, deny: bits(PermissionFlagsBits.ViewChannel) });
  expect(await it.rest('POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject({
    status: 403,
    body: { code: 50001 },
  });
});

test('a member who may not write somewhere cannot', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'read-only' });
  await it.town.setOverwrite({
    channel: id,
    target: it.guild.id,
    kind: 'role',
    allow: '0',
    deny: PermissionFlagsBits.SendMessages.toString(),
  });
  await expect(it.town.as(it.ben.id).write({ channel: id, content: 'x' })).rejects.toMatchObject({ status: 403 });
  await expect(it.town.as(it.ada.id).write({ channel: id, content: 'x' })).resolves.toMatchObject({ content: 'x' });
});

test('whoever leaves is out of every thread at once', async () => {
  const eve = await it.town.createUser({ name: 'Eve' });
  await it.town.joinGuild({ guild: it.guild.id, user: eve.id });
  const thread = await general.threads.create({ name: 'Circle 5', type: ChannelType.PrivateThread });
  await thread.members.add(eve.id);
  await it.town.leaveGuild({ guild: it.guild.id, user: eve.id });
  expect((await it.rest('GET', `/channels/${thread.id}/thread-members/${eve.id}`)).body.code).toBe(10007);
  expect((await it.rest('PUT', `/channels/${thread.id}/thread-members/${eve.id}`)).body.code).toBe(10007);
  expect(await it.town.as(eve.id).guilds()).toEqual([]);
  const left = await it.town.ledger({ channel: thread.id, kind: 'thread-member-left' });
  expect(left).toMatchObject([{ author: eve.id }]);
});

test('invites and scheduled events are made, listed and taken back', async () => {
  const invite = await general.createInvite({ maxUses: 5, maxAge: 3600 });
  expect(await it.bot.fetchInvite(invite.code)).toMatchObject({ code: invite.code, channelId: general.id });
  const event = await general.guild.scheduledEvents.create({
    name: 'First meeting',
    scheduledStartTime: new Date(Date.now() + 3_600_000),
    scheduledEndTime: new Date(Date.now() + 7_200_000),
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    entityType: GuildScheduledEventEntityType.External,
    entityMetadata: { location: 'Circle 1' },
  });
  expect((await it.town.guild(it.guild.id)).events).toMatchObject([{ id: event.id, name: 'First meeting' }]);
  await event.delete();
  expect((await it.town.guild(it.guild.id)).events).toEqual([]);
});

test('channels that stand as their category does follow it, and those with overwrites of their own do not', async () => {
  const { guild } = general;
  const nobody = { id: guild.id, deny: PermissionFlagsBits.SendMessages };
  const category = await guild.channels.create({
    name: 'Circles',
    type: ChannelType.GuildCategory,
    permissionOverwrites: [nobody],
  });
  const child = (name: string): Promise<TextChannel> => guild.channels.create({ name, parent: category.id });
  const [synced, own] = [await child('synced'), await child('own')];
  await own.permissionOverwrites.create(it.ada.id, { AddReactions: false });
  const told = next(it.bot, Events.ChannelUpdate);
  await category.permissionOverwrites.create(it.ben.id, { ViewChannel: true });
  await told;
  const read = async ({ id }: { id: string }): Promise<string[]> =>
    ((await it.rest('GET', `/channels/${id}`)).body.permission_overwrites as { id: string }[]).map((one) => one.id);
  expect(await read(synced)).toEqual([guild.id, it.ben.id]);
  expect(await read(own)).toEqual([guild.id, it.ada.id]);
  await category.permissionOverwrites.delete(it.ben.id);
  expect(await read(synced)).toEqual([guild.id]);
  await category.permissionOverwrites.set([]);
  expect([await read(synced), await read(own)]).toEqual([[], [guild.id, it.ada.id]]);
});

test('a room that the bot may not enter is shut to it, though it sees that there is one', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'Shut', type: 2 });
  const close = (deny: bigint): Promise<void> =>
    it.town.setOverwrite({
      channel: id,
      target: it.guild.botRoleId,
      kind: 'role',
      allow: '0',
      deny: deny.toString(),
    });
  const asked = async (): Promise<(number | undefined)[]> => [
    (await it.rest('PATCH', `/channels/${id}`, { user_limit: 4 })).body.code,
    (await it.rest('POST', `/channels/${id}/messages`, { content: 'Hello' })).body.code,
    (await it.rest('GET', `/channels/${id}/messages`)).body.code,
    (await it.rest('DELETE', `/channels/${id}`)).body.code,
  ];
  await close(PermissionFlagsBits.Connect);
  expect((await it.rest('GET', `/channels/${id}`)).status).toBe(200);
  expect(await asked()).toEqual([50001, 50001, 50001, 50001]);
  await close(0n);
  expect(await asked()).toEqual([undefined, undefined, undefined, undefined]);
});

test('a bot that is removed no longer reaches the guild, until it is let in again', async () => {
  const other = await it.town.createGuild({ name: 'Other', owner: it.ada.id });
  const removed = next(it.bot, Events.GuildDelete);
  await it.town.leaveGuild({ guild: other.id, user: it.sandbox.applicationId });
  expect((await removed)[0].id).toBe(other.id);
  expect((await it.rest('GET', `/guilds/${other.id}`)).body.code).toBe(10004);
  expect((await it.rest('POST', `/channels/${other.generalChannelId}/messages`, { content: 'x' })).body.code).toBe(
    50001,
  );
  const back = next(it.bot, Events.GuildCreate);
  await it.town.joinGuild({ guild: other.id, user: it.sandbox.applicationId });
  expect((await back)[0].id).toBe(other.id);
  expect((await it.rest('POST', `/channels/${other.generalChannelId}/messages`, { content: 'x' })).status).toBe(200);
});
