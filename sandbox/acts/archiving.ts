import type { Channel } from '../town/model';
import type { World } from '../world';
import { editThread } from './threads';

const MINUTE_MS = 60_000;
/** While the town's clock runs by itself, this often (real time) it is looked whether a thread has been quiet for long enough. */
const LOOK_MS = 1_000;

/**
 * Archives threads that have been quiet for as long as they say. By Discord's own time no run would ever see it, so
 * it is the town's clock that counts: at every change of it, and while it runs. Gives a way to end it.
 */
export function archiveQuietThreads(world: World): () => void {
  world.clock.onChange(() => sweep(world));
  const timer = setInterval(() => {
    if (world.clock.read().speed > 0) sweep(world);
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function sweep(world: World): void {
  const now = Date.parse(world.clock.now());
  for (const guild of world.town.guilds.values())
    for (const channel of guild.channels.values())
      if (isQuiet(channel, now)) editThread(world, channel, { archived: true }, null);
}

function isQuiet({ thread }: Channel, now: number): boolean {
  return thread?.archived === false && now - thread.activeAt >= thread.autoArchiveMinutes * MINUTE_MS;
}
