import type { Client } from 'discord.js';
import { Events, GatewayIntentBits, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { aTownWithBot, login, next, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;
let general: TextChannel;
const { PinMessages, ManageMessages } = PermissionFlagsBits;

beforeAll(async () => {
  it = await aTownWithBot({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.GuildMessageTyping,
    ],
  });
  general = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
  await it.town.editRole({
    guild: it.guild.id,
    role: it.guild.botRoleId,
    permissions: ((general.guild.members.me?.permissions.bitfield ?? 0n) | PinMessages | ManageMessages).toString(),
  });
});
afterAll(() => it.close());

const at = (message: string, more = ''): string => `/channels/${general.id}/messages/${message}${more}`;

test('pinning needs its right, says so in the channel, and is listed with the newest pin first', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'board' });
  const board = it.bot.channels.cache.get(id) as TextChannel;
  const [first, second] = [await board.send('First'), await board.send('Second')];
  const told = next(it.bot, Events.ChannelPinsUpdate);
  await first.pin();
  expect((await told)[0].id).toBe(id);
  await new Promise((resolve) => setTimeout(resolve, 2));
  await second.pin();
  const page = await it.rest('GET', `/channels/${id}/messages/pins?limit=1`);
  expect(page.body).toMatchObject({ items: [{ message: { id: second.id, pinned: true } }], has_more: true });
  const [{ pinned_at: before }] = page.body.items as [{ pinned_at: string }];
  const rest = await it.rest('GET', `/channels/${id}/messages/pins?before=${before}`);
  expect(rest.body).toMatchObject({ items: [{ message: { id: first.id } }], has_more: false });
  const said = (await it.town.as(it.ben.id).messages(id)).filter((message) => message.type === 6);
  expect(said.map(({ repliesTo }) => repliesTo)).toEqual([first.id, second.id]);
  await first.unpin();
  expect((await board.messages.fetchPins()).items.map(({ message }) => message.id)).toEqual([second.id]);
  const ben = it.town.as(it.ben.id);
  await expect(ben.pin({ message: first.id })).rejects.toMatchObject({ status: 403 });
});

test('no channel has more than 250 pins', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'full-board' });
  const ada = it.town.as(it.ada.id);
  for (let at = 0; at < 250; at += 1) await ada.pin({ message: (await ada.write({ channel: id, content: 'x' })).id });
  const { id: last } = await ada.write({ channel: id, content: 'One more' });
  await expect(ada.pin({ message: last })).rejects.toMatchObject({ status: 409 });
  const refused = await it.rest('PUT', `/channels/${id}/messages/pins/${last}`);
  expect(refused).toMatchObject({ status: 400, body: { code: 30003 } });
});

test('people react and take it back, and the bot hears of each, reads who it was, and can clear it', async () => {
  const message = await general.send('What do you think?');
  const [ada, ben] = [it.town.as(it.ada.id), it.town.as(it.ben.id)];
  const added = next(it.bot, Events.MessageReactionAdd);
  await ben.react({ message: message.id, emoji: '👍' });
  expect([(await added)[0].emoji.name, (await added)[1].id]).toEqual(['👍', it.ben.id]);
  await ada.react({ message: message.id, emoji: '👍' });
  await message.react('👍');
  const people = await it.rest('GET', at(message.id, `/reactions/${encodeURIComponent('👍')}?limit=2`));
  expect((people.body as unknown as { id: string }[]).map(({ id }) => id)).toEqual([
    it.sandbox.applicationId,
    it.ada.id,
  ]);
  const removed = next(it.bot, Events.MessageReactionRemove);
  await ben.unreact({ message: message.id, emoji: '👍' });
  expect((await removed)[1].id).toBe(it.ben.id);
  expect((await ada.messages(general.id)).at(-1)?.reactions).toEqual([
    { emoji: '👍', people: [it.ada.id, it.sandbox.applicationId] },
  ]);
  await message.reactions.cache.get('👍')?.users.remove(it.ada.id);
  const cleared = next(it.bot, Events.MessageReactionRemoveAll);
  await message.reactions.removeAll();
  expect((await cleared)[0].id).toBe(message.id);
  expect((await it.rest('PUT', at(message.id, '/reactions/nothing/@me'))).body.code).toBe(10014);
  for (const emoji of ['🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🇬🇭', '3️⃣', '👩🏽‍🌾'])
    expect((await it.rest('PUT', at(message.id, `/reactions/${encodeURIComponent(emoji)}/@me`))).status).toBe(204);
});

