import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const title = z.string().min(1).max(80);
const minutes = z.number().positive().max(120);
/** what everybody is invited to speak, write or think about */
const prompt = z.string().min(1).max(500);

const step = z.discriminatedUnion('kind', [
  /** people come in; nothing is asked of them */
  z.strictObject({ kind: z.literal('arrive'), minutes, words: prompt }),
  /** everybody has the chance to speak, one after another */
  z.strictObject({ kind: z.literal('round'), title, prompt, minutesPerTurn: z.number().positive().max(30) }),
  /** everybody writes for themselves, in silence; nothing is collected */
  z.strictObject({ kind: z.literal('writing'), title, prompt, minutes }),
  /** everybody talks as they like */
  z.strictObject({ kind: z.literal('talk'), title, prompt, minutes }),
  /** the words with which the session ends */
  z.strictObject({ kind: z.literal('close'), words: prompt }),
]);

const steps = z
  .array(step)
  .min(1)
  .max(20)
  .superRefine((all, context) => {
    const wrong = (message: string, at?: number): void =>
      context.addIssue({ code: 'custom', message, ...(at === undefined ? {} : { path: [at] }) });
    for (const [index, { kind }] of all.entries()) {
      if (kind === 'arrive' && index > 0) wrong('arriving comes first', index);
      if (kind === 'close' && index < all.length - 1) wrong('the close comes last', index);
    }
    const isEmpty = all.every(({ kind }) => kind === 'arrive' || kind === 'close');
    if (isEmpty) wrong('a session holds a round, a writing or a talk');
  });

export const plannedSession = z.strictObject({
  title,
  /** how long the session is announced to be */
  minutes: z.number().int().min(5).max(180),
  /** goes out with the reminder a day before */
  question: z.string().min(1).max(300).optional(),
  steps,
});

const programme = z.strictObject({ name: title, sessions: z.array(plannedSession).min(1).max(26) });

export type Programme = z.infer<typeof programme>;
export type PlannedSession = z.infer<typeof plannedSession>;
export type Step = z.infer<typeof step>;
export type Round = Extract<Step, { kind: 'round' }>;

/** Every programme in programs/, by the name of its file. A file that cannot be read names itself, the field and the reason. */
export function readProgrammes(folder = programsFolder(__dirname)): ReadonlyMap<string, Programme> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return new Map(files.map((file) => [file.replace(/\.yaml$/, ''), readProgramme(join(folder, file))]));
}

function readProgramme(path: string): Programme {
  const parsed = programme.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path} is not a programme: ${faults.join('; ')}`);
}

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new Error(`${path} is not YAML: ${fault instanceof Error ? fault.message : ''}`, { cause: fault });
  }
}

/** programs/ stands beside package.json, whether this file runs from bot/ or from dist/bot/. */
function programsFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return join(from, 'programs');
  const above = dirname(from);
  if (above === from) throw new Error('the folder programs/ was not found');
  return programsFolder(above);
}
