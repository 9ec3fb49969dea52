import { ChannelType, Events, GatewayIntentBits, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { aTownWithBot, next, type TownWithBot } from '../support/sandboxBot';

const START = '2026-03-02T09:00:00.000Z';

let it: TownWithBot;
let general: TextChannel;

beforeAll(async () => {
  it = await aTownWithBot({
    startAt: START,
    speed: 0,
    serverMembers: true,
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers],
  });
  general = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
});
afterAll(() => it.close());

const begin = async (name: string, more: object = {}): Promise<string> =>
  String((await it.rest('POST', `/channels/${general.id}/threads`, { name, type: 12, ...more })).body.id);

const isArchived = async (thread: string): Promise<boolean | undefined> =>
  (await it.town.guild(it.guild.id)).channels.find(({ id }) => id === thread)?.thread?.archived;

test('a thread that has been quiet for its time is archived by the town’s clock, and writing in it begins the time anew', async () => {
  const thread = await begin('Quiet', { auto_archive_duration: 60 });
  const lively = await begin('Lively', { auto_archive_duration: 60 });
  await it.town.clock.advance({ byMs: 59 * 60_000 });
  await it.rest('POST', `/channels/${lively}/messages`, { content: 'Still here' });
  expect(await isArchived(thread)).toBe(false);
  const told = next(it.bot, Events.ThreadUpdate);
  await it.town.clock.advance({ byMs: 60_000 });
  expect((await told)[1]).toMatchObject({ id: thread, archived: true });
  expect([await isArchived(thread), await isArchived(lively)]).toEqual([true, false]);
  await it.rest('PATCH', `/channels/${thread}`, { archived: false });
  await it.town.clock.advance({ byMs: 30 * 60_000 });
  expect(await isArchived(thread)).toBe(false);
});

