import { parseArgs } from 'node:util';
import { plansFor, type Plan } from './plans';

/** What somebody may ask of the benchmark on its command line. */
export interface Asked {
  readonly plans: readonly Plan[];
  readonly seeds: readonly number[];
  readonly slack: number;
}

export const usage = `npm run bench:matching -- [--quick | --full] [--people N] [--slack N]

  --quick      12 to 60 people, in less than a minute
  --full       seeds 1 to 3, and 5,000 people too: some 45 minutes
  --people N   only this many people
  --slack N    lets times pass that are N times as long: for a machine that is shared`;

/** What is asked, or a kind sentence about what was not understood. */
export function readFlags(args: readonly string[]): Asked | string {
  const values = tried(args);
  if (typeof values === 'string') return `I did not understand that: ${values}`;
  const slack = Number(values.slack);
  if (!(slack >= 1)) return `--slack is 1 or more, not ${values.slack}.`;
  const { plans, seeds } = plansFor[values.full ? 'full' : values.quick ? 'quick' : 'usual'];
  const wanted = plans.filter(({ people }) => values.people === undefined || people === Number(values.people));
  if (wanted.length === 0) return `--people is one of ${plans.map(({ people }) => people).join(', ')}.`;
  return { plans: wanted, seeds, slack };
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
    options: {
      full: { type: 'boolean' },
      quick: { type: 'boolean' },
      people: { type: 'string' },
      slack: { type: 'string', default: '1' },
    },
  }).values;
