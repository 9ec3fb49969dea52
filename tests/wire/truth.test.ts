import { ChannelType, Events, GatewayIntentBits, MessageFlags, type TextChannel } from 'discord.js';
import { ByHand } from '../support/byHand';
import { judgedSandbox } from '../support/sandbox';
import { aTownWithBot, caller, login, next, type TownWithBot } from '../support/sandboxBot';

/** Shorter than on Discord, and still long enough for three requests on a busy machine. */
const INTERACTION_MS = 1_000;
const TOKEN_MS = 2_000;

let it: TownWithBot;
let at: { guild: string; channel: string; command: string };

beforeAll(async () => {
  it = await aTownWithBot({
    interactionMs: INTERACTION_MS,
    tokenMs: TOKEN_MS,
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
  });
  await it.bot.application.commands.set([{ name: 'hello', description: 'Says hello' }]);
  at = { guild: it.guild.id, channel: it.guild.generalChannelId, command: 'hello' };
});
afterAll(() => it.close());

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('an interaction that nobody answers in time fails, is seen to fail, and its token is dead', async () => {
  const asked = next(it.bot, Events.InteractionCreate);
  const outcome = await it.town.as(it.ben.id).run(at);
  expect(outcome.state).toBe('failed');
  // Node's timers count whole milliseconds, so one may ring up to a millisecond before the finer clock says so.
  expect(outcome.ackMs).toBeGreaterThan(INTERACTION_MS - 1);
  const [interaction] = await asked;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  await expect(interaction.reply('Too late')).rejects.toMatchObject({ code: 10062, status: 404 });
  expect(await it.town.ledger({ kind: 'failed' })).toMatchObject([
    { audience: [it.ben.id], text: 'This application did not respond' },
  ]);
});

test('a second answer is refused, and so is any answer with the wrong token', async () => {
  const asked = next(it.bot, Events.InteractionCreate);
  const outcome = it.town.as(it.ben.id).run(at);
  const [{ id, token }] = await asked;
  const callback = `/interactions/${id}/${token}/callback`;
  const body = { type: 4, data: { content: 'First' } };
  expect((await it.rest('POST', `/interactions/${id}/wrong/callback`, body)).body.code).toBe(50027);
  expect(
    (await it.rest('POST', `/webhooks/${it.sandbox.applicationId}/${token}`, { content: 'Before' })).body.code,
  ).toBe(10015);
  expect((await it.rest('POST', callback, body)).status).toBe(204);
  expect(await it.rest('POST', callback, body)).toMatchObject({
    status: 400,
    body: { code: 40060, message: 'Interaction has already been acknowledged.' },
  });
  expect((await outcome).reply?.content).toBe('First');
});

test('a token lives for its time and not longer', async () => {
  const asked = next(it.bot, Events.InteractionCreate);
  const outcome = it.town.as(it.ben.id).run(at);
  const [interaction] = await asked;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  await interaction.reply({ content: 'Hello', flags: MessageFlags.Ephemeral });
  await outcome;
  await expect(interaction.editReply('Hello again')).resolves.toBeDefined();
  await after(TOKEN_MS);
  await expect(interaction.editReply('Much later')).rejects.toMatchObject({ code: 50027, status: 401 });
});

test('a wrong token opens neither the API nor the gateway', async () => {
  expect(await it.rest('GET', '/users/@me', undefined, 'wrong')).toEqual({
    status: 401,
    body: { message: '401: Unauthorized', code: 0 },
  });
  const hand = await ByHand.greeted(it.sandbox);
  hand.send({ op: 2, d: { token: 'wrong', intents: 1, properties: {} } });
  expect(await hand.closed).toBe(4004);
});

