import { voiceChanged } from '../acts/guilds';
import { isVoice } from '../shapes/guilds';
import { voiceShape } from '../shapes/people';
import { ChannelType, Intent, Permission } from '../town/flags';
import type { Channel, Guild, VoiceState } from '../town/model';
import { snowflake } from '../town/snowflake';
import { Complaints } from '../validate/complaints';
import { booleanIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { channelOf, guildOf, guildOfChannel, needInChannel } from './find';
import { done, ok, type Answer, type Ask, type Route } from './router';

const MOST_TOPIC = 120;
/** Who holds all three moderates a stage. */
const MODERATES = Permission.ManageChannels | Permission.MuteMembers | Permission.MoveMembers;

function readState(ask: Ask): Answer {
  const guild = guildOf(ask);
  const state = stateOf(ask, guild);
  return ok(voiceShape(guild, state, state.channelId));
}

/** On a stage only: who is heard, and who is not. */
function changeState(ask: Ask): Answer {
  const guild = guildOf(ask);
  const state = stateOf(ask, guild);
  const channel = guild.channels.get(state.channelId);
  if (channel?.type !== ChannelType.Stage || ask.body.channel_id !== channel.id) throw no('wrongChannelType');
  needInChannel(ask, channel, Permission.MuteMembers);
  state.suppress = booleanIn(ask.body.suppress) ?? state.suppress;
  voiceChanged(ask.world, guild, state);
  return done;
}

function stateOf(ask: Ask, guild: Guild): VoiceState {
  const id = ask.params.user === '@me' ? ask.world.town.botId : (ask.params.user ?? '');
  const state = guild.voice.get(id);
  if (!state) throw no('unknownVoiceState');
  return state;
}

/** The line under a voice channel's name. */
function setStatus(ask: Ask): Answer {
  const channel = channelOf(ask);
  if (!isVoice(channel.type)) throw no('wrongChannelType');
  needInChannel(ask, channel, Permission.SetVoiceChannelStatus);
  const wrong = new Complaints();
  if ((textIn(ask.body.status) ?? '').length > 500) wrong.tooLong(['status'], 500);
  wrong.end();
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
