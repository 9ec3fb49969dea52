import { ControlError } from '../refusal';
import type { Channel, Guild, User } from '../town/model';
import { canSee } from '../town/permissions';
import type { World } from '../world';

/** Looks up what a control names; what is not there, or not seen by the person it is about, is refused here. */

export function userNamed(world: World, id: string): User {
  const user = world.town.users.get(id);
  if (!user) throw new ControlError(404, `no such user: ${id}`);
  return user;
}

export function guildNamed(world: World, id: string): Guild {
  const guild = world.town.guilds.get(id);
  if (!guild) throw new ControlError(404, `no such guild: ${id}`);
  return guild;
}

export function channelNamed(world: World, id: string): Channel {
  const channel = world.town.channels.get(id);
  if (!channel) throw new ControlError(404, `no such channel: ${id}`);
  return channel;
}

/** 403 where the person does not see the channel: from their side it is not there. */
export function channelSeenBy(world: World, id: string, userId: string): Channel {
  const channel = channelNamed(world, id);
  if (!canSee(world.town, channel, userId)) throw new ControlError(403, 'channel not visible');
  return channel;
}

/** The person whose view or deed a route is about. */
export function who(ask: { world: World; params: Readonly<Record<string, string>> }): string {
  return userNamed(ask.world, ask.params.user ?? '').id;
}
