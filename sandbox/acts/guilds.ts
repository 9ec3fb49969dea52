import { BOT_AT_FIRST, ChannelType, Intent } from '../town/flags';
import { nameOf } from '../town/lookup';
import type { CommandRule, Guild, Member, Role, User } from '../town/model';
import { snowflake } from '../town/snowflake';
import { guildCreateShape, guildShape } from '../shapes/guilds';
import { memberShape, roleShape, userShape } from '../shapes/people';
import type { World } from '../world';
import { newChannel, place, seeAnew } from './channels';
import { seenNow, tellSight } from './sight';
import { removeFromThread } from './threads';
import { leaveVoice } from './voice';

/** A guild with its owner, the bot with its own role, and one channel: general. */
export function createGuild(
  world: World,
  p: { name: string; owner: string; locale: string; everyone: bigint; bot: bigint; commands: boolean },
): { guild: Guild; botRole: Role; generalId: string } {
  const { town } = world;
  const bot = town.users.get(town.botId);
  const id = snowflake();
  const guild: Guild = {
    id,
    name: p.name,
    ownerId: p.owner,
    locale: p.locale,
    commands: p.commands,
    commandRules: new Map(),
    members: new Map(),
    roles: new Map(),
    channels: new Map(),
    voice: new Map(),
    events: new Map(),
    interested: new Map(),
    stages: new Map(),
    invites: new Map(),
    seenByBot: new Set(),
    revision: 0,
  };
  const everyone = newRole({ id, name: '@everyone', permissions: p.everyone, position: 0 });
  const botRole = newRole({
    id: snowflake(),
    name: bot?.displayName ?? 'Bot',
    permissions: p.bot,
    position: 1,
    botId: town.botId,
  });
  guild.roles.set(everyone.id, everyone);
  guild.roles.set(botRole.id, botRole);
  guild.members.set(p.owner, newMember(p.owner));
  guild.members.set(town.botId, newMember(town.botId, [botRole.id]));
  town.guilds.set(id, guild);
  const general = newChannel({ id: snowflake(), type: ChannelType.Text, guildId: id, name: 'general' });
  place(world, general);
  guild.seenByBot = seenNow(town, guild);
  world.gateway.dispatch('GUILD_CREATE', { intents: Intent.Guilds, guild: id }, (intents) =>
    guildCreateShape(town, guild, intents),
  );
  return { guild, botRole, generalId: general.id };
}

export function newRole(p: Pick<Role, 'id' | 'name' | 'permissions' | 'position'> & Partial<Role>): Role {
  return { color: 0, hoist: false, mentionable: false, botId: null, ...p };
}

export function newMember(userId: string, roles: readonly string[] = []): Member {
  return {
    userId,
    roles: new Set(roles),
    nick: null,
    joinedAt: new Date().toISOString(),
    timedOutUntil: null,
    mute: false,
    deaf: false,
    temporary: false,
  };
}

export function guildChanged(world: World, guild: Guild): void {
  world.gateway.dispatch('GUILD_UPDATE', { intents: Intent.Guilds, guild: guild.id }, guildShape(guild));
}

export function join(world: World, guild: Guild, user: User, roles: readonly string[]): void {
  const member = newMember(user.id, roles);
  if (user.id === world.town.botId) {
    letBotIn(world, guild, member);
    return;
  }
  guild.members.set(user.id, member);
  seeAnew(world, guild.id);
  world.gateway.dispatch('GUILD_MEMBER_ADD', members(guild), { ...memberShape(member, user), guild_id: guild.id });
}

/** A bot that is invited brings its own role, and sees the guild from then on. */
function letBotIn(world: World, guild: Guild, member: Member): void {
  const name = world.town.users.get(member.userId)?.displayName ?? 'Bot';
  const role = newRole({ id: snowflake(), name, permissions: BOT_AT_FIRST, position: 1, botId: member.userId });
  createRole(world, guild, role, guild.ownerId);
  member.roles.add(role.id);
  guild.members.set(member.userId, member);
  seeAnew(world, guild.id);
  guild.seenByBot = seenNow(world.town, guild);
  world.gateway.dispatch('GUILD_CREATE', { intents: Intent.Guilds, guild: guild.id }, (intents) =>
    guildCreateShape(world.town, guild, intents),
  );
}

/** Leaving takes the person out of voice and of every thread. */
export function leave(world: World, guild: Guild, user: User): void {
  if (!guild.members.has(user.id)) return;
  leaveVoice(world, guild, user.id);
  for (const channel of guild.channels.values()) if (channel.thread) removeFromThread(world, channel, user.id);
  if (user.id === world.town.botId)
    world.gateway.dispatch('GUILD_DELETE', { intents: Intent.Guilds, guild: guild.id }, { id: guild.id });
  guild.members.delete(user.id);
  for (const channel of guild.channels.values()) channel.overwrites.delete(user.id);
  for (const interested of guild.interested.values()) interested.delete(user.id);
  seeAnew(world, guild.id);
  if (user.id === world.town.botId) {
    for (const role of guild.roles.values()) if (role.botId === user.id) guild.roles.delete(role.id);
    return;
  }
  world.gateway.dispatch('GUILD_MEMBER_REMOVE', members(guild), { guild_id: guild.id, user: userShape(user) });
}

