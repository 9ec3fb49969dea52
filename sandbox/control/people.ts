import { ControlError } from '../refusal';
import { ok, type Answer, type Ask, type Route } from '../rest/router';
import { Permission } from '../town/flags';
import type { Guild, Town, User } from '../town/model';
import { guildPermissions } from '../town/permissions';
import { snowflake } from '../town/snowflake';
import { asJson, booleanIn, numberIn, textIn, type JsonObject } from '../wire/json';
import { namesChanged } from './view';
import { userNamed } from './find';
import { personView } from './views';

/** Who lives in the town, whether in a guild or in none. */

/** Somebody one may choose to be, and what helps to choose. */
export interface Someone {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly zone: string;
  readonly about?: string;
  readonly colour?: number;
  readonly guilds: readonly {
    readonly id: string;
    readonly name: string;
    /** By what they may do there, or by a role that is called so. */
    readonly standing: 'owner' | 'moderator' | 'member';
  }[];
}

/** Everybody but the bots. */
export function everybody(town: Town): Someone[] {
  return [...town.users.values()].filter(({ bot }) => !bot).map((user) => someone(town, user));
}

export function someone(town: Town, user: User): Someone {
  const { id, name, displayName, zone, about, colour } = user;
  const guilds = [...town.guilds.values()]
    .filter((guild) => guild.members.has(id))
    .map((guild) => ({ id: guild.id, name: guild.name, standing: standingOf(guild, id) }));
  return {
    ...{ id, name, displayName, zone, guilds },
    ...(about === undefined ? {} : { about }),
    ...(colour === undefined ? {} : { colour }),
  };
}

const MODERATING =
  Permission.ManageGuild |
  Permission.ManageChannels |
  Permission.ManageRoles |
  Permission.ManageMessages |
  Permission.ManageThreads |
  Permission.KickMembers |
  Permission.ModerateMembers;
const CALLED_MODERATOR = /\b(moderators?|hosts?|admins?|staff|facilitators?)\b/i;

function standingOf(guild: Guild, userId: string): 'owner' | 'moderator' | 'member' {
  const member = guild.members.get(userId);
  if (guild.ownerId === userId) return 'owner';
  if (!member) return 'member';
  if (guildPermissions(guild, member) & MODERATING) return 'moderator';
  const isCalledSo = [...member.roles].some((role) => CALLED_MODERATOR.test(guild.roles.get(role)?.name ?? ''));
  return isCalledSo ? 'moderator' : 'member';
}

function createUser(ask: Ask): Answer {
  const { body, world } = ask;
  const name = textIn(body.name) ?? '';
  if (name === '') throw new ControlError(400, 'a name is wanted');
  const user: User = {
    id: snowflake(),
    name: name.toLowerCase().replace(/[^a-z0-9._]+/g, '_'),
    displayName: name,
    bot: false,
    locale: 'en-US',
    dmsOpen: true,
    zone: 'UTC',
  };
  describe(user, body);
  world.town.users.set(user.id, user);
  world.live.toAll({ kind: 'people' });
  return ok({ ...personView(user) });
}

function editUser(ask: Ask): Answer {
  const { body, world } = ask;
  const user = userNamed(world, ask.params.user ?? '');
  describe(user, body);
  namesChanged(world.town, user.id);
  world.live.toAll({ kind: 'people' });
  return ok({ ...personView(user) });
}

/** Sets what is given; refuses before it sets anything. */
function describe(user: User, body: JsonObject): void {
  const zone = textIn(body.zone) ?? user.zone;
  const colour = numberIn(body.colour) ?? user.colour;
  if (!isZone(zone)) throw new ControlError(400, `no such time zone: ${zone}`);
  if (colour !== undefined && !(Number.isInteger(colour) && colour >= 0 && colour <= 0xffffff))
    throw new ControlError(400, 'a colour is a whole number from 0 to 0xFFFFFF');
  user.zone = zone;
  user.colour = colour;
  user.about = textIn(body.about) ?? user.about;
  user.displayName = textIn(body.displayName) ?? user.displayName;
  user.locale = textIn(body.locale) ?? user.locale;
  user.dmsOpen = booleanIn(body.dmsOpen) ?? user.dmsOpen;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/people', handler: (ask) => ok(everybody(ask.world.town).map((one) => asJson(one))) },
  { method: 'POST', path: '/users', handler: createUser },
  { method: 'PATCH', path: '/users/:user', handler: editUser },
];
