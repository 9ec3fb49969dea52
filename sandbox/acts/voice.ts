import { ChannelType, Intent } from '../town/flags';
import type { Channel, Guild, VoiceState } from '../town/model';
import { audienceOf } from '../town/permissions';
import { memberPart, voiceShape } from '../shapes/people';
import type { World } from '../world';

export function joinVoice(world: World, guild: Guild, p: { user: string; channel: string }): void {
  const before = guild.voice.get(p.user);
  if (before?.channelId === p.channel) return;
  const state = before ?? {
    userId: p.user,
    channelId: p.channel,
    sessionId: world.secret(),
    suppress: false,
    requestedAt: null,
    selfMute: false,
    selfDeaf: false,
  };
  state.channelId = p.channel;
  // On a stage everybody begins as a listener.
  state.suppress = guild.channels.get(p.channel)?.type === ChannelType.Stage;
  state.requestedAt = null;
  guild.voice.set(p.user, state);
  noteVoice(world, guild, { user: p.user, channel: p.channel, text: 'joined' });
  voiceChanged(world, guild, state);
}

export function leaveVoice(world: World, guild: Guild, userId: string): void {
  const state = guild.voice.get(userId);
  if (!state) return;
  guild.voice.delete(userId);
  noteVoice(world, guild, { user: userId, channel: state.channelId, text: 'left' });
  tell(world, guild, state, null);
}

/** Everybody in a room that is being closed is out of it. */
export function emptyRoom(world: World, guild: Guild, channel: Channel): void {
  for (const state of [...guild.voice.values()])
    if (state.channelId === channel.id) leaveVoice(world, guild, state.userId);
}

/** The caller has changed the state; this tells it. */
export function voiceChanged(world: World, guild: Guild, state: VoiceState): void {
  tell(world, guild, state, state.channelId);
}

/** The line under a room's name. It has an event of its own, and does not stand in the channel. */
export function setRoomStatus(world: World, channel: Channel, status: string | null): void {
  channel.status = status;
  world.gateway.dispatch(
    'VOICE_CHANNEL_STATUS_UPDATE',
    { intents: Intent.Guilds, guild: channel.guildId },
    { id: channel.id, guild_id: channel.guildId, status },
  );
}

function tell(world: World, guild: Guild, state: VoiceState, channel: string | null): void {
  const whole = { ...voiceShape(guild, state, channel), ...memberPart(world.town, guild, state.userId) };
  world.gateway.dispatch('VOICE_STATE_UPDATE', { intents: Intent.GuildVoiceStates, guild: guild.id }, whole);
}

function noteVoice(world: World, guild: Guild, p: { user: string; channel: string; text: string }): void {
  const channel = guild.channels.get(p.channel);
  const audience = channel ? audienceOf(world.town, channel) : [];
  world.ledger.write({ kind: 'voice', guild: guild.id, channel: p.channel, author: p.user, audience, text: p.text });
}
