import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until it holds, for what happens in another process or comes from the gateway; then the last failure counts. */
export async function eventually(holds: () => Promise<void> | void, withinMs = 10_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      await holds();
      return;
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await pause(25);
    }
  }
}
