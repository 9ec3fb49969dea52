import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PlannedSession } from '../../bot/sessions/programmes/programme';
import { readFormat, readProgrammes } from '../../bot/sessions/programmes/readProgrammes';
import { play, type Tally } from './play';
import { Broken } from './watch';

/**
 * Plays random sessions over all formats and counts broken promises. Details go to stderr; the last line on stdout is
 * `model_violations <measured> 0`. A session that breaks a promise says with which seed it is played again.
 */

const programs = join(__dirname, '..', '..', 'programs');
const fewestChanges = 200;

function main(): boolean {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      commands: { type: 'string', default: '120' },
    },
  });
  const [runs, seed, commands] = [Number(values.runs), Number(values.seed), Number(values.commands)];
  const agendas = [...allAgendas()];
  const tally: Tally = { commands: 0, changed: new Map(), endings: new Map() };
  let violations = 0;
  for (let run = 0; run < runs; run++) {
    const own = seed + run;
    const [name, agenda] = agendas[own % agendas.length] ?? [];
    if (!name || !agenda) throw new RangeError('there is no format to play');
    try {
      play(agenda, { seed: own, commands }, tally);
    } catch (fault) {
      violations += 1;
      const why = fault instanceof Broken ? fault.message : fault;
      console.error(`seed ${own}, ${name}:`, why);
      console.error(`  again: npm run model -- --runs 1 --seed ${own} --commands ${commands}`);
    }
  }
  console.error(`${runs} sessions of ${agendas.length} kinds, ${tally.commands} commands`);
  console.error('changed something:', told(tally.changed));
  console.error('ended:', told(tally.endings));
  console.log(`model_violations ${violations} 0`);
  return violations === 0 && (runs < 1_000 || isEnough(tally));
}

/** Too little was measured when a command hardly ever did anything. */
function isEnough({ changed }: Tally): boolean {
  const rare = [
    'take',
    'pass',
    'hand',
    'done',
    'extend',
    'leave',
    'join',
    'pause',
    'resume',
    'move on',
    'write',
  ].filter((kind) => (changed.get(kind) ?? 0) < fewestChanges);
  if (rare.length > 0) console.error(`hardly ever did anything, so too little was measured: ${rare.join(', ')}`);
  return rare.length === 0;
}

function* allAgendas(): Generator<[string, PlannedSession]> {
  for (const [name, { sessions }] of readProgrammes())
    for (const [index, session] of sessions.entries()) yield [`${name} ${index + 1}`, session];
  const formats = join(programs, 'formats');
  for (const file of readdirSync(formats).filter((name) => name.endsWith('.yaml')))
    for (const session of readFormat(join(formats, file)).sessions) yield [file, session];
}

const told = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([key, many]) => `${key} ${many}`)
    .join(', ');

process.exitCode = main() ? 0 : 1;
