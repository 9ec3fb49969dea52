import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Fields } from './faultWords';
import { usually } from './fitting';
import { lasting, legsOf } from '../legs';
import { NotAProgramme, type FileFault } from './notAProgramme';
import { plannedSession, programme, type Programme, type Step } from './programme';
import { dataIn, newReading, tell } from './reading';
import { formatIn, putInPlace } from './using';

export { NotAProgramme } from './notAProgramme';

/** Some editors write the one, some the other. */
const ending = /\.ya?ml$/;
const nameOf = (file: string): string => file.replace(ending, '');

/** What whoever starts Grove reads below the faults; a programme that a cohort may be using is not left out in silence. */
const whatToDo =
  'Grove has not started. Mend what is told here, or move the file out of the folder; then start Grove again. ' +
  'npm run rehearse -- and the name of the file tries it without starting anything.';

/** Every programme in programs/, by the name of its file. Throws NotAProgramme with what is wrong in any of them, and what to do. */
export function readProgrammes(folder = programsFolder(__dirname)): ReadonlyMap<string, Programme> {
  const faults: FileFault[] = [];
  const files = readdirSync(folder)
    .filter((file) => ending.test(file))
    .sort();
  const read = files.flatMap((file, at): [string, Programme][] => {
    const other = files.slice(0, at).find((one) => nameOf(one) === nameOf(file));
    if (other !== undefined) {
      faults.push({ file: join(folder, file), line: 1, column: 1, path: '', reason: isSecond(other) });
      return [];
    }
    try {
      return [[nameOf(file), readProgramme(join(folder, file))]];
    } catch (fault) {
      if (!(fault instanceof NotAProgramme)) throw fault;
      faults.push(...fault.faults);
      return [];
    }
  });
  if (faults.length > 0) throw new NotAProgramme(onlyOnce(faults), whatToDo);
  return new Map(read);
}

/** Two programmes may use the same format, and what is wrong with it is wrong once. */
const onlyOnce = (faults: readonly FileFault[]): FileFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];

/** One programme, complete: with the steps of every format it uses. Throws NotAProgramme. */
export function readProgramme(path: string): Programme {
  const reading = newReading([join(dirname(path), 'formats'), houseFormats()]);
  const data = dataIn(path, reading);
  if (isLikeFormat(data)) throw new NotAProgramme([{ file: path, line: 1, column: 1, path: '', reason: isFormat }]);
  if (isWithSessions(data)) {
    for (const session of data.sessions) if (isWithSteps(session)) session.steps = putInPlace(session.steps, reading);
  }
  const parsed = data === undefined ? undefined : programme.safeParse(data);
  if (parsed?.error) tell(parsed.error.issues, { data, reading, fields, file: path });
  if (!parsed?.success || reading.faults.length > 0) throw new NotAProgramme(reading.faults);
  return parsed.data;
}

/** A format that is tried out. */
export interface Tried {
  /** how long it says that it is by itself */
  readonly minutes: number;
  /** what was laid around it */
  readonly around: readonly ('coming in' | 'going out')[];
  /** its file's name without the ending: programmes know it by that */
  readonly file: string;
  /** programmes find it where it lies */
  readonly isAmongFormats: boolean;
}

/** Whatever somebody would like to try out: a programme, or a format wherever it lies. Throws NotAProgramme. */
export function readEither(path: string): Programme & { readonly format?: Tried } {
  const isOne = isAmongFormats(path) || isLikeFormat(dataIn(path, newReading([])));
  return isOne ? readFormat(path) : readProgramme(path);
}

const isAmongFormats = (path: string): boolean => basename(dirname(resolve(path))) === 'formats';

/** A format by itself, as a programme of one session with the frame around it, to try it out. Throws NotAProgramme. */
export function readFormat(path: string): Programme & { readonly format: Tried } {
  const beside = isAmongFormats(path) ? dirname(path) : join(dirname(path), 'formats');
  const reading = newReading([beside, houseFormats()]);
  const read = formatIn(path, reading, [basename(path, '.yaml')]);
  if (!read) throw new NotAProgramme(reading.faults);
  const { name, steps, minutes } = read.format;
  const before = steps[0]?.kind === 'arrive' ? [] : frame('coming-in');
  const after = steps.at(-1)?.kind === 'close' ? [] : frame('going-out');
  const around = lasting(legsOf([...before, ...after], { people: usually, pace: 'live' }), usually);
  const inAll = Math.max(5, Math.ceil((minutes + around) / 5) * 5);
  const sessions = [{ title: name, minutes: inAll, steps: [...before, ...steps, ...after] }];
  const laid = [
    ...(before.length > 0 ? ['coming in' as const] : []),
    ...(after.length > 0 ? ['going out' as const] : []),
  ];
  const format = { minutes, around: laid, file: nameOf(basename(path)), isAmongFormats: isAmongFormats(path) };
  return { name, sessions, format };
}

function frame(name: string): readonly Step[] {
  const reading = newReading([houseFormats()]);
  const read = formatIn(join(houseFormats(), `${name}.yaml`), reading, [name]);
  if (!read) throw new NotAProgramme(reading.faults);
  return read.format.steps;
}

const fields: Fields = {
  '': Object.keys(programme.shape),
  sessions: Object.keys(plannedSession.shape),
  cards: ['role', 'words'],
  otherwise: ['title', 'prompt'],
};

const isFormat =
  'this looks like a format, for it has no sessions; put it into the folder formats/, where any programme can use it';

/** A cohort knows its programme by the name of the file without its ending. */
const isSecond = (other: string): string =>
  `there is ${other} as well, and cohorts could not tell the two apart; give one of them another name, or move it out of the folder`;

const isLikeFormat = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  !('sessions' in data) &&
  ['steps', 'people', 'for'].some((key) => key in data);

const isWithSessions = (data: unknown): data is { sessions: unknown[] } =>
  typeof data === 'object' && data !== null && 'sessions' in data && Array.isArray(data.sessions);

const isWithSteps = (session: unknown): session is { steps: unknown } =>
  typeof session === 'object' && session !== null && 'steps' in session;

const houseFormats = (): string => join(programsFolder(__dirname), 'formats');

/** programs/ stands beside package.json, whether this file runs from bot/ or from dist/bot/. */
function programsFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return join(from, 'programs');
  const above = dirname(from);
  if (above === from) throw new Error('the folder programs/ was not found');
  return programsFolder(above);
}
