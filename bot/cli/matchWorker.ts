import { parentPort, workerData } from 'node:worker_threads';
import { match } from '../matching/match';
import type { Answer, Pool, Progress } from '../matching/pool';

/** The search, in a thread of its own: the one that started it stays free to draw, and to hear that it shall end. */

export interface Search {
  readonly pool: Pool;
  readonly seed: number;
  readonly steps: number | undefined;
  /** when it has to end, as milliseconds since 1970 */
  readonly endsAt: number | undefined;
  /** one number; not 0 when the search shall end with the best so far */
  readonly stop: Int32Array;
}

export type Told = { readonly progress: Progress } | { readonly answer: Answer };

/** Between two times that something is told; every time would be more than anybody can draw. */
const pauseMs = 100;

const { pool, seed, steps, endsAt, stop } = workerData as Search;
const tell = (told: Told): void => parentPort?.postMessage(told);

let last: Progress | undefined;
let toldAt = 0;
const progress = (now: Progress): void => {
  last = now;
  if (Date.now() - toldAt < pauseMs) return;
  toldAt = Date.now();
  tell({ progress: now });
};
const until = (): boolean => Atomics.load(stop, 0) !== 0 || (endsAt !== undefined && Date.now() >= endsAt);

const answer = match(pool, { seed, steps, until, progress });
if (last) tell({ progress: last });
tell({ answer });
