import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../common/clock';
import type { Log } from '../common/log';

const line = z.object({
  follower: z.string().optional(),
  ask: z.number().optional(),
  now: z.iso.datetime(),
  speed: z.number().nonnegative(),
});
type Line = z.infer<typeof line>;

/**
 * Follows the clock of a local Discord (GET /sandbox/clock/follow, one JSON object a line). A town's clock may stand still,
 * run faster, and jump; before it jumps it asks its followers whether all that is due is done, and when they next wake.
 */
export interface TownClock extends Clock {
  /** `changed` is called whenever the clock jumped or its speed changed; `settled` when the town asks before a jump. */
  follow(hear: { changed: () => Promise<void>; settled: () => Promise<Date | null> }): void;
  stop(): void;
}

export async function followTown(url: string, log: Log): Promise<TownClock> {
  const stop = new AbortController();
  let anchor = { town: 0, real: 0, speed: 0 };
  let hear: { changed: () => Promise<void>; settled: () => Promise<Date | null> } | undefined;

  const townNow = (): number => anchor.town + (Date.now() - anchor.real) * anchor.speed;
  const set = (heard: Line): void => {
    anchor = { town: Date.parse(heard.now), real: Date.now(), speed: heard.speed };
  };

  /** What fails (the database is away, most likely) is tried again a moment later, and the town waits for it. */
  async function surely<T>(act: () => Promise<T> | undefined): Promise<T | undefined> {
    for (;;) {
      try {
        return await act();
      } catch (fault) {
        if (stop.signal.aborted) throw fault;
        log.warn({ err: fault }, 'the town waits for us');
        await sleep(againMs);
      }
    }
  }

  async function answer(follower: string, ask: number): Promise<void> {
    const next = (await surely(() => hear?.settled())) ?? null;
    await fetch(`${url}/followers/${follower}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ settled: ask, next: next?.toISOString() ?? null }),
    });
  }

  async function listen(started: () => void): Promise<void> {
    const response = await fetch(`${url}/follow?name=grove`, { signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`the town's clock answered ${response.status}`);
    let follower = '';
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines.filter((each) => each.trim() !== '')) {
        const heard = line.parse(JSON.parse(text));
        set(heard);
        if (heard.follower !== undefined) follower = heard.follower;
        started();
        if (heard.ask === undefined) await surely(() => hear?.changed());
        else
          void answer(follower, heard.ask).catch((fault: unknown) =>
            log.warn({ err: fault }, 'the town did not hear us'),
          );
      }
    }
  }

  /** Listens for ever; when the town cannot be heard any more it tries again twice a second. */
  async function keepListening(started: () => void): Promise<void> {
    while (!stop.signal.aborted) {
      await listen(started).catch((fault: unknown) => {
        if (!stop.signal.aborted) log.warn({ err: fault }, "the town's clock cannot be heard");
      });
      await sleep(500);
    }
  }

  const heard = new Promise<void>((resolve) => void keepListening(resolve));
  await Promise.race([heard, nothingWithin(patienceMs)]).catch((fault: unknown) => {
    stop.abort();
    throw fault;
  });

  return {
    now: () => new Date(townNow()),
    wait: (at) => {
      const ahead = at.getTime() - townNow();
      if (ahead <= 0) return 0;
      return anchor.speed === 0 ? null : ahead / anchor.speed;
    },
    follow(listener) {
      hear = listener;
    },
    stop: () => stop.abort(),
  };
}

/** A town that is there answers at once. */
const patienceMs = 10_000;
const againMs = 250;

async function nothingWithin(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error('The town whose clock GROVE_CLOCK_URL names does not answer.');
}
