import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listed, perhaps, type Fields } from './faultWords';
import { format as formatFile } from './programme';
import { dataIn, faultAt, tell, type Given, type Reading } from './reading';

/** Puts the steps of formats in place of each `use`, so that what is read, and kept by a session, is complete. */

const use = z.strictObject({
  use: z.string().trim().min(1).max(80),
  prompt: z.string().trim().min(1).max(500).optional(),
  words: z.string().trim().min(1).max(500).optional(),
});
const fieldsOfUse: Fields = { '': Object.keys(use.shape) };

/** Stands in for what could not be put in place, so that the rest can still be looked at. */
const standIn = { kind: 'talk', title: '…', prompt: '…', minutes: 1 };

/** `chain`: the formats whose steps these are, the outermost first. */
export function putInPlace(steps: unknown, reading: Reading, chain: readonly string[] = []): unknown {
  if (!Array.isArray(steps)) return steps;
  const whole = steps.flatMap((step: unknown) => stepsFor(step, reading, chain));
  const spot = reading.spots.get(steps);
  if (spot) reading.spots.set(whole, whole.length === steps.length ? spot : { ...spot, inside: new Map() });
  return whole;
}

function stepsFor(step: unknown, reading: Reading, chain: readonly string[]): unknown[] {
  if (!isFields(step)) return [step];
  if ('use' in step) return used(step, reading, chain);
  if ('steps' in step) step.steps = putInPlace(step.steps, reading, chain);
  return [step];
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function used(step: Record<string, unknown>, reading: Reading, chain: readonly string[]): unknown[] {
  const parsed = use.safeParse(step);
  if (!parsed.success) {
    tell(parsed.error.issues, { data: step, reading, fields: fieldsOfUse });
    return [standIn];
  }
  const { use: name, prompt, words } = parsed.data;
  const wrong = (reason: string): unknown[] => {
    reading.faults.push(faultAt(['use'], reason, { data: step, reading }));
    return [standIn];
  };
  if (chain.includes(name)) return wrong(`a format cannot use itself: ${[...chain, name].join(' → ')}`);
  const names = formatsIn(reading.folders);
  if (!names.includes(name)) return wrong(`there is no format “${name}”${perhaps(name, names)}; ${thereAre(names)}`);
  const given = formatNamed(name, reading, chain);
  if (!given) return [standIn];
  if (prompt !== undefined && given.prompt === undefined) return wrong(`the format “${name}” has no prompt to replace`);
  if (words !== undefined && given.words === undefined) return wrong(`the format “${name}” has no words to replace`);
  const spot = reading.spots.get(step);
  const steps = filled(given.steps, { prompt: prompt ?? given.prompt, words: words ?? given.words }, (copy) => {
    if (spot) reading.spots.set(copy, { ...spot, inside: new Map(), format: name });
  });
  return Array.isArray(steps) ? steps : [standIn];
}

const thereAre = (names: readonly string[]): string =>
  names.length === 0 ? 'there are none' : `there are ${listed(names, 'and')}`;

const ending = '.yaml';

const formatsIn = (folders: readonly string[]): string[] => [
  ...new Set(
    folders
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith(ending)))
      .map((file) => file.slice(0, -ending.length))
      .sort(),
  ),
];

function formatNamed(name: string, reading: Reading, chain: readonly string[]): Given | null {
  const known = reading.formats.get(name);
  if (known !== undefined) return known;
  const file = reading.folders.map((folder) => join(folder, name + ending)).find((path) => existsSync(path)) ?? name;
  const given = formatIn(file, reading, [...chain, name])?.given ?? null;
  reading.formats.set(name, given);
  return given;
}

/** Reads one format; what is wrong with it is noted, and it is null. */
export function formatIn(file: string, reading: Reading, chain: readonly string[]) {
  const before = reading.faults.length;
  const data = dataIn(file, reading);
  if (data === undefined) return null;
  if (isFields(data)) data.steps = putInPlace(data.steps, reading, chain);
  const { prompt, words, steps } = isFields(data) ? data : {};
  const byDefault = { prompt: textOr(prompt), words: textOr(words) };
  // The same data once more, with the format's own prompt and words: where each thing stands does not change by it.
  const whole = filled(data, byDefault, (copy, of) => {
    const spot = reading.spots.get(of);
    if (spot) reading.spots.set(copy, spot);
  });
  const parsed = formatFile.safeParse(whole);
  if (!parsed.success) tell(parsed.error.issues, { data: whole, reading, fields: fieldsOfFormats, file });
  const [blank] = parsed.success ? (/<(?:prompt|words)>/.exec(JSON.stringify(parsed.data.steps)) ?? []) : [];
  if (blank !== undefined) {
    const reason = `${blank} stands in the steps, and the format has no such field of its own to put there`;
    reading.faults.push(faultAt(['steps'], reason, { data: whole, reading, file }));
  }
  if (!parsed.success || reading.faults.length > before) return null;
  return { format: parsed.data, given: { steps, ...byDefault } };
}

const fieldsOfFormats: Fields = {
  '': Object.keys(formatFile.shape),
  people: ['least', 'most'],
  cards: ['role', 'words'],
  otherwise: ['title', 'prompt'],
};

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value.trim() : undefined);

type Blanks = Pick<Given, 'prompt' | 'words'>;

/** A copy with what was given for <prompt> and <words>. */
function filled(value: unknown, blanks: Blanks, note: (copy: object, of: object) => void): unknown {
  if (typeof value === 'string') {
    return value.replace(/<(prompt|words)>/g, (blank, name: keyof Blanks) => blanks[name] ?? blank);
  }
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map((one: unknown) => filled(one, blanks, note))
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, blanks, note)]));
  note(copy, value);
  return copy;
}
