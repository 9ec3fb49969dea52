import { createRole, deleteRole, giveRole, newRole, roleChanged, takeRole } from '../acts/guilds';
import { roleShape } from '../shapes/people';
import { Permission } from '../town/flags';
import type { Role } from '../town/model';
import { snowflake } from '../town/snowflake';
import { Complaints } from '../validate/complaints';
import { bitsIn, booleanIn, isObject, numberIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { guildOf, memberOf, needAbove, needInGuild, needToHold, roleOf } from './find';
import { done, ok, type Answer, type Ask, type Route } from './router';

const MOST_ROLES = 250;

function list(ask: Ask): Answer {
  return ok([...guildOf(ask).roles.values()].map(roleShape));
}

/** How many hold each role, bots among them; @everyone is not in it. */
function countHolders(ask: Ask): Answer {
  const guild = guildOf(ask);
  const members = [...guild.members.values()];
  const roles = [...guild.roles.keys()].filter((id) => id !== guild.id);
  return ok(Object.fromEntries(roles.map((id) => [id, members.filter((member) => member.roles.has(id)).length])));
}

function read(ask: Ask): Answer {
  return ok(roleShape(roleOf(ask, guildOf(ask))));
}

function create(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageRoles);
  checkName(ask.body);
  if (guild.roles.size >= MOST_ROLES) throw no('tooManyRoles');
  const permissions = bitsIn(ask.body.permissions) ?? guild.roles.get(guild.id)?.permissions ?? 0n;
  if (ask.body.permissions !== undefined) needToHold(ask, guild, permissions);
  const role = newRole({ id: snowflake(), name: textIn(ask.body.name) ?? 'new role', permissions, position: 1 });
  apply(role, ask.body);
  return ok(roleShape(createRole(ask.world, guild, role, ask.world.town.botId)));
}

function change(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageRoles);
  const role = roleOf(ask, guild);
  needAbove(ask, guild, role);
  checkName(ask.body);
  const permissions = bitsIn(ask.body.permissions);
  if (permissions !== undefined) needToHold(ask, guild, permissions & ~role.permissions);
  role.name = textIn(ask.body.name) ?? role.name;
  role.permissions = permissions ?? role.permissions;
  apply(role, ask.body);
  roleChanged(ask.world, guild, role, ask.world.town.botId);
  return ok(roleShape(role));
}

function erase(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageRoles);
  const role = roleOf(ask, guild);
  needAbove(ask, guild, role);
  if (role.botId !== null || role.id === guild.id) throw no('invalidRole');
  deleteRole(ask.world, guild, role, ask.world.town.botId);
  return done;
}

function arrange(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageRoles);
  const moves = ask.list.filter(isObject).map((entry) => {
    const role = guild.roles.get(textIn(entry.id) ?? '');
    if (!role) throw no('unknownRole');
    needAbove(ask, guild, role);
    return { role, position: numberIn(entry.position) ?? role.position };
  });
  const top = Math.max(...moves.map(({ position }) => position));
  needAbove(ask, guild, { position: top });
  for (const { role, position } of moves) {
    role.position = position;
    roleChanged(ask.world, guild, role, ask.world.town.botId);
  }
  return list(ask);
}

/** A bot's own role, and @everyone, are nobody's to give. */
function hand(ask: Ask, act: typeof giveRole): Answer {
  const guild = guildOf(ask);
  const role = roleOf(ask, guild);
  const member = memberOf(ask, guild);
  needInGuild(ask, guild, Permission.ManageRoles);
  needAbove(ask, guild, role);
  if (role.botId !== null || role.id === guild.id) throw no('missingPermissions');
  act(ask.world, guild, { member, role, author: ask.world.town.botId });
  return done;
}

function apply(role: Role, body: JsonObject): void {
  const colors = isObject(body.colors) ? numberIn(body.colors.primary_color) : undefined;
  role.color = numberIn(body.color) ?? colors ?? role.color;
  role.hoist = booleanIn(body.hoist) ?? role.hoist;
  role.mentionable = booleanIn(body.mentionable) ?? role.mentionable;
}

function checkName(body: JsonObject): void {
  const wrong = new Complaints();
  const name = textIn(body.name);
  if (name !== undefined && name.length > 100) wrong.tooLong(['name'], 100);
  wrong.end();
}

export const roleRoutes: Route[] = [
  { method: 'GET', path: '/guilds/:guild/roles', handler: list },
  { method: 'POST', path: '/guilds/:guild/roles', handler: create },
  { method: 'PATCH', path: '/guilds/:guild/roles', handler: arrange },
  { method: 'GET', path: '/guilds/:guild/roles/member-counts', handler: countHolders },
  { method: 'GET', path: '/guilds/:guild/roles/:role', handler: read },
  { method: 'PATCH', path: '/guilds/:guild/roles/:role', handler: change },
  { method: 'DELETE', path: '/guilds/:guild/roles/:role', handler: erase },
  { method: 'PUT', path: '/guilds/:guild/members/:user/roles/:role', handler: (ask) => hand(ask, giveRole) },
  { method: 'DELETE', path: '/guilds/:guild/members/:user/roles/:role', handler: (ask) => hand(ask, takeRole) },
];
