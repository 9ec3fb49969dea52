/** How far in a line of YAML stands: the mistake of it that hosts make most often, and that a parser tells in riddles. */

/** `in` counts spaces: more than 0 is too far in, less too far out. */
export interface Astray {
  /** from 1 on */
  readonly line: number;
  readonly in: number;
}

/**
 * How the line differs from those it most likely belongs to: of the lines above it, up to the first that stands further out, the
 * one that is nearest in how far in it stands. Lines with a dash are measured by the dash, fields by their name. Null: by nothing.
 */
export function astrayAt(text: string, line: number): Astray | null {
  const lines = text.split('\n');
  const here = lines[line - 1] ?? '';
  const hasDash = dashOf(here) !== null;
  const column = indentOf(here);
  let least: number | null = null;
  for (const above of lines.slice(0, line - 1).reverse()) {
    if (/^\s*(?:#|$)/.test(above)) continue;
    const at = hasDash ? dashOf(above) : fieldOf(above);
    if (at !== null && (least === null || Math.abs(column - at) < Math.abs(least))) least = column - at;
    if (indentOf(above) < column) break;
  }
  return least === null || least === 0 ? null : { line, in: least };
}

export function astrayReason({ in: spaces }: Astray): string {
  const many = Math.abs(spaces);
  const far = `${many === 1 ? 'one space' : `${many} spaces`} further ${spaces > 0 ? 'in' : 'out'}`;
  const words = spaces > 1 ? ', and words of several lines below a |-' : '';
  return `this line stands ${far} than its neighbours; fields that belong together begin below one another${words}`;
}

/** Where among the spaces before the first word of a line a tab stands, counted from 0; null: nowhere. */
export const tabIn = (line: string): number | null => /^ *(?=\t)/.exec(line)?.[0].length ?? null;

const indentOf = (line: string): number => line.length - line.trimStart().length;
const dashOf = (line: string): number | null => (/^\s*-(?:\s|$)/.test(line) ? indentOf(line) : null);
/** Behind the dash, too, may stand the name of a field; behind two of them it is no line that people write. */
const fieldOf = (line: string): number | null => /^(\s*(?:-\s+)?)[^\s-][^:]*:(?:\s|$)/.exec(line)?.[1]?.length ?? null;
