import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid as ourPid, platform } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { isFault } from './binaries';

/** Another Grove is using the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(folder: string, pid: number) {
    super(
      `Grove is already running with the data folder ${folder} (process ${pid}): ` +
        'stop that one first, or give this one a data folder of its own.',
    );
  }
}

/** Who has just been killed may take a moment to be gone. */
const patience = { milliseconds: 400, between: 50 };

/**
 * Takes the folder for this process until the returned function is called; a dead process's claim counts for nothing.
 * Refuses with DataFolderInUse. Postgres has a lock of its own (postmaster.pid), but that names the server and not
 * the Grove behind it, and it does not tell a server in use from one whose Grove has just died.
 */
export async function claim(folder: string): Promise<() => void> {
  const file = join(folder, 'postgres.owner');
  const ours = `${ourPid} ${birthOf(ourPid)}\n`;
  const draft = `${file}.${ourPid}`;
  writeFileSync(draft, ours, { mode: 0o600 });
  const until = Date.now() + patience.milliseconds;
  try {
    while (!linked(draft, file)) {
      const theirs = read(file);
      if (theirs === undefined) continue;
      const [pid, birth] = theirs.trim().split(' ');
      if (runs(Number(pid)) && birthOf(Number(pid)) === birth) {
        if (Date.now() > until) throw new DataFolderInUse(folder, Number(pid));
        await pause(patience.between);
        continue;
      }
      // Rename, look again, and only then forget: somebody else may have taken the dead claim away and made a live one.
      const aside = `${draft}.stale`;
      if (!renamed(file, aside)) continue;
      if (read(aside) !== theirs) linked(aside, file);
      rmSync(aside, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === ours) rmSync(file, { force: true });
  };
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return isFault(fault, 'EPERM');
  }
}

/** A zombie, dead but not yet collected by its parent, does not run. */
export function runs(pid: number): boolean {
  return isAlive(pid) && commandOf(pid) !== '';
}

/** The command line of a process, '' for one that is gone or a zombie, undefined where it cannot be known. */
export function commandOf(pid: number): string | undefined {
  if (platform === 'win32') return undefined;
  if (platform === 'linux') return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? '';
  try {
    return execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Process ids come round again; with the moment of its start a process is itself. Linux only, elsewhere '-'. */
function birthOf(pid: number): string {
  const stat = platform === 'linux' ? read(`/proc/${pid}/stat`) : undefined;
  if (stat === undefined) return '-';
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}@${boot}`;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (fault) {
    if (isFault(fault, 'EEXIST')) return false;
    throw fault;
  }
}

function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (fault) {
    if (isFault(fault, 'ENOENT')) return false;
    throw fault;
  }
}
