import type { World } from '../world';

/** While the town's clock runs by itself, this often (real time) it is looked what has become due. */
const LOOK_MS = 1_000;

/**
 * Does what Discord does by itself when some time has passed. By Discord's own time no run would ever see it, so it is
 * the town's clock that counts (`now`, in milliseconds): at every change of it, and while it runs. Gives a way to end it.
 */
export function asTimePasses(world: World, look: (now: number) => void): () => void {
  const lookNow = (): void => look(Date.parse(world.clock.now()));
  world.clock.onChange(lookNow);
  const timer = setInterval(() => {
    if (world.clock.read().speed > 0) lookNow();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
