import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { platform } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries';
import { watchOver, type Guise } from './guise';
import { commandOf, isAlive } from './owner';

type Launched =
  | { readonly ready: true; readonly child: ChildProcess; readonly port: number; readonly lastWords: () => string }
  | { readonly ready: false; readonly words: string };

/** Small: one bot, its queue, and a few people's circles. */
const usualConnections = 60;
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  logging_collector: 'off',
};
/** Survives a kill of everything but the machine: what is committed has been handed to the system, though not to the disk. */
const careless = { fsync: 'off', full_page_writes: 'off' };

/** Starts the server and waits until it takes connections; if it ends before that, says with which words. */
export async function launch(p: {
  cluster: string;
  binaries: Binaries;
  guise: Guise;
  durable: boolean;
  connections?: number | undefined;
  log: (line: string) => void;
}): Promise<Launched> {
  const port = await freePort();
  const wanted = {
    ...settings,
    ...(p.durable ? {} : careless),
    max_connections: String(p.connections ?? usualConnections),
    port: String(port),
  };
  const [command = '', ...rest] = [
    ...p.guise.before,
    ...[p.binaries.postgres, '-D', p.cluster],
    ...Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // Detached: a Ctrl-C in the terminal is for Grove, which stops the server after its own last word to it.
  const child = spawn(command, rest, {
    env: { ...p.binaries.env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const callOff = p.guise.diesWithUs || child.pid === undefined ? () => undefined : watchOver(child.pid);
  const atOurExit = (): void => void child.kill('SIGINT');
  process.once('exit', atOurExit);
  const words: string[] = [];
  return new Promise((resolve) => {
    child.once('error', (fault) => resolve({ ready: false, words: fault.message }));
    createInterface({ input: child.stderr }).on('line', (line) => {
      words.push(line);
      if (words.length > 20) words.shift();
      p.log(line);
      if (!line.includes('database system is ready to accept connections')) return;
      const lastWords = (): string => words.findLast((word) => /FATAL|PANIC|ERROR/.test(word)) ?? '';
      resolve({ ready: true, child, port, lastWords });
    });
    child.once('exit', () => {
      callOff();
      process.off('exit', atOurExit);
    });
    child.once('close', () => resolve({ ready: false, words: words.join('\n') }));
  });
}

/** Asks, waits, insists. */
export async function stopServer(p: { child: ChildProcess; cluster: string; binaries: Binaries }): Promise<void> {
  const { child } = p;
  const gone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (platform === 'win32' && !gone()) {
    // Signals end a process at once there; pg_ctl knows how to ask.
    const args = ['stop', '--pgdata', p.cluster, '--mode=fast', '--wait'];
    await promisify(execFile)(p.binaries.pgCtl, args, { env: { ...p.binaries.env } }).catch(() => undefined);
  }
  for (const [signal, milliseconds] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 3_000],
  ] as const) {
    if (gone()) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await Promise.race([ended, pause(milliseconds, undefined, { ref: false })]);
  }
}

/**
 * To be called by the owner of the folder only. A server that still runs there has lost its Grove: it is asked to stop.
 * A lock file that names a process which is no server (ids come round again after a crash of the machine) is taken away;
 * Postgres would refuse for as long as that process lives.
 */
export function clearTheWay(cluster: string): void {
  const lock = join(cluster, 'postmaster.pid');
  const pid = Math.abs(Number(firstLine(lock)));
  if (!isAlive(pid)) return;
  const command = commandOf(pid);
  if (command === undefined || command === '') return;
  if (command.includes(cluster)) process.kill(pid, 'SIGINT');
  else rmSync(lock, { force: true });
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}

/** Free at this moment; should somebody else be faster, the start is tried again with another. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
