import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../common/log';

/** The queue that rings: BullMQ on Redis when there is one, else in a schema of its own in the same Postgres. */
export interface Bells {
  /** Rings `alarm` after `delayMs` real milliseconds; asked twice for one `bell` of an alarm, it rings once. */
  set(alarm: string, bell: string, delayMs: number): Promise<void>;
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

export async function startBells(options: BellsOptions): Promise<Bells> {
  const { queue, worker, release } = options.redisUrl
    ? onRedis(options.redisUrl, options)
    : onPostgres(options.databaseUrl, options);
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
  return {
    async set(alarm, bell, delayMs) {
      // BullMQ refuses job ids that are all digits or hold a colon.
      await queue.add('ring', { alarm }, { ...jobOptions, jobId: `alarm-${alarm}-${bell}`, delay: Math.ceil(delayMs) });
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
}

interface Ring {
  readonly alarm: string;
}

function onPostgres(connectionString: string, { ring }: BellsOptions): Pair {
  const backend = withBackend(createPostgresBackend);
  const connection = { connectionString, schema: 'bullmq', migrate: true, max: 4 };
  const queue = new backend.Queue<Ring>(name, { connection });
  const worker = new backend.Worker<Ring>(name, (job) => ring(job.data.alarm), { connection, ...workerOptions });
  return { queue, worker, release: () => Promise.resolve() };
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
    release: async () => {
      await Promise.all([forQueue, forWorker].map((redis) => redis.quit().catch(() => redis.disconnect())));
    },
  };
}
