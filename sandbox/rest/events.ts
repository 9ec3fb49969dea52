import { userShape } from '../shapes/people';
import { isVoice } from '../shapes/guilds';
import { Intent, Permission } from '../town/flags';
import type { Guild } from '../town/model';
import { snowflake } from '../town/snowflake';
import { Complaints } from '../validate/complaints';
import { isObject, numberIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { guildOf, needInGuild, userOf } from './find';
import { done, ok, type Answer, type Ask, type Route } from './router';

/** Where an event takes place. */
const Place = { Stage: 1, Voice: 2, External: 3 } as const;
const Status = { Scheduled: 1, Active: 2, Completed: 3, Canceled: 4 } as const;
/** Scheduled and active together. */
const MOST_EVENTS = 100;

function create(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.CreateEvents);
  const open = [...guild.events.values()].filter(
    (event) => event.status === Status.Scheduled || event.status === Status.Active,
  );
  if (open.length >= MOST_EVENTS) throw no('tooManyEvents');
  const event: JsonObject = {
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
    user_count: 0,
    image: null,
  };
  check(guild, event);
  return ok(keep(ask, guild, event, 'GUILD_SCHEDULED_EVENT_CREATE'));
}

function change(ask: Ask): Answer {
  const guild = guildOf(ask);
  const old = one(ask, guild);
  needToArrange(ask, guild, old);
  const status = numberIn(ask.body.status) ?? numberIn(old.status);
  const event: JsonObject = { ...old, ...written(ask.body), status };
  check(guild, event);
  return ok(keep(ask, guild, event, 'GUILD_SCHEDULED_EVENT_UPDATE'));
}

function erase(ask: Ask): Answer {
  const guild = guildOf(ask);
  const event = one(ask, guild);
  needToArrange(ask, guild, event);
  guild.events.delete(textIn(event.id) ?? '');
  ask.world.gateway.dispatch(
    'GUILD_SCHEDULED_EVENT_DELETE',
    { intents: Intent.GuildScheduledEvents, guild: guild.id },
    event,
  );
  return done;
}

/** One's own events need Create Events; those of others Manage Events. */
function needToArrange(ask: Ask, guild: Guild, event: JsonObject): void {
  needInGuild(
    ask,
    guild,
    event.creator_id === ask.world.town.botId ? Permission.CreateEvents : Permission.ManageEvents,
  );
}

function keep(ask: Ask, guild: Guild, event: JsonObject, name: string): JsonObject {
  guild.events.set(textIn(event.id) ?? '', event);
  ask.world.gateway.dispatch(name, { intents: Intent.GuildScheduledEvents, guild: guild.id }, event);
  return event;
}

function one(ask: Ask, guild: Guild): JsonObject {
  const event = guild.events.get(ask.params.event ?? '');
  if (!event) throw no('unknownEvent');
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
  return Object.fromEntries(WRITTEN.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]));
}

function check(guild: Guild, event: JsonObject): void {
  const wrong = new Complaints();
  const name = textIn(event.name) ?? '';
  if (name.length < 1 || name.length > 100) wrong.badLength(['name'], 1, 100);
  if ((textIn(event.description) ?? '').length > 1000) wrong.tooLong(['description'], 1000);
  if (textIn(event.scheduled_start_time) === undefined) wrong.required(['scheduled_start_time']);
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
  { method: 'GET', path: '/guilds/:guild/scheduled-events', handler: (ask) => ok([...guildOf(ask).events.values()]) },
  { method: 'POST', path: '/guilds/:guild/scheduled-events', handler: create },
  { method: 'GET', path: '/guilds/:guild/scheduled-events/:event', handler: (ask) => ok(one(ask, guildOf(ask))) },
  { method: 'PATCH', path: '/guilds/:guild/scheduled-events/:event', handler: change },
  { method: 'DELETE', path: '/guilds/:guild/scheduled-events/:event', handler: erase },
];
