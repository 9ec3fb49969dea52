import { Intent } from '../town/flags';
import type { Guild, Invite, User } from '../town/model';
import { expiryOf } from '../shapes/invites';
import { userShape } from '../shapes/people';
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
  world.gateway.dispatch(
    'INVITE_CREATE',
    { intents: Intent.GuildInvites, guild: guild.id },
    {
      channel_id: invite.channelId,
      code: invite.code,
      created_at: invite.createdAt,
      guild_id: guild.id,
      ...(inviter ? { inviter: userShape(inviter) } : {}),
      max_age: invite.maxAge,
      max_uses: invite.maxUses,
      temporary: invite.temporary,
      uses: invite.uses,
      type: 0,
      expires_at: expiryOf(invite),
      ...(invite.roles.length > 0 ? { role_ids: [...invite.roles] } : {}),
    },
  );
}

export function dropInvite(world: World, guild: Guild, invite: Invite): void {
  guild.invites.delete(invite.code);
  world.gateway.dispatch(
    'INVITE_DELETE',
    { intents: Intent.GuildInvites, guild: guild.id },
    { channel_id: invite.channelId, guild_id: guild.id, code: invite.code },
  );
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
