import { parentPort } from 'node:worker_threads';
import type { Order, Report } from './inWorker';
import { match } from './match';
import type { Progress } from './pool';

/** The thread that searches: one order after the other, each with its progress now and then and one answer. */

/** Whoever waits looks at it every two seconds at most. */
const progressEveryMs = 250;

const say = (report: Report): void => parentPort?.postMessage(report);

function carryOut({ pool, seed, steps, seconds, stopped }: Order): void {
  const flag = new Int32Array(stopped);
  const began = Date.now();
  let saidAt = 0;
  let unsaid: Progress | undefined;
  const progress = (soFar: Progress): void => {
    unsaid = soFar;
    if (Date.now() - saidAt < progressEveryMs) return;
    saidAt = Date.now();
    sayUnsaid();
  };
  const sayUnsaid = (): void => {
    if (unsaid) say({ is: 'progress', soFar: unsaid });
    unsaid = undefined;
  };
  const until = (): boolean => Atomics.load(flag, 0) !== 0;
  const spent = seconds === undefined ? undefined : () => (Date.now() - began) / (seconds * 1000);
  try {
    const answer = match(pool, { seed, steps, until, spent, progress });
    sayUnsaid();
    say({ is: 'answer', answer });
  } catch (fault) {
    say({ is: 'fault', words: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  }
}

parentPort?.on('message', carryOut);
