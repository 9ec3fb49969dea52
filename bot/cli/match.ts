import { readFileSync } from 'node:fs';
import { match } from '../matching/match';
import type { Answer, Pool, Progress } from '../matching/pool';
import { readFlags, usage } from './flags';
import { readPool } from './peopleFile';

/** `npm run -s match -- people.json`: the answer on stdout, everything else on stderr. Exit 0 with an answer, 2 without. */

function main(): number {
  const began = Date.now();
  const flags = readFlags(process.argv.slice(2));
  if (typeof flags === 'string') return giveUp(`${flags}\n\n${usage}`);
  const { path, seed, steps, seconds } = flags;
  const text = textOf(path);
  if (text instanceof Error) return giveUp(`${path} cannot be read: ${text.message}`);
  const pool = readPool(text);
  if (!isPool(pool)) return giveUp(`${path} cannot be matched:\n${pool.map((fault) => `  - ${fault}`).join('\n')}`);
  const until = seconds === undefined ? undefined : () => Date.now() - began >= seconds * 1000;
  const answer = match(pool, { seed, steps, until, progress: progressTo(process.stderr, began) });
  process.stdout.write(`${JSON.stringify(written(answer), null, 2)}\n`);
  return 0;
}

const isPool = (read: Pool | readonly string[]): read is Pool => 'people' in read;

/** The form of the file: reasons in words only. */
const written = ({ groups, unplaced }: Answer) => ({
  groups,
  unplaced: unplaced.map(({ id, reason }) => ({ id, reason })),
});

function progressTo(stream: NodeJS.WriteStream, began: number): (progress: Progress) => void {
  let said = '';
  return ({ placed, people, groups, fit }) => {
    const line = `${placed} of ${people} people in ${groups} groups, fits ${fit.toFixed(2)}`;
    if (line === said) return;
    said = line;
    stream.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
  };
}

function textOf(path: string): string | Error {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

function giveUp(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

// Not process.exit: a pipe that reads slowly would lose the end of the answer.
process.exitCode = main();
