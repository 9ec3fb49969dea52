import type { Guild, Invite, Town } from '../town/model';
import type { JsonObject } from '../wire/json';
import { invitingGuildShape } from './guilds';
import { roleShape, userShape } from './people';

/** With what only whoever manages the place is told: how often it was used, and how long it holds. */
export function inviteShape(town: Town, guild: Guild, invite: Invite): JsonObject {
  return {
    ...openInviteShape(town, guild, invite),
    uses: invite.uses,
    max_uses: invite.maxUses,
    max_age: invite.maxAge,
    temporary: invite.temporary,
    created_at: invite.createdAt,
  };
}

/** What anybody learns who has the code. */
export function openInviteShape(town: Town, guild: Guild, invite: Invite): JsonObject {
  const channel = town.channels.get(invite.channelId);
  const inviter = town.users.get(invite.inviterId);
  const roles = invite.roles.flatMap((id) => guild.roles.get(id) ?? []);
  return {
    type: 0,
    code: invite.code,
    guild_id: guild.id,
    guild: invitingGuildShape(guild),
    channel: channel ? { id: channel.id, name: channel.name, type: channel.type } : null,
    ...(inviter ? { inviter: userShape(inviter) } : {}),
    expires_at: expiryOf(invite),
    flags: 0,
    ...(roles.length > 0 ? { roles: roles.map(roleShape) } : {}),
  };
}

/** ISO, or null where it holds for ever. */
export function expiryOf(invite: Invite): string | null {
  return invite.maxAge === 0 ? null : new Date(Date.parse(invite.createdAt) + invite.maxAge * 1000).toISOString();
}
