import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const round = z.strictObject({
  kind: z.literal('round'),
  title: z.string().min(1).max(80),
  /** what everybody is invited to speak about */
  prompt: z.string().min(1).max(500),
  minutesPerTurn: z.number().positive().max(30),
});

const programme = z.strictObject({
  name: z.string().min(1).max(80),
  sessions: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(80),
        /** how long the session is announced to be */
        minutes: z.number().int().min(5).max(180),
        steps: z.array(round).min(1),
      }),
    )
    .min(1)
    .max(26),
});

export type Programme = z.infer<typeof programme>;
export type PlannedSession = Programme['sessions'][number];
export type Step = PlannedSession['steps'][number];
export const plannedSession = programme.shape.sessions.element;

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
