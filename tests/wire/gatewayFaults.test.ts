import { Events, GatewayIntentBits, type Client } from 'discord.js';
import type { FaultWish } from '../../sandbox/client';
import { ByHand } from '../support/byHand';
import { eventually } from '../support/eventually';
import { aTownWithBot, login, next, type TownWithBot } from '../support/sandboxBot';

/** discord.js keeps five seconds between two identifies of its own; these towns have no such limit. */
const client = {
  ws: { buildIdentifyThrottler: () => ({ waitForIdentify: () => Promise.resolve() }) },
  waitGuildTimeout: 50,
};

let it: TownWithBot;
/** The names of the channels the bot was told of, as often and in the order it was told. */
let told: string[];

beforeAll(async () => {
  it = await aTownWithBot({ intents: [GatewayIntentBits.Guilds], client: client, heartbeatMs: 1_500 });
  it.bot.on(Events.Raw, (packet: { t: string; d: { name: string } }) => {
    if (packet.t === 'CHANNEL_CREATE') told.push(packet.d.name);
  });
});
beforeEach(() => {
  told = [];
});
afterEach(() => it.town.clearFaults());
afterAll(() => it.close());

const opens = (name: string): Promise<{ id: string }> => it.town.createChannel({ guild: it.guild.id, name });
const spoil = (fault: Omit<FaultWish & { mode: 'drop' }, 'mode'> & { mode: FaultWish['mode'] }): Promise<void> =>
  it.town.fail({ event: 'CHANNEL_CREATE', ...fault });

test('an event is lost, and the next one comes', async () => {
  await spoil({ mode: 'drop' });
  await opens('lost');
  await opens('found');
  await eventually(() => expect(told).toEqual(['found']));
  expect((await it.town.faults()).faults).toEqual([
    { mode: 'drop', event: 'CHANNEL_CREATE', seen: 1, struck: 1, left: 0 },
  ]);
});

test('an event comes twice', async () => {
  await spoil({ mode: 'double', after: 1 });
  await opens('single');
  await opens('twin');
  await eventually(() => expect(told).toEqual(['single', 'twin', 'twin']));
});

test('an event is overtaken by the next one, or comes late where there is none', async () => {
  await spoil({ mode: 'reorder', ms: 30_000 });
  await opens('first');
  await opens('second');
  await eventually(() => expect(told).toEqual(['second', 'first']));
  await spoil({ mode: 'reorder', ms: 50 });
  await opens('late');
  await eventually(() => expect(told).toEqual(['second', 'first', 'late']));
});

test.each([
  ['the network breaks', 'break'],
  ['op 7', 'reconnect'],
  ['op 9 with a session that goes on', 'resumable'],
  ['a close code after which one may resume', 'close'],
] as const)('just before an event comes %s: discord.js resumes and hears of it once', async (_, mode) => {
  const resumed = next(it.bot, Events.ShardResume);
  await spoil({ mode });
  await opens(`meanwhile-${mode}`);
  await opens(`after-${mode}`);
  await resumed;
  await eventually(() => expect(told).toEqual([`meanwhile-${mode}`, `after-${mode}`]));
});

test.each([
  ['op 9 with a session that is lost', { mode: 'invalid' }],
  ['a close code after which none may resume', { mode: 'close', code: 4009 }],
] as const)('%s: discord.js identifies anew, and finds everything as it is', async (_, fault) => {
  const ready = next(it.bot, Events.ShardReady);
  await spoil(fault);
  const { id } = await opens('before');
  await ready;
  await eventually(() => expect(it.bot.channels.cache.get(id)).toBeDefined());
  expect(told).toEqual([]);
});

test('all connections can be broken off at once, in each of these ways', async () => {
  for (const how of ['reconnect', 'resumable', 'break'] as const) {
    const resumed = next(it.bot, Events.ShardResume);
    await it.town.dropGateway({ how });
    await resumed;
  }
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify();
  await hand.until(({ t }) => t === 'READY');
  const ready = next(it.bot, Events.ShardReady);
  await it.town.dropGateway({ how: 'close', code: 4009 });
  expect(await hand.closed).toBe(4009);
  await ready;
});

test('a heartbeat without an answer: discord.js takes the connection for dead, and resumes on another', async () => {
  const resumed = next(it.bot, Events.ShardResume);
  await it.town.fail({ mode: 'silence', times: 1 });
  await resumed;
  expect((await it.town.faults()).faults[0]).toMatchObject({ struck: 1, left: 0 });
});

