import { dropEvent, keepEvent, Place, Status } from '../acts/events';
import { memberShape, userShape } from '../shapes/people';
import { isVoice, Permission } from '../town/flags';
import type { Guild } from '../town/model';
import { allows, channelPermissions, guildPermissions, seesEvent } from '../town/permissions';
import { byAge, snowflake } from '../town/snowflake';
import { Complaints, invalid, isInstant } from '../validate/complaints';
import { checkRecurrence, wholeRule } from '../validate/recurrence';
import { isObject, numberIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { guildOf, userOf } from './find';
import { idIn, limitIn } from './query';
import { done, ok, type Answer, type Ask, type Route } from './router';

/** Scheduled and active together. */
const MOST_EVENTS = 100;

function create(ask: Ask): Answer {
  const guild = guildOf(ask);
  const event = placed({
    description: null,
    channel_id: null,
    scheduled_end_time: null,
    entity_metadata: null,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
    ...written(ask.body),
    id: snowflake(),
    guild_id: guild.id,
    creator_id: ask.world.town.botId,
    creator: userShape(userOf(ask.world, ask.world.town.botId)),
    privacy_level: 2,
    status: Status.Scheduled,
    entity_id: null,
    image: null,
  });
  needToArrange(ask, guild, event, { fresh: true });
  const open = [...guild.events.values()].filter(isOpen);
  if (open.length >= MOST_EVENTS) throw no('tooManyEvents');
  check(guild, event);
  needToLieAhead(ask, event);
  keepEvent(ask.world, guild, { event, as: 'GUILD_SCHEDULED_EVENT_CREATE' });
  return ok({ ...event, user_count: 0 });
}

function change(ask: Ask): Answer {
  const guild = guildOf(ask);
  const old = one(ask, guild);
  needToArrange(ask, guild, old);
  const status = numberIn(ask.body.status) ?? numberIn(old.status);
  checkStep(numberIn(old.status), status);
  const event = placed({ ...old, ...written(ask.body), status });
  needToArrange(ask, guild, event);
  check(guild, event);
  if (event.scheduled_start_time !== old.scheduled_start_time) needToLieAhead(ask, event);
  keepEvent(ask.world, guild, { event, as: 'GUILD_SCHEDULED_EVENT_UPDATE' });
  return ok(event);
}

function erase(ask: Ask): Answer {
  const guild = guildOf(ask);
  const event = one(ask, guild);
  needToArrange(ask, guild, event);
  dropEvent(ask.world, guild, event);
  return done;
}

function list(ask: Ask): Answer {
  const guild = guildOf(ask);
  const seen = [...guild.events.values()].filter((event) => isSeen(ask, guild, event));
  return ok(seen.map((event) => counted(ask, guild, event)));
}

function read(ask: Ask): Answer {
  const guild = guildOf(ask);
  return ok(counted(ask, guild, one(ask, guild)));
}

function counted(ask: Ask, guild: Guild, event: JsonObject): JsonObject {
  if (ask.query.get('with_user_count') !== 'true') return event;
  return { ...event, user_count: guild.interested.get(textIn(event.id) ?? '')?.size ?? 0 };
}

/** Who is interested, by their ids, a page at a time; `before` and `after` are ids of people. */
function listUsers(ask: Ask): Answer {
  const guild = guildOf(ask);
  const event = one(ask, guild);
  const limit = limitIn(ask, { usual: 100, most: 100 });
  const before = idIn(ask, 'before');
  const after = idIn(ask, 'after') ?? 0n;
  const all = [...(guild.interested.get(textIn(event.id) ?? '') ?? [])].sort(byAge);
  const found =
    before === null
      ? all.filter((id) => BigInt(id) > after).slice(0, limit)
      : all.filter((id) => BigInt(id) < before).slice(-limit);
  const withMember = ask.query.get('with_member') === 'true';
  return ok(
    found.map((id) => {
      const user = userOf(ask.world, id);
      const member = withMember ? guild.members.get(id) : undefined;
      return {
        guild_scheduled_event_id: textIn(event.id),
        user_id: id,
        response: 1,
        user: userShape(user),
        ...(member ? { member: memberShape(member, user) } : {}),
      };
    }),
  );
}

/** Whoever moderates a stage may plan an event there. */
const ON_STAGE = Permission.ManageChannels | Permission.MuteMembers | Permission.MoveMembers;
const IN_ROOM = Permission.ViewChannel | Permission.Connect;

/** To make one needs Create Events, and so do one's own; those of others Manage Events. What is in a room counts by that room. */
function needToArrange(ask: Ask, guild: Guild, event: JsonObject, p = { fresh: false }): void {
  const { town } = ask.world;
  const channel = guild.channels.get(textIn(event.channel_id) ?? '');
  const bot = guild.members.get(town.botId);
  const bits = channel ? channelPermissions(town, channel, town.botId) : bot ? guildPermissions(guild, bot) : 0n;
  const own = event.creator_id === town.botId && allows(bits, Permission.CreateEvents);
  if (!own && (p.fresh || !allows(bits, Permission.ManageEvents))) throw no('missingPermissions');
  if (channel && !allows(bits, event.entity_type === Place.Stage ? ON_STAGE : IN_ROOM)) throw no('missingPermissions');
}

function isSeen({ world: { town } }: Ask, guild: Guild, event: JsonObject): boolean {
  return seesEvent(town, guild, { event, user: town.botId });
}

function isOpen(event: JsonObject): boolean {
  return event.status === Status.Scheduled || event.status === Status.Active;
}

/** Scheduled begins or is called off; what has begun ends. Nothing follows an end. */
const NEXT: Record<number, readonly number[]> = {
  [Status.Scheduled]: [Status.Active, Status.Canceled],
  [Status.Active]: [Status.Completed],
};

function checkStep(from: number | undefined, to: number | undefined): void {
  if (from === undefined || to === undefined) return;
  if (NEXT[from] === undefined) throw no('eventFinished');
  if (from === to || NEXT[from].includes(to)) return;
  throw invalid(['status'], 'GUILD_SCHEDULED_EVENT_INVALID_STATUS', 'Invalid Guild Scheduled Event Status Update');
}

/** By the town's clock: it is what people make plans by. */
function needToLieAhead(ask: Ask, event: JsonObject): void {
  if (Date.parse(textIn(event.scheduled_start_time) ?? '') > Date.parse(ask.world.clock.now())) return;
  throw invalid(['scheduled_start_time'], 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', 'Cannot schedule event in the past.');
}

function one(ask: Ask, guild: Guild): JsonObject {
  const event = guild.events.get(ask.params.event ?? '');
  if (!event) throw no('unknownEvent');
  if (!isSeen(ask, guild, event)) throw no('missingAccess');
  return event;
}

const WRITTEN = [
  'name',
  'description',
  'channel_id',
  'entity_type',
  'entity_metadata',
  'scheduled_start_time',
  'scheduled_end_time',
  'recurrence_rule',
];

function written(body: JsonObject): JsonObject {
  const rule = isObject(body.recurrence_rule) ? { recurrence_rule: wholeRule(body.recurrence_rule) } : {};
  return {
    ...Object.fromEntries(WRITTEN.filter((key) => body[key] !== undefined).map((key) => [key, body[key]])),
    ...rule,
  };
}

/** What takes place anywhere has no room; what takes place in a room is at no other place. */
function placed(event: JsonObject): JsonObject {
  return event.entity_type === Place.External ? { ...event, channel_id: null } : { ...event, entity_metadata: null };
}

function check(guild: Guild, event: JsonObject): void {
  const wrong = new Complaints();
  const name = textIn(event.name) ?? '';
  if (name.length < 1 || name.length > 100) wrong.badLength(['name'], 1, 100);
  if ((textIn(event.description) ?? '').length > 1000) wrong.tooLong(['description'], 1000);
  if (textIn(event.scheduled_start_time) === undefined) wrong.required(['scheduled_start_time']);
  for (const key of ['scheduled_start_time', 'scheduled_end_time']) {
    const instant = textIn(event[key]);
    if (instant !== undefined && !isInstant(instant)) wrong.noInstant([key], instant);
  }
  const begin = Date.parse(textIn(event.scheduled_start_time) ?? '');
  const end = textIn(event.scheduled_end_time);
  if (end !== undefined && Date.parse(end) <= begin)
    wrong.say(
      ['scheduled_end_time'],
      'GUILD_SCHEDULED_EVENT_INVALID_END_TIME',
      'Cannot schedule an end before the start.',
    );
  checkRecurrence(wrong, event.recurrence_rule);
  if (event.entity_type === Place.External) {
    if (textIn(event.scheduled_end_time) === undefined) wrong.required(['scheduled_end_time']);
    const place = isObject(event.entity_metadata) ? (textIn(event.entity_metadata.location) ?? '') : '';
    if (place.length < 1 || place.length > 100) wrong.badLength(['entity_metadata', 'location'], 1, 100);
  } else {
    const channel = guild.channels.get(textIn(event.channel_id) ?? '');
    if (!channel || !isVoice(channel.type)) wrong.required(['channel_id']);
  }
  wrong.end();
}

export const eventRoutes: Route[] = [
  { method: 'GET', path: '/guilds/:guild/scheduled-events', handler: list },
  { method: 'POST', path: '/guilds/:guild/scheduled-events', handler: create },
  { method: 'GET', path: '/guilds/:guild/scheduled-events/:event', handler: read },
  { method: 'GET', path: '/guilds/:guild/scheduled-events/:event/users', handler: listUsers },
  { method: 'PATCH', path: '/guilds/:guild/scheduled-events/:event', handler: change },
  { method: 'DELETE', path: '/guilds/:guild/scheduled-events/:event', handler: erase },
];
