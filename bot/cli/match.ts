import { createSearching } from '../matching/inWorker';
import type { Answer, Pool } from '../matching/pool';
import { asksForHelp, readFlags, usage, type Flags } from './flags';
import { readPool } from './peopleFile';
import { proofLine, tellerFor } from './progressBar';
import { textOf } from './textFile';

/** `npm run -s match -- people.json`: the answer on stdout, everything else on stderr. Exit 0 with an answer, 2 without. */

async function main(): Promise<number> {
  const began = Date.now();
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return print(usage);
  const flags = readFlags(args);
  if (typeof flags === 'string') return giveUp(`${flags}\n\n${usage}`);
  const { path } = flags;
  const text = textOf(path);
  if (text instanceof Error) return giveUp(`${path} cannot be read: ${text.message}`);
  const pool = readPool(text, (odd) => process.stderr.write(`Odd in ${path}: ${odd}\n`));
  if (!isPool(pool)) return giveUp(`${path} cannot be matched:\n${pool.map((fault) => `  - ${fault}`).join('\n')}`);
  const answer = await searched(pool, { ...flags, began });
  const placed = answer.groups.reduce((sum, { members }) => sum + members.length, 0);
  process.stderr.write(`${proofLine(answer.proof, { placed, people: pool.people.length })}\n`);
  return print(JSON.stringify(written(answer), null, 2));
}

function print(words: string): number {
  process.stdout.write(`${words}\n`);
  return 0;
}

const isPool = (read: Pool | readonly string[]): read is Pool => 'people' in read;

/** Ctrl+C ends the search with the best so far; somebody who cannot wait for that presses it again. */
async function searched(pool: Pool, { began, seed, steps, seconds }: Flags & { began: number }): Promise<Answer> {
  const left = seconds === undefined ? undefined : Math.max(0, seconds - (Date.now() - began) / 1000);
  const teller = tellerFor({ stream: process.stderr, now: Date.now, began, seconds });
  const searching = createSearching();
  let endedAt: number | undefined;
  const interrupted = (): void => {
    // Some terminals and runners pass one press on twice.
    if (endedAt !== undefined && Date.now() - endedAt > secondPressMs) process.exit(130);
    if (endedAt !== undefined) return;
    endedAt = Date.now();
    teller.ending();
    searching.hurry();
  };
  process.on('SIGINT', interrupted);
  try {
    return await searching.search(pool, { seed, steps, seconds: left, progress: teller.tell });
  } finally {
    process.off('SIGINT', interrupted);
    teller.done();
    await searching.stop();
  }
}

const secondPressMs = 500;

/** The form of the file: reasons in words only. */
const written = ({ groups, unplaced }: Answer) => ({
  groups,
  unplaced: unplaced.map(({ id, reason }) => ({ id, reason })),
});

function giveUp(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

// Not process.exit: a pipe that reads slowly would lose the end of the answer.
main().then(
  (code) => (process.exitCode = code),
  (fault: unknown) => {
    process.exitCode = 1;
    process.stderr.write(
      `The search failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
  },
);
