import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

export const root = join(__dirname, '..', '..');

/** One import: an arrow from a file to another, or to a package. */
export interface Arrow {
  readonly from: string;
  /** `bot/common/clock.ts`, or the name of a package as it was written: `node:fs`, `discord.js` */
  readonly to: string;
  readonly inside: boolean;
  /** what is imported by name; `*` for all of it, nothing for an import that only runs the file */
  readonly names: readonly string[];
  /** gone when the program runs */
  readonly typeOnly: boolean;
}

export interface Source {
  /** from the root, with `/` */
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly arrows: readonly Arrow[];
}

/** Files below `folder` whose names end so, from the root, with `/`; none when there is no such folder. */
export function filesOf(folder: string, ending = '.ts'): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

const readSources = new Map<string, Source>();

/** The TypeScript files of these folders, read and understood once. */
export const sourcesOf = (...folders: string[]): Source[] =>
  folders
    .flatMap((folder) => [...filesOf(folder), ...filesOf(folder, '.tsx')])
    .map((path) => readSources.get(path) ?? readSource(path));

function readSource(path: string): Source {
  const source = sourceFrom(path, readFileSync(join(root, path), 'utf8'));
  readSources.set(path, source);
  return source;
}

export function sourceFrom(path: string, text: string): Source {
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  return { path, text, syntax, arrows: nodesOf(syntax).flatMap((node) => arrowOf(path, node) ?? []) };
}

export function nodesOf(start: ts.Node): ts.Node[] {
  const nodes = [start];
  for (const node of nodes) node.forEachChild((child) => void nodes.push(child));
  return nodes;
}

function arrowOf(from: string, node: ts.Node): Arrow | undefined {
  if (ts.isImportDeclaration(node)) return arrow(from, node.moduleSpecifier, namesImported(node.importClause));
  if (ts.isExportDeclaration(node)) return arrow(from, node.moduleSpecifier, namesExported(node));
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return arrow(from, node.argument.literal, { names: ['*'], typeOnly: true });
  }
  if (ts.isExternalModuleReference(node)) return arrow(from, node.expression, { names: ['*'], typeOnly: false });
  const asked =
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      ['require', 'require.resolve'].includes(node.expression.getText()));
  return asked ? arrow(from, node.arguments[0], { names: ['*'], typeOnly: false }) : undefined;
}

type Taken = Pick<Arrow, 'names' | 'typeOnly'>;

/** An import whose names are all marked `type` is gone when the program runs. */
function namesImported(clause: ts.ImportClause | undefined): Taken {
  if (!clause) return { names: [], typeOnly: false };
  const { name, namedBindings, phaseModifier } = clause;
  const elements = namedBindings && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [];
  const all = namedBindings && ts.isNamespaceImport(namedBindings) ? ['*'] : [];
  const names = [...(name ? ['default'] : []), ...all, ...elements.map((one) => (one.propertyName ?? one.name).text)];
  const everyNameIsAType = !name && all.length === 0 && elements.every((one) => one.isTypeOnly);
  return { names, typeOnly: phaseModifier === ts.SyntaxKind.TypeKeyword || everyNameIsAType };
}

function namesExported({ exportClause, isTypeOnly }: ts.ExportDeclaration): Taken {
  if (!exportClause || !ts.isNamedExports(exportClause)) return { names: ['*'], typeOnly: isTypeOnly };
  const { elements } = exportClause;
  return {
    names: elements.map((one) => (one.propertyName ?? one.name).text),
    typeOnly: isTypeOnly || elements.every((one) => one.isTypeOnly),
  };
}

function arrow(from: string, written: ts.Node | undefined, taken: Taken): Arrow | undefined {
  if (!written || !ts.isStringLiteralLike(written)) return undefined;
  const inside = written.text.startsWith('.');
  return { from, to: inside ? pathOf(from, written.text) : written.text, inside, ...taken };
}

/** A path that leads nowhere stays as it was written, without an ending. */
function pathOf(from: string, written: string): string {
  const path = posix.join(dirname(from), written);
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((one) => /\.\w+$/.test(one) && existsSync(join(root, one))) ?? path;
}

/** The name of the package an arrow leads to: `typeorm` for `typeorm/browser`, `node:fs` for `fs`. */
export function packageOf({ to, inside }: Arrow): string | undefined {
  if (inside) return undefined;
  const [scope = '', name] = to.split('/');
  return scope.startsWith('@') ? `${scope}/${name ?? ''}` : scope;
}

/** `path:line what` for each place in a file that `found` names. */
export function placesIn(source: Source, found: (node: ts.Node) => string | undefined): string[] {
  return nodesOf(source.syntax).flatMap((node) => {
    const what = found(node);
    if (what === undefined) return [];
    const { line } = source.syntax.getLineAndCharacterOfPosition(node.getStart());
    return [`${source.path}:${line + 1} ${what}`];
  });
}
