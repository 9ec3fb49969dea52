import { Intent } from '../town/flags';
import type { Guild, Town } from '../town/model';
import { activeThreads, seesEvent } from '../town/permissions';
import type { JsonObject } from '../wire/json';
import { channelShape, channelShapeFor } from './channels';
import { memberShape, roleShape, voiceShape } from './people';

export function guildShape(guild: Guild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map(roleShape),
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    region: 'deprecated',
    default_message_notifications: 0,
    explicit_content_filter: 0,
    max_members: 500_000,
    max_presences: null,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    mfa_level: 0,
    nsfw: false,
    nsfw_level: 0,
    preferred_locale: guild.locale,
    premium_progress_bar_enabled: false,
    premium_subscription_count: 0,
    premium_tier: 0,
    public_updates_channel_id: null,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    system_channel_flags: 0,
    system_channel_id: null,
    vanity_url_code: null,
    verification_level: 1,
    widget_enabled: false,
    widget_channel_id: null,
    incidents_data: null,
  };
}

/**
 * What a bot gets when a guild comes into view. Members: itself and whoever is in voice, since the full list
 * would need the presence switch too. Threads: the active ones it may see.
 */
export function guildCreateShape(town: Town, guild: Guild, intents: number): JsonObject {
  const channels = [...guild.channels.values()];
  const shown = new Set([town.botId, ...guild.voice.keys()]);
  return {
    ...guildShape(guild),
    joined_at: guild.members.get(town.botId)?.joinedAt ?? new Date().toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states:
      intents & Intent.GuildVoiceStates
        ? [...guild.voice.values()].map((state) => voiceShape(guild, state, state.channelId))
        : [],
    members: membersShape(town, guild, shown),
    channels: channels.filter((channel) => !channel.thread).map((channel) => channelShapeFor(town, channel)),
    threads: activeThreads(town, guild).map((thread) => channelShape(town, thread)),
    presences: [],
    stage_instances: [...guild.stages.values()],
    guild_scheduled_events: [...guild.events.values()].filter((event) =>
      seesEvent(town, guild, { event, user: town.botId }),
    ),
    soundboard_sounds: [],
  };
}

function membersShape(town: Town, guild: Guild, ids: ReadonlySet<string>): JsonObject[] {
  return [...ids].flatMap((id) => {
    const member = guild.members.get(id);
    const user = town.users.get(id);
    return member && user ? [memberShape(member, user)] : [];
  });
}

/** The part of a guild that an invitation shows to those outside. */
export function invitingGuildShape(guild: Guild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    description: null,
    icon: null,
    splash: null,
    banner: null,
    features: [],
    verification_level: 1,
    vanity_url_code: null,
    nsfw: false,
    nsfw_level: 0,
    premium_subscription_count: 0,
  };
}

/** The part of a guild that an interaction brings along. */
export function partialGuildShape(guild: Guild): JsonObject {
  return { id: guild.id, locale: guild.locale, features: [] };
}
