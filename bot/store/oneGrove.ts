import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../common/log';

/** A number of our own for Postgres' advisory locks: who may run. */
const running = 4_713_002;

export class AnotherGrove extends Error {
  constructor() {
    super('Another Grove is already running on this database. Stop it first, or give this one a database of its own.');
    this.name = 'AnotherGrove';
  }
}

/** The server notices within about eleven seconds that the holder of a claim cannot be reached any more. */
const keepAlive = {
  keepAlive: true,
  options: '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3',
};
const ghostMs = 15_000;

export interface Claim {
  release(): Promise<void>;
}

/**
 * One Grove at a time on a database. The claim is a lock held by a connection of its own, so it ends with the process,
 * however that ends. When the database restarts the claim is taken again; if another Grove was quicker, `lost` is called.
 */
export async function claimDatabase(p: {
  url: string;
  patienceMs: number;
  lost: () => void;
  log: Log;
}): Promise<Claim> {
  let released = false;
  let client: Client | undefined;

  async function take(): Promise<boolean> {
    const next = new Client({ connectionString: p.url, application_name: 'grove-claim', ...keepAlive });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (client === next && !released) void takeAgain();
    });
    try {
      await next.connect();
      const { rows } = await next.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [running]);
      if (rows[0]?.taken && !isReleased()) {
        client = next;
        return true;
      }
    } catch (fault) {
      await next.end().catch(() => undefined);
      throw fault;
    }
    await next.end();
    return false;
  }

  /** Takes the claim again once the database is there. For a while the one that holds it may be our own lost connection. */
  async function takeAgain(): Promise<void> {
    p.log.warn('the claim on the database was lost; taking it again');
    let answeredSince: number | undefined;
    while (!isReleased()) {
      try {
        if (await take()) return;
        answeredSince ??= Date.now();
        if (Date.now() - answeredSince > ghostMs) {
          p.lost();
          return;
        }
      } catch (fault) {
        p.log.warn({ err: fault }, 'the database cannot be reached');
      }
      await sleep(500);
    }
  }

  /** A function, because it changes while a connection is awaited. */
  function isReleased(): boolean {
    return released;
  }

  const until = Date.now() + p.patienceMs;
  while (!(await take())) {
    if (Date.now() > until) throw new AnotherGrove();
    await sleep(200);
  }
  return {
    async release() {
      released = true;
      await client?.end();
    },
  };
}
