import {
  Events,
  GatewayIntentBits,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  PermissionFlagsBits,
  type Guild,
  type GuildScheduledEvent,
} from 'discord.js';
import { aTownWithBot, next, type TownWithBot } from '../support/sandboxBot';

const START = '2026-03-02T09:00:00.000Z';

let it: TownWithBot;
let guild: Guild;

beforeAll(async () => {
  it = await aTownWithBot({
    startAt: START,
    speed: 0,
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates, GatewayIntentBits.GuildScheduledEvents],
    botPermissions: PermissionFlagsBits.Administrator,
  });
  guild = it.bot.guilds.cache.get(it.guild.id) as Guild;
});
afterAll(() => it.close());

const room = async (): Promise<string> =>
  (await it.town.createChannel({ guild: it.guild.id, name: 'Room', type: 2 })).id;

const meeting = (name: string, hour = '10'): Promise<GuildScheduledEvent> =>
  guild.scheduledEvents.create({
    name,
    scheduledStartTime: `2026-03-02T${hour}:00:00.000Z`,
    scheduledEndTime: `2026-03-02T${hour}:50:00.000Z`,
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    entityType: GuildScheduledEventEntityType.External,
    entityMetadata: { location: 'Circle 1' },
  });

test('people say that they are interested, and the bot hears it, counts them and reads who they are', async () => {
  const event = await meeting('First meeting');
  // discord.js tells only of people it knows.
  for (const { id } of [it.ada, it.ben]) await it.bot.users.fetch(id);
  const [ada, ben] = [it.town.as(it.ada.id), it.town.as(it.ben.id)];
  const come = next(it.bot, Events.GuildScheduledEventUserAdd);
  await ben.showInterest({ event: event.id });
  expect((await come)[1].id).toBe(it.ben.id);
  await ada.showInterest({ event: event.id });
  await ada.showInterest({ event: event.id });
  expect((await guild.scheduledEvents.fetch({ guildScheduledEvent: event.id, force: true })).userCount).toBe(2);
  const people = await event.fetchSubscribers({ withMember: true, limit: 1, after: it.ada.id });
  expect([...people.values()].map(({ user, member }) => [user.id, member.id])).toEqual([[it.ben.id, it.ben.id]]);
  const gone = next(it.bot, Events.GuildScheduledEventUserRemove);
  await ben.takeInterestBack({ event: event.id });
  expect((await gone)[1].id).toBe(it.ben.id);
  await event.delete();
  await expect(ben.showInterest({ event: event.id })).rejects.toMatchObject({ status: 404 });
});

test('an event begins, ends and stays so; none begins before the town’s clock', async () => {
  await expect(meeting('Too early', '08')).rejects.toMatchObject({ code: 50035 });
  const event = await meeting('Today');
  const path = `/guilds/${it.guild.id}/scheduled-events/${event.id}`;
  expect((await it.rest('PATCH', path, { status: 3 })).body.code).toBe(50035);
  await expect(event.setScheduledStartTime('2020-01-01T10:00:00Z')).rejects.toMatchObject({ code: 50035 });
  const told = next(it.bot, Events.GuildScheduledEventUpdate);
  await event.setStatus(GuildScheduledEventStatus.Active);
  expect((await told)[1].status).toBe(GuildScheduledEventStatus.Active);
  await event.setStatus(GuildScheduledEventStatus.Completed);
  await expect(event.setName('Once more')).rejects.toMatchObject({ code: 180000 });
});

test('a guild plans a hundred events and not one more', async () => {
  const other = await it.town.createGuild({ name: 'Busy', owner: it.ada.id });
  const plan = (name: string): ReturnType<TownWithBot['rest']> =>
    it.rest('POST', `/guilds/${other.id}/scheduled-events`, {
      name,
      privacy_level: 2,
      entity_type: 3,
      entity_metadata: { location: 'Here' },
      scheduled_start_time: '2026-03-03T10:00:00Z',
      scheduled_end_time: '2026-03-03T11:00:00Z',
    });
  for (let at = 0; at < 100; at += 1) await plan(`Event ${at}`);
  expect(await plan('One more')).toMatchObject({ status: 400, body: { code: 30038 } });
});

