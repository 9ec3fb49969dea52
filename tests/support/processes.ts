import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program of Grove as a process of its own, with these settings and none of ours, until it ends. */
export function runToItsEnd(p: { words: readonly string[]; env?: NodeJS.ProcessEnv; cwd?: string }): Promise<Ended> {
  const [file = '', ...rest] = p.words;
  const loader = require.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, join(root, file), ...rest], {
    cwd: p.cwd ?? root,
    // From another folder, tsx would compile the rows without their decorators.
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...p.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (words: Buffer) => (said.out += words.toString()));
  child.stderr.on('data', (words: Buffer) => (said.err += words.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}
