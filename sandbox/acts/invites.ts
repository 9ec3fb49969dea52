import { Intent, Permission } from '../town/flags';
import type { Guild, Invite, User } from '../town/model';
import { allows, channelPermissions } from '../town/permissions';
import { expiryOf } from '../shapes/invites';
import { userShape } from '../shapes/people';
import type { JsonObject } from '../wire/json';
import type { World } from '../world';
import { join } from './guilds';

/** The place an invite leads to, if it still holds. How long is counted in real time, as all that is Discord's. */
export function findInvite(world: World, code: string): { guild: Guild; invite: Invite } | null {
  for (const guild of world.town.guilds.values()) {
    const invite = guild.invites.get(code);
    if (invite) return holds(world, guild, invite) ? { guild, invite } : null;
  }
  return null;
}

/** Those that still hold; the others are forgotten. */
export function invitesOf(world: World, guild: Guild): Invite[] {
  return [...guild.invites.values()].filter((invite) => holds(world, guild, invite));
}

export function createInvite(world: World, guild: Guild, invite: Invite): void {
  guild.invites.set(invite.code, invite);
  const inviter = world.town.users.get(invite.inviterId);
  told(world, guild, {
    event: 'INVITE_CREATE',
    invite,
    more: {
      created_at: invite.createdAt,
      ...(inviter ? { inviter: userShape(inviter) } : {}),
      max_age: invite.maxAge,
      max_uses: invite.maxUses,
      temporary: invite.temporary,
      uses: invite.uses,
      type: 0,
      expires_at: expiryOf(invite),
      ...(invite.roles.length > 0 ? { role_ids: [...invite.roles] } : {}),
    },
  });
}

export function dropInvite(world: World, guild: Guild, invite: Invite): void {
  guild.invites.delete(invite.code);
  told(world, guild, { event: 'INVITE_DELETE', invite, more: {} });
}

/** Of invites to a channel hears only who holds Manage Channels there (events/gateway-events, "Invites"). */
function told(world: World, guild: Guild, p: { event: string; invite: Invite; more: JsonObject }): void {
  const { code, channelId } = p.invite;
  const channel = guild.channels.get(channelId);
  const bits = channel ? channelPermissions(world.town, channel, world.town.botId) : 0n;
  if (!allows(bits, Permission.ManageChannels)) return;
  const data = { channel_id: channelId, guild_id: guild.id, code, ...p.more };
  world.gateway.dispatch(p.event, { intents: Intent.GuildInvites, guild: guild.id }, data);
}

/** Whoever is a member already does not use it up. The last use takes it away. */
export function acceptInvite(world: World, p: { guild: Guild; invite: Invite; user: User }): void {
  const { guild, invite, user } = p;
  if (guild.members.has(user.id)) return;
  const roles = invite.roles.filter((id) => guild.roles.has(id));
  invite.uses += 1;
  join(world, guild, user, roles);
  const member = guild.members.get(user.id);
  if (member) member.temporary = invite.temporary;
  if (invite.maxUses > 0 && invite.uses >= invite.maxUses) dropInvite(world, guild, invite);
}

function holds(world: World, guild: Guild, invite: Invite): boolean {
  const expiry = expiryOf(invite);
  const isOver = expiry !== null && Date.parse(expiry) <= Date.now();
  if (!isOver && guild.channels.has(invite.channelId)) return true;
  dropInvite(world, guild, invite);
  return false;
}
