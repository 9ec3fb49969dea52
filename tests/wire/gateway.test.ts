import { Client, Events, GatewayIntentBits, type TextChannel } from 'discord.js';
import { WebSocket } from 'ws';
import { ByHand, type Packet } from '../support/byHand';
import { aTownWithBot, login, next, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;

beforeAll(async () => {
  it = await aTownWithBot({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.GuildVoiceStates],
  });
});
afterAll(() => it.close());

const named =
  (name: string) =>
  (packet: Packet): boolean =>
    packet.t === name;

test('says hello, acknowledges heartbeats, and makes ready with every guild', async () => {
  const hand = new ByHand(it.sandbox);
  expect((await hand.until(({ op }) => op === 10)).d.heartbeat_interval).toBeGreaterThan(1_000);
  hand.send({ op: 1, d: null });
  await hand.until((packet) => packet.op === 11);
  hand.identify();
  expect((await hand.until(named('READY'))).d).toMatchObject({
    guilds: [{ id: it.guild.id, unavailable: true }],
    v: 10,
  });
  expect((await hand.until(named('GUILD_CREATE'))).d).toMatchObject({
    id: it.guild.id,
    unavailable: false,
    member_count: 3,
  });
  hand.close(1000);
});

test.each([
  ['something that is not JSON', 'what?', 4002],
  ['anything before identifying', { op: 3, d: {} }, 4003],
  ['intents that do not exist', { op: 2, d: { token: 'TOKEN', intents: -1 } }, 4013],
  ['a shard that does not exist', { op: 2, d: { token: 'TOKEN', intents: 1, shard: [3, 2] } }, 4010],
])('closes on %s with the documented code', async (_, packet, code) => {
  const hand = await ByHand.greeted(it.sandbox);
  hand.send(typeof packet === 'string' ? packet : JSON.stringify(packet).replace('TOKEN', it.sandbox.token));
  expect(await hand.closed).toBe(code);
});

test('what is no opcode, and a number that was never reached, end the connection with the documented code', async () => {
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify();
  const ready = await hand.until(named('READY'));
  hand.send({ op: 99, d: {} });
  expect(await hand.closed).toBe(4001);
  const ahead = await ByHand.greeted(it.sandbox);
  ahead.send({ op: 6, d: { token: it.sandbox.token, session_id: ready.d.session_id, seq: 999 } });
  expect(await ahead.closed).toBe(4007);
});

test('a dropped connection is resumed, and what happened meanwhile is replayed in order', async () => {
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify();
  const ready = await hand.until(named('READY'));
  const { s } = await hand.until(named('GUILD_CREATE'));
  // A bot that is destroyed before it is back would go on looking for the gateway, and keep the run from ending.
  const back = next(it.bot, Events.ShardResume);
  await it.town.dropGateway();
  await hand.closed;
  await back;
  await it.town.createRole({ guild: it.guild.id, name: 'One' });
  await it.town.createRole({ guild: it.guild.id, name: 'Two' });
  const again = await ByHand.greeted(it.sandbox);
  again.send({ op: 6, d: { token: it.sandbox.token, session_id: ready.d.session_id, seq: s } });
  await again.until(named('RESUMED'));
  expect(again.packets.slice(1).map((packet) => packet.t)).toEqual([
    'GUILD_ROLE_CREATE',
    'GUILD_ROLE_CREATE',
    'RESUMED',
  ]);
  again.close(1000);
  await again.closed;
  const late = await ByHand.greeted(it.sandbox);
  late.send({ op: 6, d: { token: it.sandbox.token, session_id: ready.d.session_id, seq: s } });
  expect(await late.until((packet) => packet.op === 9)).toMatchObject({ d: false });
  late.close(1000);
});

test('discord.js comes back by itself after a drop, and misses nothing', async () => {
  const bot = await login(it.sandbox, [GatewayIntentBits.Guilds]);
  const resumed = next(bot, Events.ShardResume);
  const made = next(bot, Events.ChannelCreate);
  await it.town.dropGateway();
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'meanwhile' });
  await resumed;
  expect((await made)[0].id).toBe(id);
  await bot.destroy();
});

