import { createChannel, deleteChannel, newChannel, setOverwrite } from '../acts/channels';
import {
  createGuild,
  createRole,
  giveRole,
  guildChanged,
  join,
  leave,
  newRole,
  roleChanged,
  setCommandRules,
  takeRole,
} from '../acts/guilds';
import { remove } from '../acts/messages';
import { addToThread, editThread, hasRoomFor, removeFromThread } from '../acts/threads';
import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { BOT_AT_FIRST, ChannelType, EVERYONE_AT_FIRST } from '../town/flags';
import type { Channel, Guild, Member, Role } from '../town/model';
import { snowflake } from '../town/snowflake';
import { asJson, bitsIn, booleanIn, numberIn, objectsIn, textIn, textsIn, type Json } from '../wire/json';
import { ControlError } from '../refusal';
import { channelNamed, guildNamed, userNamed } from './find';
import { guildView } from './views';

/** What is done by hand, by the owner: guilds, members, roles, channels, threads. Gateway events follow from all of it. */

function makeGuild(ask: Ask): Answer {
  const { body, world } = ask;
  const owner = userNamed(world, textIn(body.owner) ?? '');
  const { guild, botRole, generalId } = createGuild(world, {
    name: textIn(body.name) ?? 'A guild',
    owner: owner.id,
    locale: textIn(body.locale) ?? 'en-US',
    everyone: EVERYONE_AT_FIRST,
    bot: bitsIn(body.botPermissions) ?? BOT_AT_FIRST,
    commands: booleanIn(body.commands) ?? true,
  });
  return ok({ id: guild.id, everyoneRoleId: guild.id, botRoleId: botRole.id, generalChannelId: generalId });
}

function editGuild(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  guild.name = textIn(ask.body.name) ?? guild.name;
  guild.locale = textIn(ask.body.locale) ?? guild.locale;
  guild.commands = booleanIn(ask.body.commands) ?? guild.commands;
  guildChanged(ask.world, guild);
  return done;
}

function readGuild(ask: Ask): Answer {
  return ok(asJson(guildView(ask.world.town, guildNamed(ask.world, ask.params.guild ?? ''))));
}

function joinGuild(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  const user = userNamed(ask.world, textIn(ask.body.user) ?? '');
  if (guild.members.has(user.id)) throw new ControlError(409, 'already a member');
  join(ask.world, guild, user, textsIn(ask.body.roles));
  return done;
}

function leaveGuild(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  leave(ask.world, guild, userNamed(ask.world, ask.params.user ?? ''));
  return done;
}

function makeRole(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  const permissions = bitsIn(ask.body.permissions) ?? 0n;
  const mentionable = booleanIn(ask.body.mentionable) ?? false;
  const role = newRole({
    id: snowflake(),
    name: textIn(ask.body.name) ?? 'new role',
    permissions,
    position: 1,
    mentionable,
  });
  createRole(ask.world, guild, role, guild.ownerId);
  return ok({ id: role.id });
}

function editRole(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  const role = roleNamed(guild, ask.params.role ?? '');
  role.name = textIn(ask.body.name) ?? role.name;
  role.permissions = bitsIn(ask.body.permissions) ?? role.permissions;
  role.position = numberIn(ask.body.position) ?? role.position;
  role.mentionable = booleanIn(ask.body.mentionable) ?? role.mentionable;
  roleChanged(ask.world, guild, role, guild.ownerId);
  return done;
}

function handRole(ask: Ask, hand: typeof giveRole): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  hand(ask.world, guild, {
    member: memberNamed(guild, ask.params.user ?? ''),
    role: roleNamed(guild, ask.params.role ?? ''),
    author: guild.ownerId,
  });
  return done;
}

function makeChannel(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  const channel = newChannel({
    id: snowflake(),
    type: numberIn(ask.body.type) ?? ChannelType.Text,
    guildId: guild.id,
    name: textIn(ask.body.name) ?? 'channel',
    parentId: textIn(ask.body.parent) ?? null,
    position: guild.channels.size,
  });
  createChannel(ask.world, channel, guild.ownerId);
  return ok({ id: channel.id });
}

function overwrite(ask: Ask): Answer {
  const channel = channelNamed(ask.world, ask.params.channel ?? '');
  const kind = ask.body.kind === 'member' ? 'member' : 'role';
  const id = ask.params.target ?? '';
  if (kind === 'member') userNamed(ask.world, id);
  else roleNamed(guildNamed(ask.world, channel.guildId ?? ''), id);
  const entry = { id, kind, allow: rightsIn(ask.body.allow), deny: rightsIn(ask.body.deny) } as const;
  setOverwrite(ask.world, channel, entry, ownerOf(ask, channel.guildId));
  return done;
}