test('no message has more than twenty kinds of reactions, and each of them is open to everybody', async () => {
  const { id } = await general.send('Choose');
  const [ada, ben] = [it.town.as(it.ada.id), it.town.as(it.ben.id)];
  const animals = Array.from({ length: 21 }, (_, at) => String.fromCodePoint(0x1f400 + at));
  const [last = '', ...first] = animals;
  for (const emoji of first) await ada.react({ message: id, emoji });
  await expect(ben.react({ message: id, emoji: last })).rejects.toMatchObject({ status: 409 });
  const refused = await it.rest('PUT', at(id, `/reactions/${encodeURIComponent(last)}/@me`));
  expect(refused).toMatchObject({ status: 400, body: { code: 30010 } });
  await ben.react({ message: id, emoji: first[0] ?? '' });
  expect((await ben.messages(general.id)).at(-1)?.reactions?.[0]?.people).toEqual([it.ada.id, it.ben.id]);
});

test('many messages go at once, and are told by one event', async () => {
  const ids = [(await general.send('a')).id, (await general.send('b')).id];
  const told = next(it.bot, Events.MessageBulkDelete);
  await general.bulkDelete(ids);
  expect([...(await told)[0].keys()].sort()).toEqual([...ids].sort());
  const one = await it.rest('POST', `/channels/${general.id}/messages/bulk-delete`, { messages: [ids[0]] });
  expect(one.status).toBe(400);
});

test('a file is served again and never as a page; an edit keeps the files it names', async () => {
  const page = Buffer.from('<script>alert(1)</script>');
  const message = await general.send({
    files: [
      { attachment: page, name: 'page.html' },
      { attachment: Buffer.from('a,b'), name: 'roster of all.csv' },
    ],
  });
  const [html, csv] = [...message.attachments.values()];
  const answer = await fetch(html?.url ?? '');
  expect(await answer.text()).toBe(page.toString());
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(csv?.name).toBe('roster_of_all.csv');
  const edited = await message.edit({ attachments: csv ? [csv] : [] });
  expect([...edited.attachments.values()].map(({ name }) => name)).toEqual(['roster_of_all.csv']);
  const gone = await it.rest('PATCH', at(message.id), { attachments: [{ id: html?.id }] });
  expect(gone.body).toMatchObject({ code: 50035, errors: { attachments: { 0: {} } } });
});

test('files are numbered as in Discord’s own examples, and their descriptions find them', async () => {
  const form = new FormData();
  const attachments = [{ id: 0, filename: 'roster.csv', description: 'Who is in which circle' }];
  form.set('payload_json', JSON.stringify({ content: 'Here', attachments }));
  form.set('files[0]', new Blob(['a,b']), 'upload.csv');
  const response = await fetch(`${it.sandbox.apiUrl}/v10/channels/${general.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${it.sandbox.token}` },
    body: form,
  });
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { attachments: [{ filename: 'roster.csv', description: 'Who is in which circle', size: 3 }] },
  ]);
});

test('a file of more than ten megabytes is refused as too large', async () => {
  const big = general.send({ files: [{ attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: 'big.bin' }] });
  await expect(big).rejects.toMatchObject({ status: 413, code: 40005 });
});

test('of somebody else’s message only the embeds can be put away', async () => {
  const { id } = await it.town.as(it.ben.id).write({ channel: general.id, content: 'See https://example.org' });
  expect((await it.rest('PATCH', at(id), { content: 'Mine now' })).body.code).toBe(50005);
  expect((await it.rest('PATCH', at(id), { flags: 4 })).body.flags).toBe(4);
});

