import { spawn, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { platform } from 'node:process';
import { NoEmbeddedPostgres, type Binaries } from './binaries';

const nobody = 65534;

/** As whom Postgres runs: the words put before its command, and who has to own its files (null: whoever we are). */
export type Guise = {
  readonly before: readonly string[];
  readonly owner: number | null;
  /** The kernel itself ends the server when we die. Where it cannot, see `watchOver`. */
  readonly diesWithUs: boolean;
};

/**
 * Postgres refuses to run as root. As root we show it another number in a user namespace: the files stay root's, no account is
 * made, and folders closed to all but root stay within reach. Where namespaces are forbidden (in most containers) or the
 * folder lies in somebody else's closed home, it becomes `nobody`, who may look past the permissions of files and nothing else.
 */
export function chooseGuise(binaries: Binaries, folder: string): Guise {
  const leash = ['setpriv', '--pdeathsig', 'SIGINT'];
  const diesWithUs = platform === 'linux' && succeeds([...leash, 'true'], binaries);
  // The leash comes last: changing who we are makes the kernel forget it.
  const last = diesWithUs ? leash : [];
  if (process.getuid?.() !== 0) return { before: last, owner: null, diesWithUs };

  const guises: readonly Guise[] = [
    { before: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, ...last], owner: 0, diesWithUs },
    {
      before: [
        ...['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
        ...['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override', ...last],
      ],
      owner: nobody,
      diesWithUs,
    },
  ];
  const reaches = ['sh', '-c', 'test -x "$1" && "$0" --version', binaries.postgres, folder];
  const guise = guises.find(({ before }) => succeeds([...before, ...reaches], binaries));
  if (guise) return guise;
  throw new NoEmbeddedPostgres(
    'Postgres does not run as root, and here it can neither be given a user namespace nor another user: start Grove as an ordinary user.',
  );
}

/** Gives the folder and all that is in it to the guise's owner, if it was another's (the guise may change between starts). */
export function handOver(folder: string, owner: number | null): void {
  if (owner === null || lstatSync(folder).uid === owner) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, entry), owner, owner);
  }
  // The folder itself last: it is what tells, so a hand-over that was cut short is done again.
  chownSync(folder, owner, owner);
}

/**
 * For systems whose kernel has no word for "die with your parent" (macOS): a shell waits for our end of a pipe to close, which
 * happens however we end, and then asks the server to stop. Returns the function that calls it off. Windows has no such shell:
 * there a server ends with a Grove that ends by itself, and outlives one that is killed.
 */
export function watchOver(server: number): () => void {
  if (platform === 'win32') return () => undefined;
  const script = 'trap "" INT HUP TERM; read -r _; kill -INT "$0" 2>/dev/null';
  const watch = spawn('/bin/sh', ['-c', script, String(server)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.unref();
  if (watch.stdin instanceof Socket) watch.stdin.unref();
  watch.on('error', () => undefined);
  return () => watch.kill('SIGKILL');
}

function succeeds([command = '', ...rest]: readonly string[], { env }: Binaries): boolean {
  return spawnSync(command, rest, { env: { ...env }, stdio: 'ignore' }).status === 0;
}
