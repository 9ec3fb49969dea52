import type { Channel } from '../town/model';
import type { World } from '../world';
import { editThread } from './threads';

const MINUTE_MS = 60_000;

/** Archives threads that have been quiet for as long as they say. */
export function archiveQuietThreads(world: World, now: number): void {
  for (const guild of world.town.guilds.values())
    for (const channel of guild.channels.values())
      if (isQuiet(channel, now)) editThread(world, channel, { archived: true }, null);
}

function isQuiet({ thread }: Channel, now: number): boolean {
  return thread?.archived === false && now - thread.activeAt >= thread.autoArchiveMinutes * MINUTE_MS;
}
