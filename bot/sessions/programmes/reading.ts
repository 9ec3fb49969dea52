import type { z } from 'zod';
import { reasonsOf, valueAt, type Fields } from './faultWords';
import { NotAProgramme, type FileFault } from './notAProgramme';
import { readText, type Spots } from './programmeText';

/** One reading of a file and of the formats it uses: what is wrong is gathered, and told all at once. */
export interface Reading {
  /** where formats are looked for, the nearest first */
  readonly folders: readonly string[];
  readonly spots: Spots;
  readonly faults: FileFault[];
  /** formats already read; null for those that cannot be used */
  readonly formats: Map<string, Given | null>;
}

/** What a format gives to whoever uses it. */
export interface Given {
  readonly steps: unknown;
  readonly prompt?: string | undefined;
  readonly words?: string | undefined;
}

export const newReading = (folders: readonly string[]): Reading => ({
  ...{ folders, spots: new WeakMap(), faults: [], formats: new Map() },
});

/** The data of a file; what keeps it from being read is noted, and there are none. */
export function dataIn(file: string, reading: Reading): unknown {
  try {
    return readText(file, reading.spots) ?? null;
  } catch (fault) {
    if (!(fault instanceof NotAProgramme)) throw fault;
    reading.faults.push(...fault.faults);
    return undefined;
  }
}

/** What a fault is about: the data as they were read, and the file when nothing in it has a place. */
interface About {
  readonly data: unknown;
  readonly reading: Reading;
  readonly fields?: Fields;
  readonly file?: string;
}

/** Notes what zod found, each where it stands in its file. */
export function tell(issues: readonly z.core.$ZodIssue[], about: About & { readonly fields: Fields }): void {
  const { data, reading, fields } = about;
  const incomplete = reading.faults.length > 0;
  const reasons = issues.flatMap((issue) => reasonsOf(issue, data, fields)).filter((one) => !incomplete || !one.across);
  reading.faults.push(...reasons.map(({ path, reason }) => faultAt(path, reason, about)));
}

/** Where in a file that path of the data stands; within what a format gave, where the format is used. */
export function faultAt(
  path: readonly (string | number)[],
  reason: string,
  { data, reading, file = '' }: About,
): FileFault {
  const { spots } = reading;
  let spot = isObject(data) ? spots.get(data) : undefined;
  let rest: readonly (string | number)[] = path;
  path.forEach((_, index) => {
    const value = valueAt(data, path.slice(0, index + 1));
    const at = isObject(value) ? spots.get(value) : undefined;
    if (at) [spot, rest] = [at, path.slice(index + 1)];
  });
  if (!spot) return { file, line: 1, column: 1, path: path.join('.'), reason };
  const { line, column } = (rest[0] === undefined ? undefined : spot.inside.get(rest[0])) ?? spot;
  const inFile = spot.format === undefined ? [...spot.path, ...rest] : spot.path;
  const within =
    spot.format === undefined ? '' : `with the format “${spot.format}”: ${rest.map((one) => `${one}: `).join('')}`;
  return { file: spot.file, line, column, path: inFile.join('.'), reason: within + reason };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