test('a meeting recurs as Discord lets it, and says all of how it does', async () => {
  const plan = (rule: object): ReturnType<TownWithBot['rest']> =>
    it.rest('POST', `/guilds/${it.guild.id}/scheduled-events`, {
      name: 'Circle',
      privacy_level: 2,
      entity_type: 3,
      entity_metadata: { location: 'Here' },
      scheduled_start_time: '2026-03-04T10:00:00Z',
      scheduled_end_time: '2026-03-04T11:00:00Z',
      recurrence_rule: { start: '2026-03-04T10:00:00Z', interval: 1, ...rule },
    });
  const wrong = [
    { frequency: 2, by_weekday: [0, 2] },
    { frequency: 3, by_weekday: [0, 2, 4] },
    { frequency: 2, interval: 3 },
    { frequency: 3, interval: 2 },
    { frequency: 2, by_n_weekday: [{ n: 1, day: 2 }] },
    { frequency: 0, by_month: [3] },
    { frequency: 2, count: 6 },
  ];
  for (const rule of wrong) expect([rule, (await plan(rule)).body.code]).toEqual([rule, 50035]);
  const { status, body } = await plan({ frequency: 2, interval: 2, by_weekday: [2] });
  expect(status).toBe(200);
  expect(body.recurrence_rule).toMatchObject({ interval: 2, by_weekday: [2], by_n_weekday: null, by_month_day: null });
});

test('what takes place in a room is told to a bot that sees the room, and to no other', async () => {
  const { ViewChannel, Connect, CreateEvents, ManageEvents } = PermissionFlagsBits;
  const botPermissions = (ViewChannel | Connect | CreateEvents | ManageEvents).toString();
  const other = await it.town.createGuild({ name: 'Another', owner: it.ada.id, botPermissions });
  const { id: channel } = await it.town.createChannel({ guild: other.id, name: 'Room', type: 2 });
  const events = `/guilds/${other.id}/scheduled-events`;
  const plan = {
    name: 'Circle',
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    entity_type: GuildScheduledEventEntityType.Voice,
    scheduled_start_time: '2026-03-09T10:00:00Z',
    channel_id: channel,
  };
  const { body } = await it.rest('POST', events, plan);
  const hide = (deny: bigint): Promise<void> =>
    it.town.setOverwrite({ channel, target: other.botRoleId, kind: 'role', allow: '0', deny: deny.toString() });
  for (const { id } of [it.ada, it.ben]) await it.bot.users.fetch(id);
  const heard: string[] = [];
  it.bot.on(Events.GuildScheduledEventUserAdd, (_, user) => void heard.push(user.id));
  await hide(ViewChannel);
  expect((await it.rest('GET', events)).body).toEqual([]);
  expect((await it.rest('GET', `${events}/${body.id ?? ''}`)).body.code).toBe(50001);
  await it.town.as(it.ada.id).showInterest({ event: body.id ?? '' });
  await hide(CreateEvents);
  expect((await it.rest('POST', events, plan)).body.code).toBe(50013);
  await it.town.joinGuild({ guild: other.id, user: it.ben.id });
  const told = next(it.bot, Events.GuildScheduledEventUserAdd);
  await it.town.as(it.ben.id).showInterest({ event: body.id ?? '' });
  await told;
  expect(heard).toEqual([it.ben.id]);
});

test('a moderator silences and moves people in voice; their own microphone is theirs', async () => {
  const [one, two] = [await room(), await room()];
  const ben = it.town.as(it.ben.id);
  const member = `/guilds/${it.guild.id}/members/${it.ben.id}`;
  expect((await it.rest('PATCH', member, { mute: true })).body.code).toBe(40032);
  await ben.joinVoice({ channel: one });
  const silenced = next(it.bot, Events.VoiceStateUpdate);
  await it.rest('PATCH', member, { mute: true });
  expect((await silenced)[1]).toMatchObject({ serverMute: true, selfMute: false });
  const own = next(it.bot, Events.VoiceStateUpdate);
  await ben.setMicrophone({ mute: true });
  expect((await own)[1]).toMatchObject({ serverMute: true, selfMute: true });
  const moved = next(it.bot, Events.VoiceStateUpdate);
  expect((await it.rest('PATCH', member, { channel_id: two })).status).toBe(200);
  expect((await moved)[1].channelId).toBe(two);
  const out = next(it.bot, Events.VoiceStateUpdate);
  await it.rest('PATCH', member, { channel_id: null });
  expect((await out)[1].channelId).toBeNull();
});

