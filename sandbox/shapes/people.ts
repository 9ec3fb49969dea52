import type { Guild, Member, Role, Town, User, VoiceState } from '../town/model';
import type { JsonObject } from '../wire/json';

export function userShape(user: User): JsonObject {
  return {
    id: user.id,
    username: user.name,
    global_name: user.displayName,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    bot: user.bot,
    system: false,
    public_flags: 0,
    flags: 0,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
  };
}

/** Without the user inside, as a message carries it. */
export function bareMemberShape(member: Member): JsonObject {
  return {
    roles: [...member.roles],
    nick: member.nick,
    avatar: null,
    banner: null,
    avatar_decoration_data: null,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: member.deaf,
    mute: member.mute,
    flags: 0,
    pending: false,
    communication_disabled_until: member.timedOutUntil,
  };
}

export function memberShape(member: Member, user: User): JsonObject {
  return { ...bareMemberShape(member), user: userShape(user) };
}

/** As many events and lists carry it: nothing of whoever is not in the guild. */
export function memberPart(town: Town, guild: Guild | undefined, userId: string): JsonObject {
  const member = guild?.members.get(userId);
  const user = town.users.get(userId);
  return member && user ? { member: memberShape(member, user) } : {};
}

export function roleShape(role: Role): JsonObject {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.hoist,
    icon: null,
    unicode_emoji: null,
    mentionable: role.mentionable,
    managed: role.botId !== null,
    flags: 0,
    ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
  };
}

/** `channel` is null for somebody who has just left. */
export function voiceShape(guild: Guild, state: VoiceState, channel: string | null): JsonObject {
  return {
    guild_id: guild.id,
    channel_id: channel,
    user_id: state.userId,
    session_id: state.sessionId,
    deaf: guild.members.get(state.userId)?.deaf ?? false,
    mute: guild.members.get(state.userId)?.mute ?? false,
    self_deaf: state.selfDeaf,
    self_mute: state.selfMute,
    self_stream: false,
    self_video: false,
    suppress: state.suppress,
    request_to_speak_timestamp: state.requestedAt,
  };
}