test('a privileged switch that is off closes the gateway and keeps member lists shut', async () => {
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify(GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers);
  expect(await hand.closed).toBe(4014);
  expect((await it.rest('GET', `/guilds/${it.guild.id}/members?limit=10`)).body.code).toBe(50001);
  expect((await it.rest('GET', `/guilds/${it.guild.id}/members/${it.ben.id}`)).status).toBe(200);
  const thread = await it.rest('POST', `/channels/${it.guild.generalChannelId}/threads`, { name: 'Circle', type: 12 });
  expect((await it.rest('GET', `/channels/${String(thread.body.id)}/thread-members`)).body.code).toBe(50001);
});

test('with the Server Members switch on, members are listed and their coming and going is told', async () => {
  const open = await judgedSandbox({ serverMembers: true });
  const bot = await login(open, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers]);
  const ada = await open.client.createUser({ name: 'Ada' });
  const ben = await open.client.createUser({ name: 'Ben' });
  const arrived = next(bot, Events.GuildCreate);
  const guild = await open.client.createGuild({ name: 'Open', owner: ada.id });
  await arrived;
  const joined = next(bot, Events.GuildMemberAdd);
  await open.client.joinGuild({ guild: guild.id, user: ben.id });
  expect((await joined)[0].id).toBe(ben.id);
  const listed = await caller(open)('GET', `/guilds/${guild.id}/members?limit=10`);
  expect(listed.body).toHaveLength(3);
  await bot.destroy();
  await open.close();
});

test('the same nonce posts once, and a deleted first message is not posted again', async () => {
  const path = `/channels/${it.guild.generalChannelId}/messages`;
  const body = { content: 'Once', nonce: 'o1a', enforce_nonce: true };
  const [first, second] = [
    await it.rest('POST', path, body),
    await it.rest('POST', path, { ...body, content: 'Twice' }),
  ];
  expect(second).toMatchObject({ status: 200, body: { id: first.body.id, content: 'Once' } });
  expect((await it.town.ledger({ kind: 'message' })).filter((entry) => entry.nonce === 'o1a')).toHaveLength(1);
  await it.rest('DELETE', `${path}/${String(first.body.id)}`);
  expect(await it.rest('POST', path, body)).toMatchObject({ status: 404, body: { code: 10008 } });
  expect((await it.rest('POST', path, { content: 'x', nonce: 'n'.repeat(26) })).body).toMatchObject({
    code: 50035,
    errors: { nonce: {} },
  });
});

test('without enforce_nonce, or after its window, an equal nonce posts again', async () => {
  const short = await aTownWithBot({ nonceWindowMs: 30 });
  const path = `/channels/${short.guild.generalChannelId}/messages`;
  const body = { content: 'x', nonce: 'n1' };
  const first = await short.rest('POST', path, { ...body, enforce_nonce: true });
  const second = await short.rest('POST', path, body);
  await after(40);
  const third = await short.rest('POST', path, { ...body, enforce_nonce: true });
  expect(new Set([first.body.id, second.body.id, third.body.id]).size).toBe(3);
  await short.close();
});

test('ids are snowflakes of 19 digits that grow with real time', async () => {
  const channel = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
  const before = Date.now();
  const [one, two] = [await channel.send('1'), await channel.send('2')];
  expect(one.id).toMatch(/^\d{19}$/);
  expect(BigInt(two.id)).toBeGreaterThan(BigInt(one.id));
  expect(one.createdTimestamp).toBeGreaterThanOrEqual(before);
  expect(two.createdTimestamp).toBeLessThanOrEqual(Date.now());
});

test('a direct message reaches a person, unless they keep their messages closed or share no guild', async () => {
  const shy = await it.town.createUser({ name: 'Shy', dmsOpen: false });
  const stranger = await it.town.createUser({ name: 'Stranger' });
  await it.town.joinGuild({ guild: it.guild.id, user: shy.id });
  const ben = await it.bot.users.fetch(it.ben.id);
  await ben.send('Psst');
  expect(await it.town.as(it.ben.id).dms()).toMatchObject([{ content: 'Psst' }]);
  expect(await it.town.ledger({ kind: 'dm' })).toMatchObject([{ audience: [it.ben.id], guild: null }]);
  await expect((await it.bot.users.fetch(shy.id)).send('Psst')).rejects.toMatchObject({ code: 50007 });
  await expect((await it.bot.users.fetch(stranger.id)).send('Psst')).rejects.toMatchObject({ code: 50278 });
  const heard = next(it.bot, Events.MessageCreate);
  const { id } = await it.town.as(it.ben.id).dmChannel();
  await it.town.as(it.ben.id).write({ channel: id, content: 'Yes?' });
  expect((await heard)[0].content).toBe('Yes?');
});

