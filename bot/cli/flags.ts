import { parseArgs } from 'node:util';

/** What somebody may ask of the matcher on its command line. */
export interface Flags {
  readonly path: string;
  readonly seed: number;
  /** undefined: bounded by steps alone */
  readonly seconds: number | undefined;
  readonly steps: number | undefined;
}

const usualSeconds = 10;
const usualSeed = 1;

export const usage = `npm run -s match -- people.json [--seconds N] [--steps N] [--seed N] > groups.json

  --seconds N   searches for so long at most (usually ${usualSeconds})
  --steps N     searches so far instead: the same steps and seed give the same answer
  --seed N      another number searches in another order, and may find other groups that are as good (usually ${usualSeed})

The fields of the file: docs/matching.md. An example of one: docs/examples/people.json`;

export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** The flags, or a kind sentence about what was not understood. */
export function readFlags(args: readonly string[]): Flags | string {
  const parsed = tried(args);
  if (typeof parsed === 'string') return `I did not understand that: ${parsed}`;
  const { values, positionals } = parsed;
  const [path, another] = positionals;
  if (path === undefined || another !== undefined) return 'I need the name of one file, like people.json.';
  for (const [flag, text] of Object.entries(values)) {
    if (!/^\d{1,9}$/.test(text) && !(flag === 'seconds' && /^\d{1,6}\.\d+$/.test(text))) {
      return `--${flag} takes a number like 7, and “${text}” is none.`;
    }
  }
  const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  const steps = number(values.steps);
  const seconds = number(values.seconds) ?? (steps === undefined ? usualSeconds : undefined);
  return { path, seed: number(values.seed) ?? usualSeed, seconds, steps };
}

function tried(args: readonly string[]): ReturnType<typeof parsed> | string {
  try {
    return parsed(args);
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string' }, seconds: { type: 'string' }, steps: { type: 'string' } },
  });
