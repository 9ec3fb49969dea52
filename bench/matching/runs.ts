import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

/** Runs a method as a process of its own, so that its time and its memory are its own. */

export interface Run {
  readonly groups: z.infer<typeof answer>['groups'];
  readonly unplaced: readonly string[];
  /** undefined for a method that proves nothing */
  readonly proof: Proof | undefined;
  /** from its start to its end */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

export interface Proof {
  readonly mostPlaced: boolean;
  readonly best: boolean;
  /** undefined when it is the best, for no sum of fits is larger than its own; and where nothing is known */
  readonly fitBound: number | undefined;
}

const root = join(__dirname, '..', '..');
const slot = z.object({ tz: z.string(), day: z.int(), minute: z.int() });
const answer = z.object({
  groups: z.array(z.object({ members: z.array(z.string()), slot })),
  unplaced: z.array(z.object({ id: z.string() })),
});
const needed = z.object({ peakKb: z.number(), cpuMicros: z.number() });
const running = new Set<ChildProcess>();

export const stopAll = (): void => running.forEach((child) => child.kill());

export async function runGrove(path: string, seconds: number): Promise<Run> {
  const { said, ...run } = await run1(['bot/cli/match.ts', path, '--seconds', String(seconds)]);
  return { ...run, proof: proofIn(said) };
}

export async function runPlain(method: string, { path, seconds }: { path: string; seconds: number }): Promise<Run> {
  const run = await run1(['bench/matching/baseline.ts', method, path, String(seconds)]);
  return { ...run, proof: undefined };
}

/** The last line that the matcher says aside. */
export function proofIn(said: string): Proof {
  const line = said.trimEnd().split('\n').at(-1) ?? '';
  const bound = / have a sum of fits above (\d+\.\d+)$/.exec(line)?.[1];
  const best = line.endsWith(' fit better');
  const isOpen = line.endsWith('how much better groups could fit is not known');
  if (!line.startsWith('proved: ') || (!best && !isOpen && bound === undefined))
    throw new Error(`it ended with “${line}”`);
  return {
    mostPlaced: line.includes('nobody more can be placed'),
    best,
    fitBound: bound === undefined ? undefined : Number(bound),
  };
}

async function run1(words: readonly string[]): Promise<Omit<Run, 'proof'> & { said: string }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--require', './bench/matching/peak.cjs', '--import', 'tsx', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const heard = [1, 2, 3].map((descriptor) => {
    const chunks: Buffer[] = [];
    child.stdio[descriptor]?.on('data', (chunk: Buffer) => chunks.push(chunk));
    return (): string => Buffer.concat(chunks).toString();
  });
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  running.delete(child);
  const seconds = (performance.now() - began) / 1000;
  const [out = '', said = '', needs = ''] = heard.map((text) => text());
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}:\n${said}`);
  const { groups, unplaced } = answer.parse(JSON.parse(out));
  const { peakKb, cpuMicros } = needed.parse(JSON.parse(needs));
  return {
    ...{ groups, unplaced: unplaced.map(({ id }) => id), said, seconds },
    cpuSeconds: cpuMicros / 1e6,
    peakMb: peakKb / 1024,
  };
}
