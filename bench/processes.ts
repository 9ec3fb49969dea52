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
  const child = run(['--import', 'tsx', 'sandbox/main.ts', '--speed', String(speed), '--limits', 'none'], {});
  const said = new Map<string, string>();
  await lineFrom(child.stdout, (line) => {
    const [name = '', value = ''] = line.split(/\s+/);
    said.set(name, value);
    return name === 'Control';
  });
  const url = (said.get('Control') ?? '').replace(/\/sandbox$/, '');
  return { client: connectSandbox(url), apiUrl: said.get('API') ?? '', token: said.get('Token') ?? '' };
}

/** Grove itself, as it runs live. */
export async function startGroveProcess(sandbox: SandboxProcess, databaseUrl: string): Promise<void> {
  const child = run(['dist/bot/main.js'], {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.apiUrl,
    DATABASE_URL: databaseUrl,
    GROVE_CLOCK_URL: `${sandbox.client.url}/sandbox/clock`,
    GROVE_LOG_LEVEL: 'info',
  });
  await lineFrom(child.stderr, (line) => line.includes('"msg":"Grove is up"'));
}

/** The least a discord.js bot can do: see echoBot.ts. */
export async function startEchoProcess(sandbox: SandboxProcess): Promise<ChildProcess> {
  const child = run(['--import', 'tsx', 'bench/echoBot.ts'], { TOKEN: sandbox.token, API: sandbox.apiUrl });
  await lineFrom(child.stdout, (line) => line === 'ready');
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

function run(words: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Resolves at the line that is awaited, and goes on reading so that the process is never held up. */
async function lineFrom(stream: NodeJS.ReadableStream | null, isIt: (line: string) => boolean): Promise<void> {
  if (!stream) throw new Error('the process says nothing');
  await new Promise<void>((resolve, reject) => {
    const lines = createInterface({ input: stream });
    let last = '';
    lines.on('line', (line) => {
      last = line;
      if (isIt(line)) resolve();
    });
    lines.once('close', () => reject(new Error(`it ended: ${last}`)));
  });
}
