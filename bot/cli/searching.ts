import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Pool, Progress } from '../matching/pool';
import type { Search, Told } from './matchWorker';

export interface Searching {
  readonly answer: Promise<Answer>;
  /** Ends the search; it answers with the best so far. */
  readonly end: () => void;
}

/** Searches in a thread of its own. */
export function searchFor(
  pool: Pool,
  { seed, steps, endsAt, tell }: Omit<Search, 'pool' | 'stop'> & { tell: (progress: Progress) => void },
): Searching {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const search: Search = { pool, seed, steps, endsAt, stop };
  const worker = new Worker(entry(`matchWorker${extname(__filename)}`), { eval: true, workerData: search });
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.on('message', (told: Told) => ('answer' in told ? resolve(told.answer) : tell(told.progress)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the search ended without an answer')));
  });
  return { answer, end: () => void Atomics.store(stop, 0, 1) };
}

/** A thread does not inherit from tsx that it can read TypeScript; where the program is built there is none to read. */
const entry = (file: string): string =>
  `${file.endsWith('.ts') ? "require('tsx/cjs');" : ''} require(${JSON.stringify(join(__dirname, file))});`;
