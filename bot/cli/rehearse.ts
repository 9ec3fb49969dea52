import { parseArgs } from 'node:util';
import { asksForHelp } from './flags';
import { rehearse } from '../sessions/rehearsal/rehearse';
import { listed } from '../sessions/programmes/faultWords';
import { NotAProgramme, readEither, type Tried } from '../sessions/programmes/readProgrammes';
import { knowsNothing, splitsFrom } from '../sessions/rules/split';

/**
 * `npm run rehearse -- programs/mine.yaml`: plays the sessions of a programme in the terminal, with people of paper. What is
 * wrong with the file is told by line instead. Exit 0 when all was played, 2 when not.
 */

const usage = `npm run rehearse -- programs/mine.yaml [--session N] [--people N] [--seed N] [--in-writing]

  --session N    only the N-th session (usually all, one after another)
  --people N     how many come, 3 to 12 (usually 6)
  --seed N       other people: the same seed plays the same rehearsal (usually 1);
                 with 3, 6, 9 and so on nobody brings a case
  --in-writing   the text twin, over three days

A format can be tried by itself: npm run rehearse -- programs/formats/troika.yaml`;

function main(args: string[]): number {
  if (asksForHelp(args)) {
    print(usage);
    return 0;
  }
  const asked = flagsOf(args);
  if (typeof asked === 'string') return giveUp(`${asked}\n\n${usage}`);
  const programme = programmeIn(asked.path);
  if (typeof programme === 'string') return giveUp(programme);
  const { people, seed, pace, session: only } = asked;
  if (only !== undefined && !programme.sessions[only - 1])
    return giveUp(`${asked.path} has ${sessionsIn(programme)}; there is no session ${only}.`);
  let known = knowsNothing;
  for (const [index, agenda] of programme.sessions.entries()) {
    if (only !== undefined && only !== index + 1) continue;
    print(`\n=== ${programme.name}, session ${index + 1}: ${agenda.title} (${people} people) ===\n`);
    const later = programme.sessions.slice(index + 1).flatMap(({ steps }) => splitsFrom(steps));
    const played = rehearse(agenda, { people, seed, pace, known, later }, print);
    const { minutes, messages, turns, notReached } = played;
    known = played.known;
    const long =
      pace === 'live' ? `${Math.round(minutes)} of ${agenda.minutes} minutes` : `${Math.round(minutes / 60)} hours`;
    print(`\n    It took ${long}; ${turns} turns; ${messages} messages from Grove.`);
    if (notReached.length > 0)
      print(`    There was no time left for: ${notReached.join(', ')}. Fewer or shorter parts would leave some.`);
  }
  if (programme.format) for (const line of aboutFormat(programme.format)) print(`    ${line}`);
  return 0;
}

const sessionsIn = ({ sessions }: { readonly sessions: readonly unknown[] }): string =>
  sessions.length === 1 ? 'one session' : `${sessions.length} sessions`;

/** Why it lasts longer than it says, and what is to be done before a programme can use it. */
function aboutFormat({ minutes, around, file, isAmongFormats }: Tried): string[] {
  const frame = `The format itself has ${minutes} minutes; ${listed(around, 'and')} ${around.length === 1 ? 'was' : 'were'} laid around it.`;
  const way = `This is a format, and no programme yet: lay it into programs/formats/ as ${file}.yaml, and name it in a programme with “use: ${file}”.`;
  return [...(around.length > 0 ? [frame] : []), ...(isAmongFormats ? [] : [way])];
}

interface Asked {
  readonly path: string;
  readonly session: number | undefined;
  readonly people: number;
  readonly seed: number;
  readonly pace: 'live' | 'in writing';
}

/** The flags, or a kind sentence about what was not understood. */
function flagsOf(args: string[]): Asked | string {
  let read: ReturnType<typeof parsed>;
  try {
    read = parsed(args);
  } catch (fault) {
    return `I did not understand that: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
  const [path, another] = read.positionals;
  if (path === undefined || another !== undefined) return 'I need the name of one file, like programs/mine.yaml.';
  const { session, people, seed } = read.values;
  for (const [flag, text] of Object.entries({ session, people, seed }))
    if (text !== undefined && !/^\d{1,9}$/.test(text)) return `--${flag} takes a number like 3, and “${text}” is none.`;
  const many = Number(people);
  if (many < 3 || many > 12) return `--people takes 3 to 12: a circle is no smaller and no larger.`;
  return {
    path,
    session: session === undefined ? undefined : Number(session),
    people: many,
    seed: Number(seed),
    pace: read.values['in-writing'] ? 'in writing' : 'live',
  };
}

const parsed = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      session: { type: 'string' },
      people: { type: 'string', default: '6' },
      seed: { type: 'string', default: '1' },
      'in-writing': { type: 'boolean', default: false },
    },
  });

/** What stands in the file, or what is wrong with it. */
function programmeIn(path: string): ReturnType<typeof readEither> | string {
  try {
    return readEither(path);
  } catch (fault) {
    if (fault instanceof NotAProgramme) return fault.message;
    throw fault;
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function giveUp(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

// Whoever reads on no longer (`| head`) has seen enough.
process.stdout.on('error', () => process.exit(0));
// Not process.exit: a pipe that reads slowly would lose the end.
process.exitCode = main(process.argv.slice(2));