test('a guild becomes unavailable in the middle of an event, and comes back with all that happened', async () => {
  const gone = next(it.bot, Events.GuildUnavailable);
  const back = next(it.bot, Events.GuildAvailable);
  await spoil({ mode: 'unavailable', ms: 100 });
  const { id } = await opens('unheard');
  expect((await gone)[0].id).toBe(it.guild.id);
  expect((await back)[0].channels.cache.has(id)).toBe(true);
  expect(told).toEqual([]);
});

test('who logs in while a guild is unavailable is ready without it', async () => {
  await it.town.guildOutage({ guild: it.guild.id, until: 'restored' });
  const other: Client<true> = await login(it.sandbox, [GatewayIntentBits.Guilds], client);
  expect(other.guilds.cache.get(it.guild.id)?.available).not.toBe(true);
  await opens('unheard-too');
  const back = next(other, Events.GuildAvailable);
  await it.town.guildOutage({ guild: it.guild.id, restored: true });
  const [guild] = await back;
  expect(guild.channels.cache.map(({ name }) => name)).toContain('unheard-too');
  await other.destroy();
});

test('a guild that the bot left while it was unavailable does not come back', async () => {
  const host = await it.town.createUser({ name: 'host' });
  const { id } = await it.town.createGuild({ name: 'Short', owner: host.id });
  await eventually(() => expect(it.bot.guilds.cache.has(id)).toBe(true));
  await it.town.guildOutage({ guild: id, until: 'restored' });
  await it.town.leaveGuild({ guild: id, user: it.bot.user.id });
  const left = next(it.bot, Events.GuildDelete);
  await it.town.guildOutage({ guild: id, restored: true });
  expect((await left)[0].id).toBe(id);
});

test('a guild that becomes unavailable at every event goes away once each time, and the sandbox goes on', async () => {
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify();
  await hand.until(({ t }) => t === 'GUILD_CREATE');
  await it.town.fail({ mode: 'unavailable', times: 100_000, ms: 60_000 });
  await opens('unheard-again');
  await hand.until(({ t }) => t === 'GUILD_DELETE');
  await it.town.clearFaults();
  const back = next(it.bot, Events.GuildAvailable);
  await it.town.guildOutage({ guild: it.guild.id, restored: true });
  await back;
  expect(hand.packets.filter(({ t }) => t === 'GUILD_DELETE')).toHaveLength(1);
  hand.close(1000);
});

test('an outage that was ended early does not end the next one', async () => {
  await it.town.guildOutage({ guild: it.guild.id, forMs: 50 });
  await it.town.guildOutage({ guild: it.guild.id, restored: true });
  await it.town.guildOutage({ guild: it.guild.id, until: 'restored' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await opens('unheard-still');
  const back = next(it.bot, Events.GuildAvailable);
  await it.town.guildOutage({ guild: it.guild.id, restored: true });
  await back;
  expect(told).toEqual([]);
});

test('what only one connection gets can be lost as well: the answer to a request for members', async () => {
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify();
  await hand.until(({ t }) => t === 'READY');
  const ask = (nonce: string): void =>
    hand.send({ op: 8, d: { guild_id: it.guild.id, user_ids: [it.ben.id], limit: 0, nonce } });
  await it.town.fail({ mode: 'drop', event: 'GUILD_MEMBERS_CHUNK' });
  ask('lost');
  ask('found');
  const { d } = await hand.until(({ t }) => t === 'GUILD_MEMBERS_CHUNK');
  expect(d.nonce).toBe('found');
  hand.close(1000);
});

test('nobody is told who is in a guild that the bot is not in', async () => {
  const host = await it.town.createUser({ name: 'host' });
  const { id } = await it.town.createGuild({ name: 'Elsewhere', owner: host.id });
  await it.town.leaveGuild({ guild: id, user: it.bot.user.id });
  const hand = await ByHand.greeted(it.sandbox);
  hand.identify();
  await hand.until(({ t }) => t === 'READY');
  hand.send({ op: 8, d: { guild_id: id, user_ids: [host.id], limit: 0 } });
  hand.send({ op: 8, d: { guild_id: it.guild.id, user_ids: [it.ben.id], limit: 0 } });
  const { d } = await hand.until(({ t }) => t === 'GUILD_MEMBERS_CHUNK');
  expect(d.guild_id).toBe(it.guild.id);
  hand.close(1000);
});
