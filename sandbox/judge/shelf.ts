import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import * as equal from 'ajv/dist/runtime/equal';
import * as ucs2length from 'ajv/dist/runtime/ucs2length';
import * as formats from 'ajv-formats/dist/formats';
import { isObject, objectIn, parseJson, textIn, textsIn, type Json } from '../wire/json';
import { compilerOf } from './compiler';
import { readDescription, type Operation, type Plan } from './description';

export interface Fault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a body is valid; what is wrong with the last one stands in `errors`. */
export interface Unit {
  (body: unknown): boolean;
  readonly errors?: readonly Fault[] | null;
}

/** To be raised whenever this folder makes something else of the same description. */
const EDITION = 2;

/** What the compiled code asks for by name. */
const PARTS: Readonly<Record<string, unknown>> = {
  'ajv/dist/runtime/equal': equal,
  'ajv/dist/runtime/ucs2length': ucs2length,
  'ajv-formats/dist/formats': formats,
};

/**
 * The schemas of one description, compiled when they are first asked for. The code is kept in `node_modules/.cache`:
 * reading and compiling it all takes a second, which a test file should not spend again each time.
 */
export class Shelf {
  readonly operations: Readonly<Record<string, Operation>>;
  private readonly units = new Map<string, Unit>();
  private readonly cache: string;
  private compile: Promise<(name: string) => string> | null = null;

  constructor(
    private readonly path: string,
    private readonly text: string,
  ) {
    const ajv = require.resolve('ajv/package.json');
    const edition = [EDITION, readFileSync(ajv, 'utf8'), text].join('\n');
    this.cache = join(
      dirname(dirname(ajv)),
      '.cache',
      'discord-judge',
      createHash('sha256').update(edition).digest('hex'),
    );
    this.operations = this.readOperations();
  }

  /** At once if it was asked for before. */
  unit(name: string): Unit | Promise<Unit> {
    return this.units.get(name) ?? this.fetch(name);
  }

  async prepare(name: string): Promise<void> {
    const file = `${name}.js`;
    if (!existsSync(join(this.cache, file))) this.keep(file, (await this.compiler())(name));
  }

  private async fetch(name: string): Promise<Unit> {
    const file = `${name}.js`;
    const code = read(join(this.cache, file)) ?? this.keep(file, (await this.compiler())(name));
    const unit = run(code);
    this.units.set(name, unit);
    return unit;
  }

  private compiler(): Promise<(name: string) => string> {
    this.compile ??= compilerOf(readDescription(this.text, this.path).schemas);
    return this.compile;
  }

  private readOperations(): Readonly<Record<string, Operation>> {
    const file = 'operations.json';
    const kept = read(join(this.cache, file));
    if (kept !== null) return operationsIn(parseJson(kept));
    const { operations } = readDescription(this.text, this.path);
    this.keep(file, JSON.stringify(operations));
    return operations;
  }

  /** Several programs may write the same at once, so each writes beside and moves it in place. Without a place, it goes on without. */
  private keep(file: string, text: string): string {
    try {
      mkdirSync(this.cache, { recursive: true });
      const beside = join(this.cache, `${file}.${process.pid}`);
      writeFileSync(beside, text);
      renameSync(beside, join(this.cache, file));
    } catch {
      // The next start compiles again.
    }
    return text;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function run(code: string): Unit {
  const module: { exports: unknown } = { exports: {} };
  const program: unknown = compileFunction(code, ['require', 'module', 'exports']);
  if (isProgram(program)) program((name) => PARTS[name], module, module.exports);
  if (!isUnit(module.exports)) throw new Error('What was compiled is no function.');
  return module.exports;
}

type Program = (require: (name: string) => unknown, module: object, exports: unknown) => void;

function isProgram(value: unknown): value is Program {
  return typeof value === 'function';
}

function isUnit(value: unknown): value is Unit {
  return typeof value === 'function';
}

function operationsIn(kept: Json): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(objectIn(kept)).map(([route, operation]) => {
      const { id, request, answers } = objectIn(operation);
      const plans = Object.entries(objectIn(answers)).flatMap(([status, plan]) => {
        const found = planIn(plan);
        return found ? [[status, found] as const] : [];
      });
      return [route, { id: textIn(id) ?? route, request: planIn(request), answers: Object.fromEntries(plans) }];
    }),
  );
}

function planIn(kept: Json | undefined): Plan | null {
  return isObject(kept) ? { units: textsIn(kept.units), list: kept.list === true } : null;
}
