import { Events, GatewayIntentBits, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { aTownWithBot, next, type TownWithBot } from '../support/sandboxBot';

let it: TownWithBot;
let general: TextChannel;

beforeAll(async () => {
  it = await aTownWithBot({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildInvites, GatewayIntentBits.GuildMembers],
    serverMembers: true,
    botPermissions: PermissionFlagsBits.Administrator,
  });
  general = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
});
afterAll(() => it.close());

const newcomer = async (name: string): Promise<ReturnType<TownWithBot['town']['as']>> =>
  it.town.as((await it.town.createUser({ name })).id);

test('an invite lets in as many as it was made for, gives its role, and is gone after the last of them', async () => {
  const role = await general.guild.roles.create({ name: 'Nominees', permissions: [] });
  const told = next(it.bot, Events.InviteCreate);
  const { body } = await it.rest('POST', `/channels/${general.id}/invites`, { max_uses: 2, role_ids: [role.id] });
  const code = String(body.code);
  expect((await told)[0]).toMatchObject({ code, maxUses: 2, uses: 0 });
  const [carla, dora, eve] = [await newcomer('Carla'), await newcomer('Dora'), await newcomer('Eve')];
  const arrived = next(it.bot, Events.GuildMemberAdd);
  expect(await carla.acceptInvite({ code })).toEqual({ guild: it.guild.id, channel: general.id });
  expect([...(await arrived)[0].roles.cache.keys()]).toContain(role.id);
  await carla.acceptInvite({ code });
  expect((await general.fetchInvites()).get(code)).toMatchObject({ uses: 1 });
  const gone = next(it.bot, Events.InviteDelete);
  await dora.acceptInvite({ code });
  expect((await gone)[0].code).toBe(code);
  await expect(eve.acceptInvite({ code })).rejects.toMatchObject({ status: 404 });
  expect((await it.rest('GET', `/invites/${code}`)).body.code).toBe(10006);
});

test('an invite that was taken back, or whose time is over, opens nothing', async () => {
  const eve = await newcomer('Eve');
  const revoked = await general.createInvite({ unique: true });
  await revoked.delete();
  await expect(eve.acceptInvite({ code: revoked.code })).rejects.toMatchObject({ status: 404 });
  const brief = await general.createInvite({ maxAge: 1 });
  expect((brief.expiresTimestamp ?? 0) - Date.now()).toBeLessThanOrEqual(1_000);
  await new Promise((resolve) => setTimeout(resolve, 1_010));
  await expect(eve.acceptInvite({ code: brief.code })).rejects.toMatchObject({ status: 404 });
  expect((await general.fetchInvites()).has(brief.code)).toBe(false);
});

test('the same wish finds the same invite, unless a new one is asked for', async () => {
  const first = await general.createInvite({ maxAge: 3600, maxUses: 5 });
  expect((await general.createInvite({ maxAge: 3600, maxUses: 5 })).code).toBe(first.code);
  expect((await general.createInvite({ maxAge: 3600, maxUses: 5, unique: true })).code).not.toBe(first.code);
});

test('whoever has the code learns where it leads and how many are there, and not how often it was used', async () => {
  const { code } = await general.createInvite({ maxAge: 0 });
  const { body } = await it.rest('GET', `/invites/${code}?with_counts=true`);
  const { members } = await it.town.guild(it.guild.id);
  expect(body).toMatchObject({ code, expires_at: null, approximate_member_count: members.length });
  expect(body).not.toHaveProperty('uses');
});

test('a guest for one visit is out of the guild when they leave the room, or are put out of it', async () => {
  const { code } = await general.createInvite({ temporary: true });
  const { id: room } = await it.town.createChannel({ guild: it.guild.id, name: 'Room', type: 2 });
  const guest = await newcomer('Fay');
  await guest.acceptInvite({ code });
  await guest.joinVoice({ channel: room });
  await guest.leaveVoice();
  expect(await guest.guilds()).toEqual([]);
  await guest.acceptInvite({ code });
  await guest.joinVoice({ channel: room });
  const gone = next(it.bot, Events.GuildMemberRemove);
  await it.rest('PATCH', `/guilds/${it.guild.id}/members/${guest.id}`, { channel_id: null });
  expect((await gone)[0].id).toBe(guest.id);
  expect(await guest.guilds()).toEqual([]);
});

test('roles are promised only by a bot that could give them', async () => {
  const guild = await it.town.createGuild({ name: 'Modest', owner: it.ada.id });
  const high = await it.town.createRole({ guild: guild.id, name: 'High' });
  await it.town.editRole({ guild: guild.id, role: high.id, position: 50 });
  const path = `/channels/${guild.generalChannelId}/invites`;
  expect((await it.rest('POST', path, { role_ids: [high.id] })).body.code).toBe(50013);
  expect((await it.rest('POST', path, { max_uses: 101 })).body.code).toBe(50035);
});

test('the bot hears of an invite only where it may manage the channel', async () => {
  const { ViewChannel, CreateInstantInvite, ManageChannels } = PermissionFlagsBits;
  const heard: unknown[] = [];
  it.bot.on(Events.InviteCreate, ({ code }) => void heard.push(code));
  const made: unknown[] = [];
  for (const more of [0n, ManageChannels]) {
    const botPermissions = (ViewChannel | CreateInstantInvite | more).toString();
    const guild = await it.town.createGuild({ name: 'Another', owner: it.ada.id, botPermissions });
    made.push((await it.rest('POST', `/channels/${guild.generalChannelId}/invites`, {})).body.code);
  }
  const last = next(it.bot, Events.InviteCreate);
  made.push((await general.createInvite({ unique: true })).code);
  await last;
  expect(heard).toEqual(made.slice(1));
});
