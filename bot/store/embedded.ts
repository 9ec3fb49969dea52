import { execFile, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findBinaries, type Binaries } from './embedded/binaries';
import { chooseGuise, handOver, type Guise } from './embedded/guise';
import { claim } from './embedded/owner';
import { clearTheWay, launch, stopServer } from './embedded/server';

export { NoEmbeddedPostgres } from './embedded/binaries';
export { DataFolderInUse } from './embedded/owner';

export type EmbeddedPostgres = {
  /** Where the database `grove` is to be reached; holds the password, so it is not for logs. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason, and never rejects; `asked` is true after `stop()`. */
  readonly stopped: Promise<{ readonly asked: boolean; readonly how: string }>;
  stop(): Promise<void>;
};

const run = promisify(execFile);
const patience = { milliseconds: 20_000, between: 100 };

/**
 * Starts the Postgres that Grove brings along, with its cluster in `<folder>/postgres` (made on the first start).
 * It listens on 127.0.0.1 only and ends when this process ends, however it ends; until `stop()` it keeps this process alive.
 * Refuses with DataFolderInUse while another Grove has the folder, and with NoEmbeddedPostgres where it cannot run.
 * `durable: false` trades safety against power loss for speed: for tests. One that several Groves share needs more `connections`
 * than the sixty it takes at once.
 */
export async function startEmbeddedPostgres(p: {
  folder: string;
  log?: (line: string) => void;
  durable?: boolean;
  connections?: number;
}): Promise<EmbeddedPostgres> {
  mkdirSync(p.folder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(p.folder);
  const durable = p.durable ?? true;
  const log = p.log ?? (() => undefined);
  const release = await claim(folder);
  try {
    const binaries = findBinaries(folder);
    const guise = chooseGuise(binaries, folder);
    const password = keptPassword(folder);
    const cluster = await keptCluster({ folder, binaries, guise, durable });
    const { child, port, lastWords } = await startPatiently({
      cluster,
      binaries,
      guise,
      durable,
      connections: p.connections,
      log,
    });
    let asked = false;
    const stopped = new Promise<{ asked: boolean; how: string }>((resolve) => {
      child.once('exit', (code, signal) => {
        release();
        resolve({ asked, how: `${signal ?? `exit code ${code ?? '?'}`}${lastWords() && `: ${lastWords()}`}` });
      });
    });
    const stop = async (): Promise<void> => {
      asked = true;
      await stopServer({ child, cluster, binaries });
      await stopped;
    };
    try {
      await ensureDatabase(urlOf({ password, port, database: 'postgres' }));
    } catch (fault) {
      await stop();
      throw fault;
    }
    return { url: urlOf({ password, port, database: 'grove' }), port, pid: child.pid ?? 0, stopped, stop };
  } catch (fault) {
    release();
    throw fault;
  }
}

/** Where a server that another Grove runs in this folder is to be reached; undefined when none runs there. */
export function runningServer(folder: string): string | undefined {
  const lock = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  // Its fourth line is the port: "Lock file contents" in Postgres' miscadmin.h.
  const port = readFileSync(lock, 'utf8').split('\n')[3];
  return port ? urlOf({ password: keptPassword(folder), port: Number(port), database: 'grove' }) : undefined;
}

const urlOf = (p: { password: string; port: number; database: string }): string =>
  `postgres://grove:${p.password}@127.0.0.1:${p.port}/${p.database}`;

function keptPassword(folder: string): string {
  const file = join(folder, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(join(folder, 'postgres'))) {
    throw new Error(
      `The database in ${folder} has lost its password: put the file postgres.password back from a backup.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Makes the cluster under another name first, so that a first start that was cut short is simply begun again. */
async function keptCluster(p: { folder: string; binaries: Binaries; guise: Guise; durable: boolean }): Promise<string> {
  const cluster = join(p.folder, 'postgres');
  if (existsSync(cluster)) {
    handOver(cluster, p.guise.owner);
    return cluster;
  }
  const draft = join(p.folder, 'postgres.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (p.guise.owner !== null) chownSync(draft, p.guise.owner, p.guise.owner);
  const [command = '', ...rest] = [
    ...p.guise.before,
    p.binaries.initdb,
    ...[`--pgdata=${draft}`, `--pwfile=${join(p.folder, 'postgres.password')}`, '--username=grove'],
    ...['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--data-checksums', '--no-instructions'],
    ...(p.durable ? [] : ['--no-sync']),
  ];
  try {
    await run(command, rest, { env: { ...p.binaries.env } });
  } catch (fault) {
    const words = fault instanceof Error && 'stderr' in fault ? String(fault.stderr).trim() : String(fault);
    throw new Error(`The database could not be made in ${p.folder}: ${words}`, { cause: fault });
  }
  renameSync(draft, cluster);
  return cluster;
}

/** A server that has just been killed leaves traces for a moment (its lock file, memory that its workers still hold). */
async function startPatiently(p: {
  cluster: string;
  binaries: Binaries;
  guise: Guise;
  durable: boolean;
  connections: number | undefined;
  log: (line: string) => void;
}): Promise<{ child: ChildProcess; port: number; lastWords: () => string }> {
  const until = Date.now() + patience.milliseconds;
  for (;;) {
    clearTheWay(p.cluster);
    const tried = await launch(p);
    if (tried.ready) return tried;
    const passing = /postmaster\.pid" already exists|pre-existing shared memory|could not create any TCP\/IP sockets/;
    if (!passing.test(tried.words) || Date.now() > until) {
      throw new Error(`The database did not start in ${p.cluster}: ${tried.words.trim()}`);
    }
    await pause(patience.between);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'grove'`);
    if (rowCount === 0) await client.query('create database grove');
  } finally {
    await client.end();
  }
}
