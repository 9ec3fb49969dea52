import { markInterest, takeInterestBack } from '../acts/events';
import { acceptInvite, findInvite } from '../acts/invites';
import { addToThread, createThread, hasRoomFor, hasRoomForThread, removeFromThread } from '../acts/threads';
import { ControlError } from '../refusal';
import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { ChannelType, Permission } from '../town/flags';
import type { Channel } from '../town/model';
import { allows, channelPermissions } from '../town/permissions';
import { textIn } from '../wire/json';
import { channelSeenBy, guildNamed, userNamed, who } from './find';

/** How one person gets into a guild, a thread or an event, and out again by themselves. */

function useInvite(ask: Ask): Answer {
  const { world } = ask;
  const user = userNamed(world, who(ask));
  const found = findInvite(world, ask.params.code ?? '');
  if (!found) throw new ControlError(404, 'the invite is invalid or has expired');
  acceptInvite(world, { ...found, user });
  return ok({ guild: found.guild.id, channel: found.invite.channelId });
}

/** A private one unless `"public":true`; whoever begins it is in it. */
function beginThread(ask: Ask): Answer {
  const { body, world } = ask;
  const user = who(ask);
  const parent = channelSeenBy(world, textIn(body.channel) ?? '', user);
  const guild = guildNamed(world, parent.guildId ?? '');
  const isPublic = body.public === true;
  if (parent.type !== ChannelType.Text) throw new ControlError(400, 'no threads are begun here');
  const right = isPublic ? Permission.CreatePublicThreads : Permission.CreatePrivateThreads;
  if (!allows(channelPermissions(world.town, parent, user), right))
    throw new ControlError(403, 'not allowed to begin a thread here');
  const name = textIn(body.name) ?? '';
  if (name.trim() === '' || name.length > 100) throw new ControlError(400, 'a name of up to 100 characters is wanted');
  if (!hasRoomForThread(guild)) throw new ControlError(409, 'too many active threads in this guild');
  const type = isPublic ? ChannelType.PublicThread : ChannelType.PrivateThread;
  return ok({ id: createThread(world, { parent, name, type, owner: user }).id });
}

/** Public threads are open to whoever sees them; into a private one somebody else lets you in. */
function joinThread(ask: Ask): Answer {
  const { user, thread } = threadSeen(ask);
  if (thread.type === ChannelType.PrivateThread && !thread.thread?.members.has(user))
    throw new ControlError(403, 'a private thread is joined by being added');
  if (thread.thread?.archived) throw new ControlError(403, 'the thread is archived');
  if (!hasRoomFor(thread, user)) throw new ControlError(409, 'no room for another member in this thread');
  addToThread(ask.world, thread, user);
  return done;
}

function leaveThread(ask: Ask): Answer {
  const { user, thread } = threadSeen(ask);
  removeFromThread(ask.world, thread, user);
  return done;
}

function threadSeen(ask: Ask): { user: string; thread: Channel } {
  const user = who(ask);
  const thread = channelSeenBy(ask.world, ask.params.thread ?? '', user);
  if (!thread.thread) throw new ControlError(400, 'not a thread');
  return { user, thread };
}

/** What takes place in a room is there for whoever sees the room. */
function showInterest(ask: Ask, act: typeof markInterest): Answer {
  const user = who(ask);
  const event = ask.params.event ?? '';
  const guild = [...ask.world.town.guilds.values()].find((one) => one.events.has(event));
  if (!guild?.members.has(user)) throw new ControlError(404, 'no such event');
  const room = textIn(guild.events.get(event)?.channel_id);
  if (room !== undefined) channelSeenBy(ask.world, room, user);
  act(ask.world, guild, { event, user });
  return done;
}

export const joiningRoutes: Route[] = [
  { method: 'POST', path: '/as/:user/invites/:code', handler: useInvite },
  { method: 'POST', path: '/as/:user/threads', handler: beginThread },
  { method: 'PUT', path: '/as/:user/threads/:thread', handler: joinThread },
  { method: 'DELETE', path: '/as/:user/threads/:thread', handler: leaveThread },
  { method: 'PUT', path: '/as/:user/events/:event', handler: (ask) => showInterest(ask, markInterest) },
  { method: 'DELETE', path: '/as/:user/events/:event', handler: (ask) => showInterest(ask, takeInterestBack) },
];