/** Out of voice. Whoever came for one visit, and was given no role, is out of the guild with it. */
export function leaveRoom(world: World, guild: Guild, user: User): void {
  leaveVoice(world, guild, user.id);
  const member = guild.members.get(user.id);
  if (member?.temporary && member.roles.size === 0) leave(world, guild, user);
}

/** The caller has changed the member; this tells it. The bot always hears about itself. */
export function memberChanged(world: World, guild: Guild, member: Member): void {
  const user = world.town.users.get(member.userId);
  seeAnew(world, guild.id);
  if (!user) return;
  const who = member.userId === world.town.botId ? { intents: Intent.Guilds, guild: guild.id } : members(guild);
  world.gateway.dispatch('GUILD_MEMBER_UPDATE', who, { ...memberShape(member, user), guild_id: guild.id });
  if (member.userId === world.town.botId) tellSight(world, guild);
}

/** New roles come in at the bottom, right above @everyone. */
export function createRole(world: World, guild: Guild, role: Role, author: string): Role {
  for (const other of guild.roles.values()) if (other.position >= 1) other.position += 1;
  guild.roles.set(role.id, role);
  roleTold(world, guild, { role, author, event: 'GUILD_ROLE_CREATE' });
  return role;
}

export function roleChanged(world: World, guild: Guild, role: Role, author: string): void {
  roleTold(world, guild, { role, author, event: 'GUILD_ROLE_UPDATE' });
}

export function deleteRole(world: World, guild: Guild, role: Role, author: string): void {
  guild.roles.delete(role.id);
  for (const other of guild.roles.values()) if (other.position > role.position) other.position -= 1;
  for (const member of guild.members.values()) member.roles.delete(role.id);
  for (const channel of guild.channels.values()) channel.overwrites.delete(role.id);
  seeAnew(world, guild.id);
  noteRole(world, guild, { text: `${role.name} (deleted)`, author });
  world.gateway.dispatch(
    'GUILD_ROLE_DELETE',
    { intents: Intent.Guilds, guild: guild.id },
    { guild_id: guild.id, role_id: role.id },
  );
  tellSight(world, guild);
}

interface Handing {
  readonly member: Member;
  readonly role: Role;
  readonly author: string;
}

export function giveRole(world: World, guild: Guild, p: Handing): void {
  if (addRole(world, guild, p)) memberChanged(world, guild, p.member);
}

export function takeRole(world: World, guild: Guild, p: Handing): void {
  if (dropRole(world, guild, p)) memberChanged(world, guild, p.member);
}

/** The caller tells it, with all else that it changes. False if they hold it already. */
export function addRole(world: World, guild: Guild, { member, role, author }: Handing): boolean {
  if (member.roles.has(role.id)) return false;
  member.roles.add(role.id);
  noteRole(world, guild, { text: `${role.name} given to ${nameOf(world.town, member.userId)}`, author });
  return true;
}

/** The caller tells it, with all else that it changes. False if they do not hold it. */
export function dropRole(world: World, guild: Guild, { member, role, author }: Handing): boolean {
  if (!member.roles.delete(role.id)) return false;
  noteRole(world, guild, { text: `${role.name} taken from ${nameOf(world.town, member.userId)}`, author });
  return true;
}

export function setCommandRules(world: World, guild: Guild, p: { id: string; lines: readonly CommandRule[] }): void {
  guild.commandRules.set(p.id, p.lines);
  world.gateway.dispatch(
    'APPLICATION_COMMAND_PERMISSIONS_UPDATE',
    { intents: null, guild: guild.id },
    {
      id: p.id,
      application_id: world.town.applicationId,
      guild_id: guild.id,
      permissions: p.lines.map((line) => ({ ...line })),
    },
  );
}

function roleTold(world: World, guild: Guild, p: { role: Role; author: string; event: string }): void {
  seeAnew(world, guild.id);
  noteRole(world, guild, { text: p.role.name, author: p.author });
  world.gateway.dispatch(
    p.event,
    { intents: Intent.Guilds, guild: guild.id },
    { guild_id: guild.id, role: roleShape(p.role) },
  );
  if (guild.members.has(world.town.botId)) tellSight(world, guild);
}

/** Roles stand in the member list, which everybody in the guild reads. */
function noteRole(world: World, guild: Guild, p: { text: string; author: string }): void {
  const audience = [...guild.members.keys()].filter((id) => world.town.users.get(id)?.bot === false);
  world.ledger.write({ kind: 'role', guild: guild.id, channel: null, author: p.author, audience, text: p.text });
}

function members(guild: Guild): { intents: number; guild: string } {
  return { intents: Intent.GuildMembers, guild: guild.id };
}
