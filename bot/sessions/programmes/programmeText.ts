import { readFileSync, statSync } from 'node:fs';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import { astrayAt, astrayReason, tabIn, type Astray } from './indents';
import { NotAProgramme, type FileFault } from './notAProgramme';

/** From the bytes of a file to plain data, with a note of where each thing stands. What hosts write is input from outside. */

/** Where a list or a group of fields was written. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** from the top of the file to here */
  readonly path: readonly (string | number)[];
  /** where each field or item in it stands */
  readonly inside: ReadonlyMap<string | number, { readonly line: number; readonly column: number }>;
  /** the format that gave what stands here, when it was put in place of a `use` */
  readonly format?: string;
}

/** The spot of each list and each group of fields; of a step that a format gave, the spot where the format is used. */
export type Spots = WeakMap<object, Spot>;

/** Six weeks in words are some 20 kB. */
const mostBytes = 200_000;
/** A step within a step within a step is about twelve deep. */
const deepest = 24;

/** Reads a file; throws NotAProgramme with everything that keeps it from being read. */
export function readText(file: string, spots: Spots): unknown {
  const text = textOf(file);
  const lines = new LineCounter();
  const document = parsed(file, text, lines);
  const faultAt = (offset: number, reason: string, path: Path = []): FileFault => ({
    ...{ file, ...placeAt(lines, offset) },
    ...{ path: path.join('.'), reason },
  });
  const broken = [...document.errors, ...document.warnings];
  // What follows the first of them mostly comes from it, and would send a host to lines that are well.
  const [first] = broken.sort((one, other) => one.pos[0] - other.pos[0]);
  if (first) throw new NotAProgramme([brokenAt(first, { broken, text, lines, faultAt })]);
  const faults: FileFault[] = [];
  const data = dataOf(document.contents, [], {
    note: (data, node, { path, inside }) => {
      const places = [...inside].map(([key, offset]) => [key, placeAt(lines, offset)] as const);
      spots.set(data, { file, ...placeAt(lines, node.range?.[0] ?? 0), path, inside: new Map(places) });
    },
    wrong: (node, path, reason) => void faults.push(faultAt(node.range?.[0] ?? 0, reason, path)),
  });
  if (faults.length > 0) throw new NotAProgramme(faults);
  return data;
}

type Path = readonly (string | number)[];

interface Broken {
  readonly broken: readonly YAMLError[];
  readonly text: string;
  readonly lines: LineCounter;
  readonly faultAt: (offset: number, reason: string) => FileFault;
}

/** The parser stumbles where it notices, which may be a line before the one that a host has to mend. */
function brokenAt(first: YAMLError, { broken, text, lines, faultAt }: Broken): FileFault {
  // A tab at the beginning of the next line with words on it is why the one before seems to have no end.
  const tab = broken.find(({ code }) => code === 'TAB_AS_INDENT');
  if (tab && text.slice(first.pos[0], tab.pos[0]).trim() === '') return faultAt(tab.pos[0], tabbed);
  const astray = astrayFor(first, { broken, text, lines });
  const line = astray?.line ?? (first.code === 'BAD_INDENT' ? lines.linePos(first.pos[0]).line : 0);
  const begins = lines.lineStarts[line - 1] ?? 0;
  // Behind spaces that are too few the parser takes a tab for one more of them.
  const behind = line > 0 ? tabIn(text.slice(begins)) : null;
  if (behind !== null) return faultAt(begins + behind, tabbed);
  if (astray) return faultAt(begins, astrayReason(astray));
  return faultAt(first.pos[0], reasonOf(first));
}

/** Null where what is wrong has nothing to do with how far in a line stands. */
function astrayFor(first: YAMLError, { broken, text, lines }: Omit<Broken, 'faultAt'>): Astray | null {
  const { line } = lines.linePos(first.pos[0]);
  // A value that goes on in the next line, where a field begins: that line was meant to be a field of its own.
  const over = broken.find(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === first.pos[0]);
  if (first.code === 'BLOCK_AS_IMPLICIT_KEY' && over) {
    const end = lines.linePos(over.pos[1]).line;
    if (end > line) return astrayAt(text, end);
  }
  const isWholeLine = text.slice(lines.lineStarts[line - 1], first.pos[0]).trim() === '';
  return isWholeLine && aboutIndents.has(first.code) && !first.message.startsWith('Flow') ? astrayAt(text, line) : null;
}

