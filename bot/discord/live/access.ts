import {
  OverwriteType,
  Routes,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  type RESTGetAPIGuildRoleMemberCountsResult,
} from 'discord-api-types/v10';
import type { Access } from '../port';

type Get = <T>(route: `/${string}`) => Promise<T>;

/** Who may do what, read anew from Discord. */
export async function readAccess(get: Get, guild: string, channel: string | null): Promise<Access> {
  const [{ owner_id }, roles, counts, channels] = await Promise.all([
    get<APIGuild>(Routes.guild(guild)),
    get<APIRole[]>(Routes.guildRoles(guild)),
    // It leaves @everyone out.
    get<RESTGetAPIGuildRoleMemberCountsResult>(Routes.guildRoleMemberCounts(guild)),
    get<APIChannel[]>(Routes.guildChannels(guild)),
  ]);
  const { nick, user } = await get<APIGuildMember>(Routes.guildMember(guild, owner_id));
  const ruling = channels.find(({ id }) => id === channel);
  const overwrites = ruling && 'permission_overwrites' in ruling ? (ruling.permission_overwrites ?? []) : [];
  return {
    owner: { id: owner_id, name: nick ?? user.global_name ?? user.username },
    roles: roles.map(({ id, name, permissions, tags }) => ({
      id,
      name,
      permissions: BigInt(permissions),
      bot: tags?.bot_id ?? null,
      holders: counts[id] ?? null,
    })),
    overwrites: overwrites.map(asOverwrite),
  };
}

const asOverwrite = ({ id, type, allow, deny }: APIOverwrite): Access['overwrites'][number] => ({
  id,
  kind: type === OverwriteType.Member ? 'member' : 'role',
  allow: BigInt(allow),
  deny: BigInt(deny),
});
