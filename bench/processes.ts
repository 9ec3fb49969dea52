import { fork, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectSandbox, type SandboxClient } from '../sandbox/client';

export const root = join(__dirname, '..');
const running = new Set<ChildProcess>();

export interface SandboxProcess {
  readonly client: SandboxClient;
  readonly apiUrl: string;
  readonly token: string;
}

/** A local Discord in a process of its own. */
export async function startSandboxProcess(speed: number): Promise<SandboxProcess> {
  const words = ['--import', 'tsx', 'sandbox/main.ts', '--speed', String(speed), '--limits', 'none'];
  const child = run(words, { heard: 'stdout' });
  const said = new Map<string, string>();
  await lineFrom(child.stdout, (line) => {
    const [name = '', value = ''] = line.split(/\s+/);
    said.set(name, value);
    return said.get('Control');
  });
  const url = (said.get('Control') ?? '').replace(/\/sandbox$/, '');
  return { client: connectSandbox(url), apiUrl: said.get('API') ?? '', token: said.get('Token') ?? '' };
}

/** Grove itself, as it runs live; `main`: built elsewhere than here. */
export async function startGroveProcess(
  sandbox: SandboxProcess,
  databaseUrl: string,
  main = 'dist/bot/main.js',
): Promise<void> {
  const env = {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.apiUrl,
    DATABASE_URL: databaseUrl,
    GROVE_CLOCK_URL: `${sandbox.client.url}/sandbox/clock`,
    GROVE_LOG_LEVEL: 'info',
  };
  const child = run([main], { heard: 'stderr', env });
  await lineFrom(child.stderr, (line) => /"msg":"Grove is up"/.exec(line));
}

/** The least a discord.js bot can do: see echoBot.ts. */
export async function startEchoProcess(sandbox: SandboxProcess): Promise<ChildProcess> {
  const env = { TOKEN: sandbox.token, API: sandbox.apiUrl };
  const child = run(['--import', 'tsx', 'bench/echoBot.ts'], { heard: 'stdout', env });
  await lineFrom(child.stdout, (line) => /^ready$/.exec(line));
  return child;
}

/** A process to send messages to; what it says otherwise is said here. */
export function forkProcess(file: string): ChildProcess {
  const child = fork(join(root, file), {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, DISCORD_OPENAPI: process.env.DISCORD_OPENAPI },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

export function stopAll(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** What it says where it is not listened to is said here, or is nothing: a full pipe that nobody reads would hold it up. */
function run(words: readonly string[], p: { heard: 'stdout' | 'stderr'; env?: NodeJS.ProcessEnv }): ChildProcess {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env.PATH, ...p.env },
    stdio: p.heard === 'stdout' ? ['ignore', 'pipe', 'inherit'] : ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** What is found in the first line that has it; goes on reading, so that the process is never held up. */
export async function lineFrom<T>(
  stream: NodeJS.ReadableStream | null,
  find: (line: string) => T | null | undefined,
): Promise<T> {
  if (!stream) throw new Error('the process says nothing');
  return await new Promise<T>((resolve, reject) => {
    const lines = createInterface({ input: stream });
    let last = '';
    lines.on('line', (line) => {
      last = line;
      const found = find(line);
      if (found !== null && found !== undefined) resolve(found);
    });
    lines.once('close', () => reject(new Error(`it ended: ${last}`)));
  });
}
