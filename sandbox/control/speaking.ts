import { directChannel } from '../acts/direct';
import { leave } from '../acts/guilds';
import { edit, post, remove } from '../acts/messages';
import { showTyping } from '../acts/typing';
import { joinVoice, leaveVoice, voiceChanged } from '../acts/voice';
import { ControlError } from '../refusal';
import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { ChannelType, isVoice, MessageType, Permission } from '../town/flags';
import { allows, channelPermissions } from '../town/permissions';
import type { Channel, Message } from '../town/model';
import { asJson, booleanIn, textIn } from '../wire/json';
import type { World } from '../world';
import { canRead, channelSeenBy, guildNamed, messageView, userNamed, who } from './views';

/** What one person says in writing, and where they go to speak. */

function write(ask: Ask): Answer {
  const { world } = ask;
  const user = who(ask);
  const channel = writableBy(ask, user);
  needPace(world, channel, user);
  const content = wordsIn(ask);
  const repliesTo = textIn(ask.body.repliesTo);
  if (repliesTo !== undefined) {
    const original = canRead(world.town, channel, user) ? channel.messages.get(repliesTo) : undefined;
    if (!original || original.onlyFor !== null) throw new ControlError(404, 'no such message to reply to');
  }
  const message = post(world, {
    channel,
    author: user,
    content,
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    repliesTo,
  });
  return ok(asJson(messageView(world.town, message)));
}

function writableBy(ask: Ask, user: string): Channel {
  const { world } = ask;
  const channel = channelSeenBy(world, textIn(ask.body.channel) ?? '', user);
  const bits = channelPermissions(world.town, channel, user);
  if (channel.type === ChannelType.Category) throw new ControlError(400, 'nothing is written in a category');
  if (!allows(bits, channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages))
    throw new ControlError(403, 'not allowed to write here');
  if (channel.thread?.locked && !allows(bits, Permission.ManageThreads))
    throw new ControlError(403, 'the thread is locked');
  return channel;
}

function wordsIn(ask: Ask): string {
  const content = textIn(ask.body.content) ?? '';
  if (content.trim() === '' || content.length > 2000)
    throw new ControlError(400, 'between 1 and 2000 characters are wanted');
  return content;
}

/** Slow mode, by the town's clock. Who may manage messages or channels, or may pass it by, is not held up. */
function needPace(world: World, channel: Channel, user: string): void {
  if (channel.slowmode === 0) return;
  const bits = channelPermissions(world.town, channel, user);
  const free = [Permission.BypassSlowmode, Permission.ManageMessages, Permission.ManageChannels];
  if (free.some((right) => allows(bits, right))) return;
  const last = [...channel.messages.values()].reverse().find((message) => message.authorId === user);
  if (!last) return;
  const waited = Date.parse(world.clock.now()) - Date.parse(last.townTime);
  if (waited < channel.slowmode * 1000)
    throw new ControlError(409, `slow mode: ${Math.ceil(channel.slowmode - waited / 1000)} seconds to wait`);
}

function rewrite(ask: Ask): Answer {
  const user = who(ask);
  const message = ownMessage(ask, user);
  return ok(asJson(messageView(ask.world.town, edit(ask.world, message, { content: wordsIn(ask) }))));
}

function erase(ask: Ask): Answer {
  remove(ask.world, ownMessage(ask, who(ask)));
  return done;
}

/** Where one still sees it; in an archived thread it stays as it is. */
function ownMessage(ask: Ask, user: string): Message {
  const message = ask.world.town.messages.get(ask.params.message ?? '');
  if (message?.authorId !== user) throw new ControlError(403, 'not your message');
  if (message.type === MessageType.ChannelPinned) throw new ControlError(403, 'not a message of anybody');
  if (channelSeenBy(ask.world, message.channelId, user).thread?.archived)
    throw new ControlError(403, 'the thread is archived');
  return message;
}

function beginTyping(ask: Ask): Answer {
  const user = who(ask);
  showTyping(ask.world, writableBy(ask, user), user);
  return done;
}

/** A person is in one room at a time, in one guild at a time. */
function enterVoice(ask: Ask): Answer {
  const { body, world } = ask;
  const user = who(ask);
  const channel = channelSeenBy(world, textIn(body.channel) ?? '', user);
  if (!isVoice(channel.type)) throw new ControlError(400, 'not a voice channel');
  const guild = guildNamed(world, channel.guildId ?? '');
  const bits = channelPermissions(world.town, channel, user);
  if (!allows(bits, Permission.Connect)) throw new ControlError(403, 'not allowed to connect');
  const inside = [...guild.voice.values()].filter((state) => state.channelId === channel.id && state.userId !== user);
  if (channel.userLimit > 0 && inside.length >= channel.userLimit && !allows(bits, Permission.MoveMembers))
    throw new ControlError(403, 'the channel is full');
  for (const other of world.town.guilds.values()) if (other !== guild) leaveVoice(world, other, user);
  joinVoice(world, guild, { user, channel: channel.id });
  return done;
}

/** Their own microphone and headphones. */
function setMicrophone(ask: Ask): Answer {
  const user = who(ask);
  for (const guild of ask.world.town.guilds.values()) {
    const state = guild.voice.get(user);
    if (!state) continue;
    state.selfMute = booleanIn(ask.body.mute) ?? state.selfMute;
    state.selfDeaf = booleanIn(ask.body.deaf) ?? state.selfDeaf;
    voiceChanged(ask.world, guild, state);
    return done;
  }
  throw new ControlError(409, 'not in a voice channel');
}

/** Whoever came for one visit is out of the guild with it. */
function exitVoice(ask: Ask): Answer {
  const { world } = ask;
  const user = who(ask);
  for (const guild of world.town.guilds.values()) {
    if (!guild.voice.has(user)) continue;
    leaveVoice(world, guild, user);
    const member = guild.members.get(user);
    if (member?.temporary && member.roles.size === 0) leave(world, guild, userNamed(world, user));
  }
  return done;
}

function openDirect(ask: Ask): Answer {
  return ok({ id: directChannel(ask.world, who(ask)).id });
}

export const speakingRoutes: Route[] = [
  { method: 'POST', path: '/as/:user/dm', handler: openDirect },
  { method: 'POST', path: '/as/:user/messages', handler: write },
  { method: 'PATCH', path: '/as/:user/messages/:message', handler: rewrite },
  { method: 'DELETE', path: '/as/:user/messages/:message', handler: erase },
  { method: 'POST', path: '/as/:user/typing', handler: beginTyping },
  { method: 'PUT', path: '/as/:user/voice', handler: enterVoice },
  { method: 'PATCH', path: '/as/:user/voice', handler: setMicrophone },
  { method: 'DELETE', path: '/as/:user/voice', handler: exitVoice },
];
