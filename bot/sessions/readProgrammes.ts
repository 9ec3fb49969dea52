import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { programme, type Programme } from './programme';

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
