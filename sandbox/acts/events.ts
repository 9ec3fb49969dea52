import { Intent } from '../town/flags';
import type { Guild } from '../town/model';
import { textIn, type JsonObject } from '../wire/json';
import type { World } from '../world';

/** Does nothing if they had said so before. */
export function markInterest(world: World, guild: Guild, p: { event: string; user: string }): void {
  const people = guild.interested.get(p.event) ?? new Set();
  if (people.has(p.user)) return;
  guild.interested.set(p.event, people.add(p.user));
  told(world, guild, 'GUILD_SCHEDULED_EVENT_USER_ADD', interest(guild, p));
}

export function takeInterestBack(world: World, guild: Guild, p: { event: string; user: string }): void {
  if (!guild.interested.get(p.event)?.delete(p.user)) return;
  told(world, guild, 'GUILD_SCHEDULED_EVENT_USER_REMOVE', interest(guild, p));
}

/** Made or changed. */
export function keepEvent(world: World, guild: Guild, p: { event: JsonObject; as: string }): void {
  guild.events.set(textIn(p.event.id) ?? '', p.event);
  told(world, guild, p.as, p.event);
}

export function dropEvent(world: World, guild: Guild, event: JsonObject): void {
  const id = textIn(event.id) ?? '';
  guild.events.delete(id);
  guild.interested.delete(id);
  told(world, guild, 'GUILD_SCHEDULED_EVENT_DELETE', event);
}

function interest(guild: Guild, p: { event: string; user: string }): JsonObject {
  return { guild_scheduled_event_id: p.event, user_id: p.user, guild_id: guild.id };
}

function told(world: World, guild: Guild, event: string, data: JsonObject): void {
  world.gateway.dispatch(event, { intents: Intent.GuildScheduledEvents, guild: guild.id }, data);
}
