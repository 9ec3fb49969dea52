import { Events, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { aTownWithBot, next, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;

beforeAll(async () => {
  it = await aTownWithBot({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates],
    botPermissions: PermissionFlagsBits.Administrator,
  });
});
afterAll(() => it.close());

const channel = async (type: number): Promise<string> =>
  (await it.town.createChannel({ guild: it.guild.id, name: 'Room', type })).id;

test('on a stage people are not heard until the bot lets them speak', async () => {
  const id = await channel(13);
  expect((await it.rest('POST', '/stage-instances', { channel_id: id, topic: 'Pitches' })).body.topic).toBe('Pitches');
  await it.town.as(it.ben.id).joinVoice({ channel: id });
  const state = `/guilds/${it.guild.id}/voice-states/${it.ben.id}`;
  expect((await it.rest('GET', state)).body.suppress).toBe(true);
  const told = next(it.bot, Events.VoiceStateUpdate);
  await it.rest('PATCH', state, { channel_id: id, suppress: false });
  expect((await told)[1].suppress).toBe(false);
  expect((await it.rest('POST', '/stage-instances', { channel_id: id, topic: 'Again' })).body.code).toBe(150006);
  expect((await it.rest('DELETE', `/stage-instances/${id}`)).status).toBe(204);
});

test('a full room lets nobody in, and a hidden one is not there', async () => {
  const id = await channel(2);
  await it.rest('PATCH', `/channels/${id}`, { user_limit: 1 });
  await it.town.as(it.ada.id).joinVoice({ channel: id });
  await expect(it.town.as(it.ben.id).joinVoice({ channel: id })).rejects.toMatchObject({
    status: 403,
    message: 'the channel is full',
  });
  await it.town.setOverwrite({
    channel: id,
    target: it.guild.id,
    kind: 'role',
    allow: '0',
    deny: PermissionFlagsBits.ViewChannel.toString(),
  });
  await expect(it.town.as(it.ben.id).joinVoice({ channel: id })).rejects.toMatchObject({
    status: 403,
    message: 'channel not visible',
  });
});

test('people are moved only while they are in voice, and leaving the guild takes them out', async () => {
  const id = await channel(2);
  const eve = await it.town.createUser({ name: 'Eve' });
  await it.town.joinGuild({ guild: it.guild.id, user: eve.id });
  const move = (): ReturnType<TownWithBot['rest']> =>
    it.rest('PATCH', `/guilds/${it.guild.id}/members/${eve.id}`, { channel_id: id });
  expect((await move()).body.code).toBe(40032);
  await it.town.as(eve.id).joinVoice({ channel: id });
  expect((await move()).status).toBe(200);
  await it.town.leaveGuild({ guild: it.guild.id, user: eve.id });
  expect((await it.rest('GET', `/guilds/${it.guild.id}/voice-states/${eve.id}`)).body.code).toBe(10065);
});
