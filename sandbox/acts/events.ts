import { Intent } from '../town/flags';
import type { Guild } from '../town/model';
import { seesEvent } from '../town/permissions';
import { isObject, textIn, type Json, type JsonObject } from '../wire/json';
import type { World } from '../world';

/** Does nothing if they had said so before. */
export function markInterest(world: World, guild: Guild, p: { event: string; user: string }): void {
  const people = guild.interested.get(p.event) ?? new Set();
  if (people.has(p.user)) return;
  guild.interested.set(p.event, people.add(p.user));
  told(world, guild, {
    as: 'GUILD_SCHEDULED_EVENT_USER_ADD',
    event: guild.events.get(p.event),
    data: interest(guild, p),
  });
}

export function takeInterestBack(world: World, guild: Guild, p: { event: string; user: string }): void {
  if (!guild.interested.get(p.event)?.delete(p.user)) return;
  told(world, guild, {
    as: 'GUILD_SCHEDULED_EVENT_USER_REMOVE',
    event: guild.events.get(p.event),
    data: interest(guild, p),
  });
}

/** Made or changed. */
export function keepEvent(world: World, guild: Guild, p: { event: JsonObject; as: string }): void {
  guild.events.set(textIn(p.event.id) ?? '', p.event);
  told(world, guild, { ...p, data: p.event });
}

export function dropEvent(world: World, guild: Guild, event: JsonObject): void {
  const id = textIn(event.id) ?? '';
  guild.events.delete(id);
  guild.interested.delete(id);
  told(world, guild, { as: 'GUILD_SCHEDULED_EVENT_DELETE', event, data: event });
}

/** Where an event takes place, and how far it has come. */
export const Place = { Stage: 1, Voice: 2, External: 3 } as const;
export const Status = { Scheduled: 1, Active: 2, Completed: 3, Canceled: 4 } as const;

/** What takes place outside of Discord begins and ends by itself ("Status Update Automation" in resources/guild-scheduled-event). */
export function beginAndEndEvents(world: World, now: number): void {
  const isDue = (instant: Json | undefined): boolean => Date.parse(textIn(instant) ?? '') <= now;
  for (const guild of world.town.guilds.values())
    for (const event of guild.events.values()) {
      // What becomes of an event that recurs is not documented.
      if (event.entity_type !== Place.External || isObject(event.recurrence_rule)) continue;
      const begins = event.status === Status.Scheduled && isDue(event.scheduled_start_time);
      if (begins) setStatus(world, guild, event, Status.Active);
      if ((begins || event.status === Status.Active) && isDue(event.scheduled_end_time))
        setStatus(world, guild, event, Status.Completed);
    }
}

function setStatus(world: World, guild: Guild, event: JsonObject, status: number): void {
  keepEvent(world, guild, { event: { ...event, status }, as: 'GUILD_SCHEDULED_EVENT_UPDATE' });
}

function interest(guild: Guild, p: { event: string; user: string }): JsonObject {
  return { guild_scheduled_event_id: p.event, user_id: p.user, guild_id: guild.id };
}

/** To the bot, where it sees what it is about; to whoever is at the page in any case. */
function told(world: World, guild: Guild, p: { as: string; event: JsonObject | undefined; data: JsonObject }): void {
  const { town, gateway } = world;
  if (p.event && seesEvent(town, guild, { event: p.event, user: town.botId }))
    gateway.dispatch(p.as, { intents: Intent.GuildScheduledEvents, guild: guild.id }, p.data);
  else gateway.onDispatch(p.as, guild.id);
}