test('a bot that does not see a channel hears nothing of what happens in it', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'secret' });
  const ada = it.town.as(it.ada.id);
  const { id: message } = await ada.write({ channel: id, content: 'Before' });
  const hidden = next(it.bot, Events.ChannelUpdate);
  await it.town.setOverwrite({
    channel: id,
    target: it.guild.botRoleId,
    kind: 'role',
    allow: '0',
    deny: PermissionFlagsBits.ViewChannel.toString(),
  });
  await hidden;
  const heard: string[] = [];
  const listen = (name: string): void => void heard.push(name);
  it.bot.on(Events.Raw, ({ t }: { t: string }) => listen(t));
  await ada.react({ message, emoji: '👍' });
  await ada.editMessage({ message, content: 'After' });
  await ada.showTyping({ channel: id });
  await ada.pin({ message });
  await ada.deleteMessage({ message });
  const last = next(it.bot, Events.MessageCreate);
  await ada.write({ channel: general.id, content: 'Here' });
  await last;
  expect(heard).toEqual(['MESSAGE_CREATE']);
});

test('without the Message Content switch members’ words are empty over REST too, and where they are quoted', async () => {
  const { id } = await it.town.as(it.ben.id).write({ channel: general.id, content: 'Between us' });
  expect((await it.rest('GET', at(id))).body.content).toBe('');
  const reply = await it.rest('POST', `/channels/${general.id}/messages`, {
    content: 'Thank you',
    message_reference: { message_id: id },
  });
  expect(reply.body).toMatchObject({ content: 'Thank you', referenced_message: { id, content: '' } });
  const { id: named } = await it.town
    .as(it.ben.id)
    .write({ channel: general.id, content: `<@${it.sandbox.applicationId}> Hello` });
  expect((await it.rest('GET', at(named))).body.content).toContain('Hello');
});

test('somebody who types is told of to a bot that asked for it', async () => {
  const told = next(it.bot, Events.TypingStart);
  await it.town.as(it.ben.id).showTyping({ channel: general.id });
  expect((await told)[0].user.id).toBe(it.ben.id);
});

test('whoever may not read the past sees only what is for them', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'no-past' });
  await it.rest('POST', `/channels/${id}/messages`, { content: 'Long ago' });
  await it.town.setOverwrite({
    channel: id,
    target: it.guild.everyoneRoleId,
    kind: 'role',
    allow: '0',
    deny: PermissionFlagsBits.ReadMessageHistory.toString(),
  });
  expect(await it.town.as(it.ben.id).messages(id)).toEqual([]);
  expect(await it.town.as(it.ada.id).messages(id)).toHaveLength(1);
});

test('slow mode holds people up by the town’s clock, and those who moderate not at all', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'slow' });
  await it.rest('PATCH', `/channels/${id}`, { rate_limit_per_user: 60 });
  const write = (user: string): Promise<unknown> => it.town.as(user).write({ channel: id, content: 'x' });
  await write(it.ben.id);
  await expect(write(it.ben.id)).rejects.toMatchObject({ status: 409 });
  await write(it.ada.id);
  await write(it.ada.id);
  await it.town.clock.advance({ byMs: 50_000 });
  await expect(write(it.ben.id)).rejects.toMatchObject({ status: 409 });
  await it.town.clock.advance({ byMs: 10_000 });
  await expect(write(it.ben.id)).resolves.toBeDefined();
});

test('whom a message mentions is settled anew when its text is edited, and by nothing else', async () => {
  const content = `Hello <@${it.ben.id}>`;
  const message = await general.send({ content, allowedMentions: { parse: [] } });
  const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }];
  expect((await it.rest('PATCH', at(message.id), { components })).body.mentions).toEqual([]);
  expect((await it.rest('PATCH', at(message.id), { content })).body.mentions).toMatchObject([{ id: it.ben.id }]);
});

test('a bot without the intent for it hears of no reaction', async () => {
  const deaf: Client<true> = await login(it.sandbox, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
  const heard: string[] = [];
  deaf.on(Events.Raw, ({ t }: { t: string }) => void heard.push(t));
  const message = await general.send('Once more');
  await it.town.as(it.ben.id).react({ message: message.id, emoji: '🎉' });
  const last = next(deaf, Events.MessageUpdate);
  await message.edit('And edited');
  await last;
  expect(heard).not.toContain('MESSAGE_REACTION_ADD');
  await deaf.destroy();
});
