import { textOf, type GuildState } from '../../sandbox/client';
import type { Place, Somebody, Town } from './town';

/** The voice rooms of circles, seen from beside: by the owner, who sees everything. */

type Room = GuildState['channels'][number];

export async function roomsIn(town: Town, place: Place): Promise<Room[]> {
  const { channels } = await town.sandbox.client.guild(place.guild);
  return channels.filter(({ type, name }) => type === 2 && name.startsWith('Room of '));
}

export async function roomIn(town: Town, place: Place, circle = 'Spring 1'): Promise<Room> {
  const found = (await roomsIn(town, place)).filter(({ name }) => name.startsWith(`Room of ${circle} `));
  const [room] = found;
  if (!room || found.length > 1) throw new Error(`${circle} has ${found.length} voice rooms`);
  return room;
}

/** Whether somebody sees this channel among all that they see. */
export const sees = async (person: Somebody, channel: string): Promise<boolean> =>
  (await person.acts.channels(person.guild)).some(({ id }) => id === channel);

/** What is said in a room's own chat, as somebody in the circle reads it. */
export const chatOf = async (person: Somebody, channel: string): Promise<string[]> =>
  (await person.acts.messages(channel)).map(textOf);

/** How often the bot has asked something of Discord. */
export async function askedFor(town: Town, method: string, route: RegExp): Promise<number> {
  const { requests } = await town.sandbox.client.report();
  return requests
    .filter((one) => one.method === method && route.test(one.route))
    .reduce((sum, { count }) => sum + count, 0);
}
