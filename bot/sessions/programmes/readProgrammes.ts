import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** Every programme in programs/, by the name of its file. Throws NotAProgramme with what is wrong in any of them. */
export function readProgrammes(folder = programsFolder(__dirname)): ReadonlyMap<string, Programme> {
  const faults: FileFault[] = [];
  const files = readdirSync(folder).filter((file) => ending.test(file));
  const read = files.flatMap((file): [string, Programme][] => {
    try {
      return [[file.replace(ending, ''), readProgramme(join(folder, file))]];
    } catch (fault) {
      if (!(fault instanceof NotAProgramme)) throw fault;
      faults.push(...fault.faults);
      return [];
    }
  });
  if (faults.length > 0) throw new NotAProgramme(onlyOnce(faults));
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
  if (isWithSessions(data)) {
    for (const session of data.sessions) if (isWithSteps(session)) session.steps = putInPlace(session.steps, reading);
  }
  const parsed = data === undefined ? undefined : programme.safeParse(data);
  if (parsed?.error) tell(parsed.error.issues, { data, reading, fields, file: path });
  if (!parsed?.success || reading.faults.length > 0) throw new NotAProgramme(reading.faults);
  return parsed.data;
}

/** A format by itself, as a programme of one session with the frame around it, to try it out. Throws NotAProgramme. */
export function readFormat(path: string): Programme {
  const reading = newReading([dirname(path), houseFormats()]);
  const read = formatIn(path, reading, [basename(path, '.yaml')]);
  if (!read) throw new NotAProgramme(reading.faults);
  const { name, steps, minutes } = read.format;
  const before = steps[0]?.kind === 'arrive' ? [] : frame('coming-in');
  const after = steps.at(-1)?.kind === 'close' ? [] : frame('going-out');
  const around = lasting(legsOf([...before, ...after], { people: usually, pace: 'live' }), usually);
  const inAll = Math.max(5, Math.ceil((minutes + around) / 5) * 5);
  return { name, sessions: [{ title: name, minutes: inAll, steps: [...before, ...steps, ...after] }] };
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