test('what is not there answers as unknown, and is counted by its route', async () => {
  const path = `/guilds/${it.guild.id}/no-such-thing`;
  expect(await it.rest('GET', path)).toEqual({ status: 404, body: { message: '404: Not Found', code: 0 } });
  await it.rest('GET', path);
  const report = await it.town.report();
  expect(report.unknown).toContainEqual({ method: 'GET', route: '/guilds/:id/no-such-thing', count: 2 });
  expect(report.requests).toContainEqual(
    expect.objectContaining({ method: 'POST', route: '/channels/:channel/messages' }),
  );
  expect(report.refused).toContainEqual({
    route: 'PATCH /webhooks/:webhook/:token/messages/:message',
    status: 401,
    code: 50027,
    count: 1,
  });
});

test('a part of a route that is not there is counted as well, and does nothing', async () => {
  const path = `/guilds/${it.guild.id}/channels`;
  const before = (await it.rest('GET', path)).body;
  expect(await it.rest('POST', path, { name: 'forum', type: 15 })).toMatchObject({ status: 404, body: { code: 0 } });
  expect((await it.rest('GET', path)).body).toEqual(before);
  const form = new FormData();
  form.set('payload_json', '{"max_uses":1}');
  form.set('target_users_file', new Blob([`user_id\n${it.ada.id}`]), 'who.csv');
  const invites = `${it.sandbox.apiUrl}/v10/channels/${it.guild.generalChannelId}/invites`;
  const headers = { authorization: `Bot ${it.sandbox.token}` };
  expect((await fetch(invites, { method: 'POST', headers, body: form })).status).toBe(404);
  expect((await it.town.report()).unknown).toEqual(
    expect.arrayContaining([
      { method: 'POST', route: '/guilds/:id/channels of type 15', count: 1 },
      { method: 'POST', route: '/channels/:id/invites with target_users_file', count: 1 },
    ]),
  );
});

test('words of members are kept from a bot without the Message Content switch', async () => {
  const bot = await login(it.sandbox, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
  const heard = next(bot, Events.MessageCreate);
  await it.town.as(it.ben.id).write({ channel: it.guild.generalChannelId, content: 'Private words' });
  expect((await heard)[0].content).toBe('');
  const mentioned = next(bot, Events.MessageCreate);
  await it.town.as(it.ben.id).write({ channel: it.guild.generalChannelId, content: `<@${bot.user.id}> hear me` });
  expect((await mentioned)[0].content).toContain('hear me');
  await bot.destroy();
});

test('a thread cannot be private in a voice channel', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'Voice', type: ChannelType.GuildVoice });
  expect((await it.rest('POST', `/channels/${id}/threads`, { name: 'x', type: 12 })).body.code).toBe(50024);
});

test('a guild that let the bot in without the scope for commands shows none, until it is invited anew', async () => {
  const { town, ada, sandbox } = it;
  const { id: guild } = await town.createGuild({ name: 'Quiet', owner: ada.id, commands: false });
  const path = `/applications/${sandbox.applicationId}/guilds/${guild}/commands`;
  expect(await town.as(ada.id).commands(guild)).toEqual([]);
  expect(await it.rest('GET', path)).toMatchObject({ status: 403, body: { code: 50001 } });
  await town.editGuild({ guild, commands: true });
  expect((await town.as(ada.id).commands(guild)).map(({ name }) => name)).toEqual(['hello']);
  expect((await it.rest('GET', path)).status).toBe(200);
});