test('whoever is in a room that is closed is out of voice, and the bot hears it', async () => {
  const id = await room();
  await it.town.as(it.ben.id).joinVoice({ channel: id });
  const out = next(it.bot, Events.VoiceStateUpdate);
  await it.town.deleteChannel({ channel: id });
  expect((await out)[1].channelId).toBeNull();
});

test('the line under a room is seen by people, told by an event of its own, and needs its right', async () => {
  const id = await room();
  const raw = new Promise<unknown>((resolve) =>
    it.bot.on(Events.Raw, ({ t, d }: { t: string; d: unknown }) => {
      if (t === 'VOICE_CHANNEL_STATUS_UPDATE') resolve(d);
    }),
  );
  expect((await it.rest('PUT', `/channels/${id}/voice-status`, { status: 'Check-in' })).status).toBe(204);
  expect(await raw).toEqual({ id, guild_id: it.guild.id, status: 'Check-in' });
  const seen = (await it.town.as(it.ben.id).channels(it.guild.id)).find((channel) => channel.id === id);
  expect(seen?.status).toBe('Check-in');
  const plain = await it.town.createGuild({ name: 'Plain', owner: it.ada.id, botPermissions: '1024' });
  const other = await it.town.createChannel({ guild: plain.id, name: 'Room', type: 2 });
  expect((await it.rest('PUT', `/channels/${other.id}/voice-status`, { status: 'x' })).body.code).toBe(50013);
});

test('nobody moderates whoever stands as high as themselves', async () => {
  const modest = await it.town.createGuild({
    name: 'Modest',
    owner: it.ada.id,
    botPermissions: (
      PermissionFlagsBits.KickMembers |
      PermissionFlagsBits.ManageNicknames |
      PermissionFlagsBits.ModerateMembers
    ).toString(),
  });
  await it.town.joinGuild({ guild: modest.id, user: it.ben.id });
  const at = (user: string): string => `/guilds/${modest.id}/members/${user}`;
  expect((await it.rest('PATCH', at(it.ada.id), { nick: 'A' })).body.code).toBe(50013);
  expect((await it.rest('PATCH', at(it.ben.id), { nick: 'B' })).body.nick).toBe('B');
  expect((await it.rest('DELETE', at(it.ada.id))).body.code).toBe(50013);
  expect((await it.rest('DELETE', at(it.ben.id))).status).toBe(204);
});

test('what takes place outside of Discord begins and ends by itself, at its times', async () => {
  const { id } = await meeting('By itself', '11');
  const statuses: (number | undefined)[] = [];
  it.bot.on(Events.GuildScheduledEventUpdate, (_, event) => {
    if (event.id === id) statuses.push(event.status);
  });
  await it.town.clock.advance({ to: '2026-03-02T11:00:00Z' });
  await it.town.clock.advance({ to: '2026-03-02T11:49:59Z' });
  const read = async (): Promise<unknown> =>
    (await it.rest('GET', `/guilds/${it.guild.id}/scheduled-events/${id}`)).body.status;
  expect(await read()).toBe(GuildScheduledEventStatus.Active);
  const ended = next(it.bot, Events.GuildScheduledEventUpdate);
  await it.town.clock.advance({ to: '2026-03-02T11:50:00Z' });
  await ended;
  expect(await read()).toBe(GuildScheduledEventStatus.Completed);
  expect(statuses).toEqual([GuildScheduledEventStatus.Active, GuildScheduledEventStatus.Completed]);
});
