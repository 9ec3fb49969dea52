import { setRoomStatus, voiceChanged } from '../acts/voice';
import { voiceShape } from '../shapes/people';
import { ChannelType, Intent, Permission } from '../town/flags';
import type { Channel, Guild, VoiceState } from '../town/model';
import { snowflake } from '../town/snowflake';
import { Complaints } from '../validate/complaints';
import { booleanIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { channelOf, guildOf, guildOfChannel, needInChannel, userIdIn } from './find';
import { done, ok, type Answer, type Ask, type Route } from './router';

const MOST_TOPIC = 120;
const MOST_STATUS = 500;
/** Who holds all three moderates a stage. */
const MODERATES = Permission.ManageChannels | Permission.MuteMembers | Permission.MoveMembers;

function readState(ask: Ask): Answer {
  const guild = guildOf(ask);
  const state = stateOf(ask, guild);
  return ok(voiceShape(guild, state, state.channelId));
}

/** On a stage only: who is heard, and who is not. Anybody may step back to listen; to be heard takes a moderator. */
function changeState(ask: Ask): Answer {
  const guild = guildOf(ask);
  const state = stateOf(ask, guild);
  const channel = guild.channels.get(state.channelId);
  const wanted = textIn(ask.body.channel_id) ?? channel?.id;
  if (channel?.type !== ChannelType.Stage || wanted !== channel.id) throw no('wrongChannelType');
  const own = state.userId === ask.world.town.botId;
  const suppress = booleanIn(ask.body.suppress);
  if (!own || suppress === false) needInChannel(ask, channel, Permission.MuteMembers);
  state.suppress = suppress ?? state.suppress;
  if (ask.body.request_to_speak_timestamp !== undefined)
    state.requestedAt = textIn(ask.body.request_to_speak_timestamp) ?? null;
  voiceChanged(ask.world, guild, state);
  return done;
}

function stateOf(ask: Ask, guild: Guild): VoiceState {
  const state = guild.voice.get(userIdIn(ask));
  if (!state) throw no('unknownVoiceState');
  return state;
}

/** The line under a voice channel's name. Whoever is not in the room needs Manage Channels besides. */
function setStatus(ask: Ask): Answer {
  const { town } = ask.world;
  const channel = channelOf(ask);
  if (channel.type !== ChannelType.Voice) throw no('wrongChannelType');
  const guild = guildOfChannel(ask, channel);
  const inside = guild.voice.get(town.botId)?.channelId === channel.id;
  needInChannel(ask, channel, Permission.SetVoiceChannelStatus);
  if (!inside) needInChannel(ask, channel, Permission.ManageChannels);
  const status = textIn(ask.body.status) ?? '';
  const wrong = new Complaints();
  if (status.length > MOST_STATUS) wrong.tooLong(['status'], MOST_STATUS);
  wrong.end();
  setRoomStatus(ask.world, channel, status || null);
  return done;
}

function openStage(ask: Ask): Answer {
  const channel = channelOf(ask, textIn(ask.body.channel_id) ?? '');
  const guild = stageGuild(ask, channel);
  if (guild.stages.has(channel.id)) throw no('stageOpen');
  checkTopic(ask.body, true);
  const stage: JsonObject = {
    id: snowflake(),
    guild_id: guild.id,
    channel_id: channel.id,
    topic: textIn(ask.body.topic) ?? '',
    privacy_level: 2,
    discoverable_disabled: true,
    guild_scheduled_event_id: null,
  };
  return ok(tell(ask, guild, stage, 'STAGE_INSTANCE_CREATE'));
}

function readStage(ask: Ask): Answer {
  const channel = channelOf(ask);
  return ok(stageAt(guildOfChannel(ask, channel), channel));
}

function changeStage(ask: Ask): Answer {
  const channel = channelOf(ask);
  const guild = stageGuild(ask, channel);
  checkTopic(ask.body, false);
  const old = stageAt(guild, channel);
  return ok(tell(ask, guild, { ...old, topic: textIn(ask.body.topic) ?? old.topic }, 'STAGE_INSTANCE_UPDATE'));
}

function closeStage(ask: Ask): Answer {
  const channel = channelOf(ask);
  const guild = stageGuild(ask, channel);
  const stage = stageAt(guild, channel);
  tell(ask, guild, stage, 'STAGE_INSTANCE_DELETE');
  guild.stages.delete(channel.id);
  return done;
}

function stageGuild(ask: Ask, channel: Channel): Guild {
  if (channel.type !== ChannelType.Stage) throw no('wrongChannelType');
  needInChannel(ask, channel, MODERATES);
  return guildOfChannel(ask, channel);
}

function stageAt(guild: Guild, channel: Channel): JsonObject {
  const stage = guild.stages.get(channel.id);
  if (!stage) throw no('unknownStage');
  return stage;
}

function checkTopic(body: JsonObject, needed: boolean): void {
  const topic = textIn(body.topic);
  const wrong = new Complaints();
  if (topic === undefined ? needed : topic.length < 1 || topic.length > MOST_TOPIC)
    wrong.badLength(['topic'], 1, MOST_TOPIC);
  wrong.end();
}

function tell(ask: Ask, guild: Guild, stage: JsonObject, event: string): JsonObject {
  guild.stages.set(textIn(stage.channel_id) ?? '', stage);
  ask.world.gateway.dispatch(event, { intents: Intent.Guilds, guild: guild.id }, stage);
  return stage;
}

export const voiceRoutes: Route[] = [
  { method: 'GET', path: '/guilds/:guild/voice-states/:user', handler: readState },
  { method: 'PATCH', path: '/guilds/:guild/voice-states/:user', handler: changeState },
  { method: 'PUT', path: '/channels/:channel/voice-status', handler: setStatus },
  { method: 'POST', path: '/stage-instances', handler: openStage },
  { method: 'GET', path: '/stage-instances/:channel', handler: readStage },
  { method: 'PATCH', path: '/stage-instances/:channel', handler: changeStage },
  { method: 'DELETE', path: '/stage-instances/:channel', handler: closeStage },
];