const aboutIndents: ReadonlySet<string> = new Set(['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'MISSING_CHAR']);

const placeAt = (lines: LineCounter, offset: number): { line: number; column: number } => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
};

const aboutAll = (file: string, reason: string): NotAProgramme =>
  new NotAProgramme([{ file, line: 1, column: 1, path: '', reason }]);

function textOf(file: string): string {
  const bytes = bytesOf(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw aboutAll(file, 'is not text in UTF-8; save it as UTF-8, which editors offer as an encoding');
  }
  const odd = controls.exec(text);
  if (!odd) return text;
  const before = text.slice(0, odd.index).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const reason = 'here stands a character that is no text; type the line anew';
  throw new NotAProgramme([{ file, ...place, path: '', reason }]);
}

/** Characters that no keyboard types, and of which the database takes some not at all. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

function bytesOf(file: string): Buffer {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw aboutAll(file, 'there is no such file');
  if (!found.isFile()) throw aboutAll(file, 'is not a file');
  if (found.size > mostBytes) {
    const kilobytes = Math.ceil(found.size / 1000);
    throw aboutAll(file, `is ${kilobytes} kB long; a programme has at most ${mostBytes / 1000} kB`);
  }
  try {
    return readFileSync(file);
  } catch {
    throw aboutAll(file, 'cannot be read; look at the permissions of the file');
  }
}

const tooDeep = `lists and fields stand more than ${deepest} deep in one another`;

function parsed(file: string, text: string, lineCounter: LineCounter): Document {
  if (isTooDeep(text)) throw aboutAll(file, tooDeep);
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false });
  } catch {
    // What makes the parser itself give up is nesting without an end.
    throw aboutAll(file, tooDeep);
  }
}

/** Brackets by the thousand keep the parser busy for long; nobody who writes words leaves so many of them open. */
const mostOpen = 64;

function isTooDeep(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > mostOpen) return true;
  }
  return /(?:[-?]\s+){64}/.test(text);
}

function reasonOf({ code, message }: YAMLError): string {
  const [first = ''] = message.split('\n');
  if (message.includes(' end with a ')) return missing;
  if (message.includes('call stack')) return tooDeep;
  return (
    reasons[code] ??
    `this is not YAML that can be read (${first}); look at how far this line and the one above are indented`
  );
}

const missing = 'a bracket, a quotation mark or a colon is missing, here or before it';
const tabbed = 'a tab stands here; begin lines with spaces, never with tabs';
const noAliases = 'aliases (*name) are not read; write it out, or make a format of it and use that';

const reasons: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this field stands here twice; keep one of them',
  TAB_AS_INDENT: tabbed,
  MULTIPLE_DOCS: 'a file holds one programme; this line begins another',
  BAD_INDENT: 'this line begins too far left or right; fields that belong together begin below one another',
  BAD_ALIAS: noAliases,
  TAG_RESOLVE_FAILED: 'tags (!name) are not read; put words that begin with ! in quotation marks',
  BLOCK_AS_IMPLICIT_KEY: 'a colon with a space behind it has a meaning of its own; write such words below a |-',
  MISSING_CHAR: missing,
};

interface Told {
  note(data: object, node: Node, at: { path: Path; inside: ReadonlyMap<string | number, number> }): void;
  wrong(node: Node, path: Path, reason: string): void;
}

function dataOf(node: unknown, path: Path, told: Told): unknown {
  if (isScalar(node)) {
    if (typeof node.value === 'string' && controls.test(node.value)) told.wrong(node, path, 'holds what is no text');
    return node.value;
  }
  if (isAlias(node)) told.wrong(node, path, noAliases);
  if (!isMap(node) && !isSeq(node)) return undefined;
  if (path.length > deepest) {
    told.wrong(node, path, tooDeep);
    return undefined;
  }
  return isSeq(node) ? listOf(node, path, told) : fieldsOf(node, path, told);
}

function listOf(node: YAMLSeq, path: Path, told: Told): unknown[] {
  const data = node.items.map((item, index) => dataOf(item, [...path, index], told));
  const inside = new Map(node.items.map((item, index) => [index, startOf(item, node)]));
  told.note(data, node, { path, inside });
  return data;
}

function fieldsOf(node: YAMLMap, path: Path, told: Told): Record<string, unknown> {
  const inside = new Map<string, number>();
  const fields = node.items.map(({ key, value }): [string, unknown] => {
    if (!isScalar(key)) told.wrong(node, path, 'the name of a field is a word');
    const name = isScalar(key) ? String(key.value) : '';
    inside.set(name, startOf(key, node));
    return [name, dataOf(value, [...path, name], told)];
  });
  const data = Object.fromEntries(fields);
  told.note(data, node, { path, inside });
  return data;
}

const startOf = (node: unknown, within: Node): number => ((isNode(node) ? node.range : within.range) ?? [0])[0];
