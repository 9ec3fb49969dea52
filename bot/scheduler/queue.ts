import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../common/log';
import type { QueueFacts } from '../home/rules/doctor';

/** The queue that rings: BullMQ on Redis when there is one, else in a schema of its own in the same Postgres. */
export interface Bells {
  /** Rings `alarm` after `delayMs` real milliseconds; asked twice for one `bell` of an alarm, it rings once. */
  set(alarm: string, bell: string, delayMs: number): Promise<void>;
  /** Sends one bell through all of it, and says how that went. Refuses when nothing rings. */
  try(): Promise<QueueFacts>;
  close(): Promise<void>;
}

export interface BellsOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** names this Grove's queue where several share one Redis */
  readonly installation: string;
  readonly log: Log;
  readonly ring: (alarm: string) => Promise<void>;
}

const name = 'alarms';
// The job is forgotten when it is over, so that the same alarm can be rung again if its row is still there.
const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;
// Alarms are short and wait for the database, not for the processor.
const workerOptions = { concurrency: 8, maxStalledCount: 1_000, stalledInterval: 5_000, lockDuration: 10_000 } as const;

/** Alarms are numbers; what begins so is only to be heard. One that an earlier process left rings for nobody. */
const trial = 'trial-';
const trialMs = 5_000;

export async function startBells(options: BellsOptions): Promise<Bells> {
  const heard = new Map<string, () => void>();
  const ring = async (alarm: string): Promise<void> => {
    if (alarm.startsWith(trial)) heard.get(alarm)?.();
    else await options.ring(alarm);
  };
  const { queue, worker, release, habits } = options.redisUrl
    ? onRedis(options.redisUrl, { ...options, ring })
    : onPostgres(options.databaseUrl, { ...options, ring });
  const where = options.redisUrl ? 'REDIS_URL' : 'Postgres';
  let quietUntil = 0;
  // While the backend is away each of several connections complains several times a second; one line in ten seconds will do.
  const complain = (fault: Error): void => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + 10_000;
    options.log.warn({ where, err: fault }, 'the queue cannot reach its backend and goes on trying');
  };
  queue.on('error', complain);
  worker.on('error', complain);
  await worker.waitUntilReady();
  async function rings(alarm: string): Promise<void> {
    const rang = new Promise<void>((resolve) => heard.set(alarm, resolve));
    await queue.add('ring', { alarm }, { ...jobOptions, jobId: alarm });
    await rang;
  }
  let trials = 0;
  return {
    async set(alarm, bell, delayMs) {
      // BullMQ refuses job ids that are all digits or hold a colon.
      await queue.add('ring', { alarm }, { ...jobOptions, jobId: `alarm-${alarm}-${bell}`, delay: Math.ceil(delayMs) });
    },
    async try() {
      const started = Date.now();
      const alarm = `${trial}${started.toString(36)}-${trials++}`;
      // Without its backend BullMQ would wait for ever.
      const end = new AbortController();
      const silence = sleep(trialMs, undefined, { signal: end.signal, ref: false }).then(() => {
        throw new Error('the queue did not ring');
      });
      try {
        await Promise.race([rings(alarm), silence]);
        return { ringMs: Date.now() - started, ...(await Promise.race([habits(), silence])) };
      } finally {
        heard.delete(alarm);
        end.abort();
        await silence.catch(() => undefined);
      }
    },
    async close() {
      await worker.close();
      await queue.close();
      await release();
    },
  };
}

interface Pair {
  readonly queue: Pick<Queue, 'add' | 'close'> & { on(event: 'error', hear: (fault: Error) => void): unknown };
  readonly worker: Pick<Worker, 'close' | 'waitUntilReady'> & {
    on(event: 'error', hear: (fault: Error) => void): unknown;
  };
  readonly release: () => Promise<void>;
  /** how the backend treats what it was given */
  readonly habits: () => Promise<Omit<QueueFacts, 'ringMs'>>;
}

interface Ring {
  readonly alarm: string;
}

function onPostgres(connectionString: string, { ring }: BellsOptions): Pair {
  const backend = withBackend(createPostgresBackend);
  const connection = { connectionString, schema: 'bullmq', migrate: true, max: 4 };
  const queue = new backend.Queue<Ring>(name, { connection });
  const worker = new backend.Worker<Ring>(name, (job) => ring(job.data.alarm), { connection, ...workerOptions });
  const habits: Pair['habits'] = () => Promise.resolve({ forgetsWhenFull: null, keepsAFile: null });
  return { queue, worker, habits, release: () => Promise.resolve() };
}

function onRedis(redisUrl: string, { ring, installation }: BellsOptions): Pair {
  const prefix = `grove-${installation}`;
  const connect = (): Redis => new Redis(redisUrl, { maxRetriesPerRequest: null });
  const [forQueue, forWorker] = [connect(), connect()];
  const queue = new Queue<Ring>(name, { connection: forQueue, prefix });
  const worker = new Worker<Ring>(name, (job) => ring(job.data.alarm), {
    connection: forWorker,
    prefix,
    ...workerOptions,
  });
  return {
    queue,
    worker,
    async habits() {
      // Hosted ones often hide their configuration, but not this.
      const said = await forQueue.info();
      const fact = (name: string): string | undefined => new RegExp(`^${name}:(\\S+)`, 'm').exec(said)?.[1];
      const [policy, file] = [fact('maxmemory_policy'), fact('aof_enabled')];
      return {
        forgetsWhenFull: policy === undefined ? null : policy !== 'noeviction',
        keepsAFile: file === undefined ? null : file === '1',
      };
    },
    release: async () => {
      await Promise.all([forQueue, forWorker].map((redis) => redis.quit().catch(() => redis.disconnect())));
    },
  };
}
