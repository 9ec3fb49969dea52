import { spawn } from 'node:child_process';
import { percentile } from '../figures';
import { startSandbox } from '../../sandbox/server';
import { lineFrom, root } from '../processes';
import type { Figure } from './figure';

/** From the start of the process to its first answer; once more as `npm run sandbox` has it, which looks at what is installed first. */

const times = 7;

export async function starting(bound: number): Promise<Figure> {
  const [direct, npm]: [number[], number[]] = [[], []];
  for (let at = 0; at < times; at++) {
    direct.push(await startOnce(process.execPath, ['--import', 'tsx', 'sandbox/main.ts']));
    npm.push(await startOnce('npm', ['run', '-s', 'sandbox']));
  }
  const within = await startHere();
  console.error(
    `start, of ${times}: node ${words(direct)}; npm run sandbox ${words(npm)}; startSandbox() in a process that is there ${within.toFixed(3)} s`,
  );
  return { name: 'sandbox_start_s', measured: percentile(direct, 0.5), bound, better: 'less' };
}

/** Seconds until a request was answered. The process is ended with all that it started. */
async function startOnce(program: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(program, args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const control = await lineFrom(child.stdout, (line) => /^Control\s+(\S+)/.exec(line)?.[1]);
    const answer = await fetch(`${control}/clock`);
    if (!answer.ok) throw new Error(`the first answer was ${answer.status}`);
    return (performance.now() - began) / 1000;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  }
}

async function startHere(): Promise<number> {
  const began = performance.now();
  const sandbox = await startSandbox();
  await sandbox.client.clock.read();
  const took = (performance.now() - began) / 1000;
  await sandbox.close();
  return took;
}

const words = (seconds: readonly number[]): string =>
  `${percentile(seconds, 0.5).toFixed(2)} s in the middle, ${Math.max(...seconds).toFixed(2)} s at most`;