function rightsIn(value: Json | undefined): bigint {
  const bits = value === undefined ? 0n : bitsIn(value);
  if (bits === undefined) throw new ControlError(400, 'rights are a decimal number, in text');
  return bits;
}

function dropChannel(ask: Ask): Answer {
  const channel = channelNamed(ask.world, ask.params.channel ?? '');
  deleteChannel(ask.world, channel, ownerOf(ask, channel.guildId));
  return done;
}

function archive(ask: Ask): Answer {
  const channel = channelNamed(ask.world, ask.params.channel ?? '');
  if (!channel.thread) throw new ControlError(400, 'not a thread');
  editThread(
    ask.world,
    channel,
    { archived: booleanIn(ask.body.archived), locked: booleanIn(ask.body.locked) },
    ownerOf(ask, channel.guildId),
  );
  return done;
}

function addThreadMember(ask: Ask): Answer {
  const { thread, user } = threadMember(ask);
  if (!hasRoomFor(thread, user)) throw new ControlError(409, 'no room for another member in this thread');
  addToThread(ask.world, thread, user);
  return done;
}

function removeThreadMember(ask: Ask): Answer {
  const { thread, user } = threadMember(ask);
  removeFromThread(ask.world, thread, user);
  return done;
}

function threadMember(ask: Ask): { thread: Channel; user: string } {
  const thread = channelNamed(ask.world, ask.params.channel ?? '');
  if (!thread.thread) throw new ControlError(400, 'not a thread');
  return { thread, user: userNamed(ask.world, ask.params.user ?? '').id };
}

function dropMessage(ask: Ask): Answer {
  const message = ask.world.town.messages.get(ask.params.message ?? '');
  if (!message || message.channelId !== ask.params.channel) throw new ControlError(404, 'no such message');
  remove(ask.world, message);
  return done;
}

function roleNamed(guild: Guild, id: string): Role {
  const role = guild.roles.get(id);
  if (!role) throw new ControlError(404, `no such role: ${id}`);
  return role;
}

function memberNamed(guild: Guild, id: string): Member {
  const member = guild.members.get(id);
  if (!member) throw new ControlError(404, `no such member: ${id}`);
  return member;
}

/** In the settings of the server: who may use a command and where, or all of the bot's, by the application's id. */
function ruleCommand(ask: Ask): Answer {
  const guild = guildNamed(ask.world, ask.params.guild ?? '');
  const id = ask.params.command ?? '';
  const { applicationId, commands } = ask.world.town;
  if (id !== applicationId && !commands.has(id)) throw new ControlError(404, `no such command: ${id}`);
  const lines = objectsIn(ask.body.permissions).map((line) => ({
    id: textIn(line.id) ?? '',
    type: numberIn(line.type) ?? 0,
    permission: line.permission === true,
  }));
  if (lines.length > 100 || lines.some(({ type }) => ![1, 2, 3].includes(type)))
    throw new ControlError(400, 'at most 100 lines, each of type 1 (role), 2 (person) or 3 (channel)');
  setCommandRules(ask.world, guild, { id, lines });
  return done;
}

function ownerOf(ask: Ask, guildId: string | null): string {
  return ask.world.town.guilds.get(guildId ?? '')?.ownerId ?? '';
}

export const townRoutes: Route[] = [
  { method: 'POST', path: '/guilds', handler: makeGuild },
  { method: 'GET', path: '/guilds/:guild', handler: readGuild },
  { method: 'PATCH', path: '/guilds/:guild', handler: editGuild },
  { method: 'POST', path: '/guilds/:guild/members', handler: joinGuild },
  { method: 'DELETE', path: '/guilds/:guild/members/:user', handler: leaveGuild },
  { method: 'POST', path: '/guilds/:guild/roles', handler: makeRole },
  { method: 'PATCH', path: '/guilds/:guild/roles/:role', handler: editRole },
  { method: 'PUT', path: '/guilds/:guild/members/:user/roles/:role', handler: (ask) => handRole(ask, giveRole) },
  { method: 'DELETE', path: '/guilds/:guild/members/:user/roles/:role', handler: (ask) => handRole(ask, takeRole) },
  { method: 'PUT', path: '/guilds/:guild/commands/:command/permissions', handler: ruleCommand },
  { method: 'POST', path: '/guilds/:guild/channels', handler: makeChannel },
  { method: 'PUT', path: '/channels/:channel/overwrites/:target', handler: overwrite },
  { method: 'PUT', path: '/channels/:channel/members/:user', handler: addThreadMember },
  { method: 'DELETE', path: '/channels/:channel/members/:user', handler: removeThreadMember },
  { method: 'PATCH', path: '/channels/:channel', handler: archive },
  { method: 'DELETE', path: '/channels/:channel', handler: dropChannel },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', handler: dropMessage },
];
