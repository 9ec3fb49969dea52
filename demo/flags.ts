import { parseArgs } from 'node:util';

/** What somebody may ask of the demo on its command line. */
export interface Flags {
  readonly seed: number;
  /** how many weeks of the cohort are told */
  readonly weeks: number;
  /** stay up after the story; undefined: only where somebody sits at a terminal */
  readonly keep: boolean | undefined;
  /** of the page; undefined: the usual one, or any that is free */
  readonly port: number | undefined;
  /** rest between the lines, so that one can read along; undefined: only where somebody sits and reads */
  readonly pace: 'fast' | 'calm' | undefined;
  readonly help: boolean;
}

export const usualSeed = 3;
const usualWeeks = 2;

export const usage = `npm run demo -- [--seed N] [--weeks N] [--pace fast|calm] [--port N] [--exit] [--keep]

  --seed N      another telling of the story: other people begin, pass, come late (usually ${usualSeed})
  --weeks N     how many weeks are told, 1 to 6 (usually ${usualWeeks}); after the second in a few lines each
  --pace fast   without resting between the lines; --pace calm rests even where nobody sits at a terminal
  --port N      where the page is served; usually 4400, or any free port where that is taken
  --exit        the whole story at once, then the end
  --keep        stays up after the story until Ctrl-C, also where nobody sits at a terminal`;

/** The flags, or a kind sentence about what was not understood. */
export function readFlags(args: readonly string[]): Flags | string {
  const parsed = tried(args);
  if (typeof parsed === 'string') return parsed;
  const { seed, weeks = String(usualWeeks), keep, exit = false, pace, port, help = false } = parsed;
  if (seed !== undefined && !/^\d{1,9}$/u.test(seed))
    return `A seed is a whole number like 7, and “${seed}” is none.\n\n${usage}`;
  if (!/^[1-6]$/u.test(weeks)) return `The cohort meets for 1 to 6 weeks, and “${weeks}” is none of them.\n\n${usage}`;
  if (pace !== undefined && pace !== 'fast' && pace !== 'calm')
    return `The pace is fast or calm; I do not know “${pace}”.\n\n${usage}`;
  if (port !== undefined && !(/^\d{1,5}$/u.test(port) && Number(port) > 0 && Number(port) <= 65_535))
    return `A port is a number from 1 to 65535, and “${port}” is none.\n\n${usage}`;
  if (keep && exit) return `--keep stays and --exit leaves: choose one of them.\n\n${usage}`;
  const told = { seed: seed === undefined ? usualSeed : Number(seed), weeks: Number(weeks) };
  const stays = exit ? false : keep;
  return {
    ...told,
    keep: stays,
    port: port === undefined ? undefined : Number(port),
    pace: exit ? 'fast' : pace,
    help,
  };
}

function tried(args: readonly string[]): ReturnType<typeof parsed> | string {
  try {
    return parsed(args);
  } catch (fault) {
    const [why = ''] = (fault instanceof Error ? fault.message : String(fault)).split('. ');
    return `I did not understand that: ${why.replace(/\.$/u, '')}.\n\n${usage}`;
  }
}

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      weeks: { type: 'string' },
      pace: { type: 'string' },
      port: { type: 'string' },
      keep: { type: 'boolean' },
      exit: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