test('archived threads are listed a page at a time, the latest first', async () => {
  const { id: parent } = await it.town.createChannel({ guild: it.guild.id, name: 'archive' });
  const names = ['One', 'Two', 'Three'];
  for (const name of names) {
    const { body } = await it.rest('POST', `/channels/${parent}/threads`, { name, type: 11 });
    await it.rest('PATCH', `/channels/${String(body.id)}`, { archived: true });
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const list = async (query: string): Promise<{ names: string[]; more: unknown; last: string }> => {
    const { body } = await it.rest('GET', `/channels/${parent}/threads/archived/public?${query}`);
    const threads = body.threads as { name: string; thread_metadata: { archive_timestamp: string } }[];
    return {
      names: threads.map(({ name }) => name),
      more: body.has_more,
      last: threads.at(-1)?.thread_metadata.archive_timestamp ?? '',
    };
  };
  const first = await list('limit=2');
  expect(first).toMatchObject({ names: ['Three', 'Two'], more: true });
  expect(await list(`limit=2&before=${first.last}`)).toMatchObject({ names: ['One'], more: false });
});

test.each(['messages/pins', 'threads/archived/public'])(
  'a list goes on before an instant, and before nothing else: %s',
  async (list) => {
    const path = `/channels/${general.id}/${list}?before=`;
    expect((await it.rest('GET', `${path}${START}`)).status).toBe(200);
    expect((await it.rest('GET', `${path}soon`)).body).toMatchObject({ code: 50035, errors: { before: {} } });
  },
);

test('a bot finds its own archived private threads without Manage Threads, by their ids', async () => {
  const { ViewChannel, SendMessagesInThreads, CreatePrivateThreads, ReadMessageHistory } = PermissionFlagsBits;
  const plain = (ViewChannel | SendMessagesInThreads | CreatePrivateThreads | ReadMessageHistory).toString();
  const { generalChannelId: parent } = await it.town.createGuild({
    name: 'Plain',
    owner: it.ada.id,
    botPermissions: plain,
  });
  const ids: string[] = [];
  for (const name of ['One', 'Two']) {
    const { body } = await it.rest('POST', `/channels/${parent}/threads`, { name, type: 12 });
    ids.push(String(body.id));
    await it.rest('PATCH', `/channels/${String(body.id)}`, { archived: true });
  }
  expect((await it.rest('GET', `/channels/${parent}/threads/archived/private`)).body.code).toBe(50013);
  const mine = async (query: string): Promise<unknown> => {
    const { body } = await it.rest('GET', `/channels/${parent}/users/@me/threads/archived/private?${query}`);
    return (body.threads as { id: string }[]).map(({ id }) => id);
  };
  expect(await mine('')).toEqual([ids[1], ids[0]]);
  expect(await mine(`before=${String(ids[1])}`)).toEqual([ids[0]]);
});

test('no guild has more than a thousand active threads, and an archived one comes back only where there is room', async () => {
  const guild = await it.town.createGuild({ name: 'Full', owner: it.ada.id });
  const path = `/channels/${guild.generalChannelId}/threads`;
  const first = String((await it.rest('POST', path, { name: 'First', type: 12 })).body.id);
  await it.rest('PATCH', `/channels/${first}`, { archived: true });
  const ada = it.town.as(it.ada.id);
  const begun = (): Promise<unknown> => ada.createThread({ channel: guild.generalChannelId, name: 'Circle' });
  for (let at = 0; at < 1_000; at += 100) await Promise.all(Array.from({ length: 100 }, begun));
  await expect(begun()).rejects.toMatchObject({ status: 409 });
  expect(await it.rest('POST', path, { name: 'One more', type: 12 })).toMatchObject({
    status: 400,
    body: { code: 160006 },
  });
  expect((await it.rest('PATCH', `/channels/${first}`, { archived: false })).body.code).toBe(160006);
});

test('a thread begun at a message has its id, and there is one for each message', async () => {
  const message = await general.send('Shall we?');
  const thread = await message.startThread({ name: 'We shall' });
  expect(thread.id).toBe(message.id);
  expect((await general.messages.fetch({ message: message.id, force: true })).hasThread).toBe(true);
  const again = await it.rest('POST', `/channels/${general.id}/messages/${message.id}/threads`, { name: 'Again' });
  expect(again).toMatchObject({ status: 400, body: { code: 160004 } });
});

test('a message keeps the place it was given in its thread', async () => {
  const { body: thread } = await it.rest('POST', `/channels/${it.guild.generalChannelId}/threads`, { name: 'Circle' });
  const path = `/channels/${thread.id ?? ''}/messages`;
  const [first, second] = [
    await it.rest('POST', path, { content: 'a' }),
    await it.rest('POST', path, { content: 'b' }),
  ];
  const read = await it.rest('GET', `${path}/${first.body.id ?? ''}`);
  expect([read.body.position, second.body.position]).toEqual([first.body.position, Number(first.body.position) + 1]);
});

test('who is in a thread is read one by one, or as a list with the Server Members switch', async () => {
  const thread = await begin('Circle');
  await it.rest('PUT', `/channels/${thread}/thread-members/${it.ben.id}`);
  const one = await it.rest('GET', `/channels/${thread}/thread-members/${it.ben.id}?with_member=true`);
  expect(one.body).toMatchObject({ id: thread, user_id: it.ben.id, member: { user: { username: 'ben' } } });
  expect((await it.rest('GET', `/channels/${thread}/thread-members/${it.ada.id}`)).body.code).toBe(10007);
  const all = (await it.rest('GET', `/channels/${thread}/thread-members?with_member=true&limit=1`)).body;
  expect(all).toHaveLength(1);
});

test('no thread has more than a thousand people in it, however they come', async () => {
  const { id: guild } = await it.town.createGuild({ name: 'Crowd', owner: it.ada.id });
  const channel = (await it.town.guild(guild)).channels[0]?.id ?? '';
  const { id: thread } = await it.town.as(it.ada.id).createThread({ channel, name: 'Assembly', public: true });
  const people: string[] = [];
  for (let at = 0; at < 1_000; at += 1) {
    const { id } = (await it.sandbox.control('POST', '/users', { name: `p${at}` })) as { id: string };
    await it.sandbox.control('POST', `/guilds/${guild}/members`, { user: id });
    people.push(id);
  }
  const [last = '', ...others] = people;
  for (const id of others) await it.sandbox.control('PUT', `/channels/${thread}/members/${id}`);
  await expect(it.town.as(last).joinThread({ thread })).rejects.toMatchObject({ status: 409 });
  await expect(it.town.addThreadMember({ channel: thread, user: last })).rejects.toMatchObject({ status: 409 });
  expect(await it.rest('PUT', `/channels/${thread}/thread-members/${last}`)).toMatchObject({
    status: 400,
    body: { code: 30033 },
  });
  await it.rest('POST', `/channels/${thread}/messages`, { content: `<@${last}>` });
  expect((await it.rest('GET', `/channels/${thread}/thread-members/${last}`)).body.code).toBe(10007);
  await it.town.as(others[0] ?? '').joinThread({ thread });
  // Once the bot has heard this, nothing of the crowd is still on its way.
  const heard = next(it.bot, Events.ChannelCreate);
  await it.town.createChannel({ guild, name: 'afterwards' });
  await heard;
});

test('people walk into a public thread and out again; into a private one they are let in', async () => {
  const open = await begin('Open', { type: 11 });
  const shut = await begin('Shut');
  const ben = it.town.as(it.ben.id);
  const come = next(it.bot, Events.ThreadMembersUpdate);
  await ben.joinThread({ thread: open });
  expect([...(await come)[0].keys()]).toEqual([it.ben.id]);
  const gone = next(it.bot, Events.ThreadMembersUpdate);
  await ben.leaveThread({ thread: open });
  expect([...(await gone)[1].keys()]).toEqual([it.ben.id]);
  await expect(ben.joinThread({ thread: shut })).rejects.toMatchObject({ status: 403 });
});

test('a channel that comes into the bot’s sight is told in full, with the threads in it', async () => {
  const { id: hidden } = await it.town.createChannel({ guild: it.guild.id, name: 'back-room' });
  const { body } = await it.rest('POST', `/channels/${hidden}/threads`, { name: 'In the back', type: 11 });
  const overwrite = { channel: hidden, target: it.guild.botRoleId, kind: 'role', allow: '0' } as const;
  const lost = next(it.bot, Events.ChannelUpdate);
  await it.town.setOverwrite({ ...overwrite, deny: PermissionFlagsBits.ViewChannel.toString() });
  expect((await lost)[1]).toMatchObject({ id: hidden, name: '___hidden___' });
  const listed = await it.rest('GET', `/guilds/${it.guild.id}/channels`);
  expect((listed.body as unknown as { id: string }[]).map(({ id }) => id)).not.toContain(hidden);
  it.bot.channels.cache.delete(String(body.id));
  const synced = next(it.bot, Events.ThreadListSync);
  await it.town.setOverwrite({ ...overwrite, deny: '0' });
  expect([...(await synced)[0].keys()]).toEqual([body.id]);
  expect(it.bot.channels.cache.get(hidden)).toMatchObject({ name: 'back-room', type: ChannelType.GuildText });
});
