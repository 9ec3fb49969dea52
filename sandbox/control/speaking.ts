import { directChannel } from '../acts/direct';
import { joinVoice, leaveVoice } from '../acts/guilds';
import { post, remove } from '../acts/messages';
import { ControlError } from '../refusal';
import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { isVoice } from '../shapes/guilds';
import { ChannelType, Permission } from '../town/flags';
import { allows, channelPermissions } from '../town/permissions';
import { asJson, textIn } from '../wire/json';
import { channelSeenBy, guildNamed, messageView, who } from './views';

/** What one person says in writing, and where they go to speak. */

function write(ask: Ask): Answer {
  const { world } = ask;
  const user = who(ask);
  const channel = channelSeenBy(world, textIn(ask.body.channel) ?? '', user);
  const bits = channelPermissions(world.town, channel, user);
  if (!allows(bits, channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages))
    throw new ControlError(403, 'not allowed to write here');
  if (channel.thread?.locked && !allows(bits, Permission.ManageThreads))
    throw new ControlError(403, 'the thread is locked');
  const content = textIn(ask.body.content) ?? '';
  if (content.trim() === '' || content.length > 2000)
    throw new ControlError(400, 'between 1 and 2000 characters are wanted');
  const message = post(world, {
    channel,
    author: user,
    content,
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    repliesTo: textIn(ask.body.repliesTo),
  });
  return ok(asJson(messageView(world.town, message)));
}

function erase(ask: Ask): Answer {
  const user = who(ask);
  const message = ask.world.town.messages.get(ask.params.message ?? '');
  if (message?.authorId !== user) throw new ControlError(403, 'not your message');
  remove(ask.world, message);
  return done;
}

function enterVoice(ask: Ask): Answer {
  const { world } = ask;
  const user = who(ask);
  const channel = channelSeenBy(world, textIn(ask.body.channel) ?? '', user);
  if (!isVoice(channel.type)) throw new ControlError(400, 'not a voice channel');
  const guild = guildNamed(world, channel.guildId ?? '');
  if (!allows(channelPermissions(world.town, channel, user), Permission.Connect))
    throw new ControlError(403, 'not allowed to connect');
  const inside = [...guild.voice.values()].filter((state) => state.channelId === channel.id).length;
  if (channel.userLimit > 0 && inside >= channel.userLimit) throw new ControlError(403, 'the channel is full');
  joinVoice(world, guild, { user, channel: channel.id, suppress: channel.type === ChannelType.Stage });
  return done;
}

function exitVoice(ask: Ask): Answer {
  const user = who(ask);
  for (const guild of ask.world.town.guilds.values()) leaveVoice(ask.world, guild, user);
  return done;
}

function openDirect(ask: Ask): Answer {
  return ok({ id: directChannel(ask.world, who(ask)).id });
}

export const speakingRoutes: Route[] = [
  { method: 'POST', path: '/as/:user/dm', handler: openDirect },
  { method: 'POST', path: '/as/:user/messages', handler: write },
  { method: 'DELETE', path: '/as/:user/messages/:message', handler: erase },
  { method: 'PUT', path: '/as/:user/voice', handler: enterVoice },
  { method: 'DELETE', path: '/as/:user/voice', handler: exitVoice },
];
