import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { asksForHelp } from '../bot/cli/flags';
import { figuresOf, type Round } from './matching/bounds';
import { readFlags, usage } from './matching/flags';
import { judgeOf, refutedBy, type Judged } from './matching/judged';
import { askedFor, type Plan } from './matching/plans';
import { runGrove, runPlain, stopAll, type Run } from './matching/runs';
import { heading, rowOf } from './matching/table';
import { aWorldPool } from './matching/worldPool';
import { isMet, lineOf } from './sandbox/figure';

/**
 * How well people are matched, and how fast: `npm run -s match` beside random placement, greedy choice and plain annealing, which have
 * the same files and the same time. The table goes to stderr; on stdout stands one line for each figure, `name measured bound`. Exit 1
 * when a bound is missed. `--full` measures seeds 1 to 3 and 5,000 people too (some 45 minutes), `--quick` 12 to 60 people. `--people
 * 300` measures one size, `--slack 2` lets times pass that are twice as long: for a machine that is shared.
 */

const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    console.log(usage);
    return;
  }
  const asked = readFlags(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const { plans, seeds, slack } = asked;
  console.error(heading());
  const rounds: Round[] = [];
  for (const plan of plans) for (const seed of seeds) rounds.push(await roundOf(plan, seed));

  const figures = figuresOf(rounds);
  const passes = figures.filter((figure) => isMet(figure, figure.name.endsWith('seconds') ? slack : 1));
  for (const figure of figures.filter((one) => !isMet(one, 1))) {
    console.error(
      `${figure.name}: missed, the bound is ${figure.better === 'more' ? 'at least' : 'at most'} ${figure.bound}`,
    );
  }
  for (const figure of figures) console.log(lineOf(figure));
  process.exitCode = passes.length === figures.length ? 0 : 1;
}

async function roundOf(plan: Plan, seed: number): Promise<Round> {
  const { people, within, proof } = plan;
  const pool = aWorldPool({ people, seed });
  const path = join(folder, `${people}-${seed}.json`);
  writeFileSync(path, JSON.stringify(pool));
  const seconds = askedFor(within);
  const { placeable, judged } = judgeOf(pool);
  const grove = judged('grove', await runGrove(path, seconds));
  const longer = proof === undefined ? undefined : judged(`grove, ${proof} s`, await runGrove(path, askedFor(proof)));
  const plain = (await plainRuns(path, seconds)).map(([method, run]) => judged(method, run));
  const runs = [grove, ...(longer ? [longer] : []), ...plain];
  for (const one of runs) console.error(rowOf({ people, seed, placeable, grove: longer ?? grove }, one));
  for (const one of runs) complain(one, runs);
  return { plan, seed, placeable, grove, longer, plain };
}

/** Grove has the machine to itself; of the others two go at a time where there are two cores, for each of them needs one. */
async function plainRuns(path: string, seconds: number): Promise<[string, Run][]> {
  const run = async (method: string): Promise<[string, Run]> => [method, await runPlain(method, { path, seconds })];
  const greedy = await run('greedy');
  if (availableParallelism() > 1) return [greedy, ...(await Promise.all([run('random'), run('annealing')]))];
  return [greedy, await run('random'), await run('annealing')];
}

function complain(one: Judged, others: readonly Judged[]): void {
  const faults = [...one.violations, ...(one.proof ? [...one.missed, ...refutedBy(one, others)] : [])];
  for (const fault of faults.slice(0, 5)) console.error(`  ${one.method}: ${fault}`);
}

main()
  .catch((fault: unknown) => {
    console.error(fault);
    process.exitCode = 1;
  })
  .finally(() => {
    stopAll();
    rmSync(folder, { recursive: true, force: true });
  });