test('every session of the token hears everything its shard has', async () => {
  const second = await login(it.sandbox, [GatewayIntentBits.Guilds]);
  const both = Promise.all([next(it.bot, Events.ChannelCreate), next(second, Events.ChannelCreate)]);
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'twice' });
  expect((await both).map(([channel]) => channel.id)).toEqual([id, id]);
  await second.destroy();
});

test('the way to the gateway tells how many identifies are left', async () => {
  await it.town.limitIdentifies({ remaining: 7 });
  const { body } = await it.rest('GET', '/gateway/bot');
  expect(body).toMatchObject({ shards: 1, session_start_limit: { remaining: 7, max_concurrency: 1 } });
  await it.town.limitIdentifies({ remaining: 1000 });
});

test('joining and leaving voice is told to the bot, which can move people and read who is there', async () => {
  const { id } = await it.town.createChannel({ guild: it.guild.id, name: 'Room', type: 2 });
  const other = await it.town.createChannel({ guild: it.guild.id, name: 'Other room', type: 2 });
  const joined = next(it.bot, Events.VoiceStateUpdate);
  await it.town.as(it.ben.id).joinVoice({ channel: id });
  expect((await joined)[1]).toMatchObject({ channelId: id, id: it.ben.id });
  const guild = (it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel).guild;
  await (await guild.members.fetch(it.ben.id)).voice.setChannel(other.id);
  expect((await it.town.guild(it.guild.id)).voice).toEqual([{ user: it.ben.id, channel: other.id }]);
  const left = next(it.bot, Events.VoiceStateUpdate);
  await it.town.as(it.ben.id).leaveVoice();
  expect((await left)[1].channelId).toBeNull();
  expect((await it.town.ledger({ kind: 'voice' })).map((entry) => entry.text)).toEqual(['joined', 'joined', 'left']);
});

test('during an outage the API answers 503 and the gateway is gone, until it is restored', async () => {
  await it.town.outage({ until: 'restored' });
  expect((await it.rest('GET', '/users/@me')).status).toBe(503);
  await expect(
    new Promise((_, reject) => new WebSocket(`${it.sandbox.url.replace('http', 'ws')}/gateway`).on('error', reject)),
  ).rejects.toThrow();
  const back = next(it.bot, Events.ShardResume);
  await it.town.outage({ restored: true });
  expect((await it.rest('GET', '/users/@me')).status).toBe(200);
  await back;
});

test('a request can be refused, or done and then refused, and after that all is well again', async () => {
  const path = `/channels/${it.guild.generalChannelId}/messages`;
  const count = async (): Promise<number> => (await it.town.as(it.ben.id).messages(it.guild.generalChannelId)).length;
  const before = await count();
  await it.town.fail({ route: '/messages$', method: 'POST', times: 1, mode: 'refuse', status: 502 });
  await it.town.fail({ route: '/messages$', method: 'POST', times: 1, mode: 'applyThenFail' });
  await it.town.fail({ route: '/messages$', method: 'POST', times: 1, mode: 'reset' });
  expect((await it.rest('POST', path, { content: 'refused' })).status).toBe(502);
  expect(await count()).toBe(before);
  expect((await it.rest('POST', path, { content: 'done, then failed' })).status).toBe(500);
  expect(await count()).toBe(before + 1);
  await expect(it.rest('POST', path, { content: 'broken off' })).rejects.toThrow();
  expect((await it.rest('POST', path, { content: 'well' })).status).toBe(200);
  expect(await count()).toBe(before + 2);
});

test('a request that hangs ends when the caller gives up', async () => {
  await it.town.fail({ route: '/users/@me$', times: 1, mode: 'hang' });
  const asked = fetch(`${it.sandbox.apiUrl}/v10/users/@me`, { signal: AbortSignal.timeout(50) });
  await expect(asked).rejects.toThrow();
});

test('a wrong token is told to discord.js as such', async () => {
  const client = new Client({ intents: [], rest: { api: it.sandbox.apiUrl } });
  await expect(client.login('wrong')).rejects.toThrow(/token/i);
  await client.destroy();
});
