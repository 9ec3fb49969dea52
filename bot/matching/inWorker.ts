import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Pool, Progress } from './pool';

/** What the thread is asked, and what it says; see worker.ts. */
export interface Order {
  readonly pool: Pool;
  readonly seed: number;
  readonly steps?: number | undefined;
  readonly seconds?: number | undefined;
  /** one number that both sides see; anything but 0 ends the search */
  readonly stopped: SharedArrayBuffer;
}

export type Report =
  | { readonly is: 'progress'; readonly soFar: Progress }
  | { readonly is: 'answer'; readonly answer: Answer }
  | { readonly is: 'fault'; readonly words: string };

export interface Search {
  readonly seed: number;
  /** the same steps and seed give the same answer on every machine */
  readonly steps?: number | undefined;
  readonly seconds?: number | undefined;
  readonly progress?: ((soFar: Progress) => void) | undefined;
  /** aborted, the search ends with the best it has so far */
  readonly signal?: AbortSignal | undefined;
}

export interface Searching {
  /** Searches one after the other in a thread of their own; rejects when the thread ended without an answer. */
  search(pool: Pool, ask: Search): Promise<Answer>;
  /** Every search that is under way or waits ends with the best it has so far. */
  hurry(): void;
  stop(): Promise<void>;
}

/** Half of it is for the largest pool that was tried; a search that runs away takes nothing from the rest. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };
/** So many seconds of searching wait in the line at most; answers on Discord have to come within fifteen minutes. */
const longestLine = 5 * 60;
/** Where the line is as long as that, a search still gets these. */
const leastSeconds = 5;
/** So long after its time is up a search is taken for one that hangs; a large pool takes a while to read and to tell. */
const graceMs = ({ people }: Pool): number => 30_000 + 30 * people.length;

/** Where Grove runs from its sources, the thread has to read TypeScript too. */
function startWorker(): Worker {
  const entry = join(__dirname, 'worker');
  if (__filename.endsWith('.js')) return new Worker(`${entry}.js`, { resourceLimits });
  const sources = [require.resolve('tsx/cjs'), `${entry}.ts`];
  const code = sources.map((path) => `require(${JSON.stringify(path)});`).join('');
  return new Worker(code, { eval: true, execArgv: [], resourceLimits });
}

interface UnderWay {
  readonly told: (report: Report) => void;
  readonly failed: (why: unknown) => void;
}

/** One thread, begun with the first search and kept for the next ones. It holds no process that would end. */
export function createSearching(start: () => Worker = startWorker): Searching {
  let worker: Worker | undefined;
  let underWay: UnderWay | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const flags = new Set<Int32Array>();
  /** of the search that is under way, and of all that wait behind it */
  let ahead = 0;
  const raise = (flag: Int32Array): void => void Atomics.store(flag, 0, 1);

  /** A thread that has ended is replaced with the next search. */
  function living(): Worker {
    if (worker) return worker;
    const begun = start();
    const ended = (why: unknown): void => {
      if (worker !== begun) return;
      worker = undefined;
      underWay?.failed(why);
    };
    begun.on('message', (report: Report) => underWay?.told(report));
    begun.on('error', ended);
    begun.on('exit', ended);
    worker = begun;
    return begun;
  }

  async function run(
    pool: Pool,
    { seed, steps, seconds, progress }: Search,
    stopped: SharedArrayBuffer,
  ): Promise<Answer> {
    const thread = living();
    thread.ref();
    const hangs =
      seconds === undefined ? undefined : setTimeout(() => void thread.terminate(), seconds * 1000 + graceMs(pool));
    try {
      return await new Promise((resolve, reject) => {
        underWay = {
          told(report) {
            if (report.is === 'progress') progress?.(report.soFar);
            else if (report.is === 'answer') resolve(report.answer);
            else reject(new Error(`the search for circles failed: ${report.words}`));
          },
          failed: (why) =>
            reject(new Error('the thread that searches for circles ended without an answer', { cause: why })),
        };
        thread.postMessage({ pool, seed, steps, seconds, stopped } satisfies Order);
      });
    } finally {
      clearTimeout(hangs);
      underWay = undefined;
      thread.unref();
    }
  }

  return {
    async search(pool, ask) {
      const stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const flag = new Int32Array(stopped);
      const stop = (): void => raise(flag);
      if (ask.signal?.aborted) stop();
      ask.signal?.addEventListener('abort', stop, { once: true });
      flags.add(flag);
      // Alone it has all it asks for: nobody else waits.
      const most = ahead === 0 ? Infinity : Math.max(leastSeconds, longestLine - ahead);
      const seconds = ask.seconds && Math.min(ask.seconds, most);
      ahead += seconds ?? 0;
      const own = last.then(() => run(pool, { ...ask, seconds }, stopped));
      last = own.catch(() => undefined);
      try {
        return await own;
      } finally {
        ask.signal?.removeEventListener('abort', stop);
        flags.delete(flag);
        ahead -= seconds ?? 0;
      }
    },
    hurry() {
      for (const flag of flags) raise(flag);
    },
    async stop() {
      for (const flag of flags) raise(flag);
      await last;
      await worker?.terminate();
    },
  };
}
