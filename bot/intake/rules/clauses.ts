import { plainLine } from '../../common/inert';

/** What a community agrees on, one clause a line. */

/** Read by somebody who wants to join, in one card with who can read in circles. */
export const mostClauses = 15;
export const longestClause = 400;
export const longestInAll = 1_600;

/** The clauses somebody typed: what marks a line as one of a list goes, and so does a line that says what another said. */
export function clausesOf(typed: string): string[] {
  const lines = typed.split(/[\r\n]+/u).map((line) => plainLine(line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/u, '')));
  return lines.filter((line, index) => line !== '' && lines.findIndex((other) => isSame(line, other)) === index);
}

export type ClauseFault = 'none' | 'tooMany' | 'tooLong';

/** What keeps clauses from being published; null when nothing does. */
export function faultOf(clauses: readonly string[]): ClauseFault | null {
  if (clauses.length === 0) return 'none';
  if (clauses.length > mostClauses) return 'tooMany';
  const isLong = clauses.some(({ length }) => length > longestClause) || clauses.join('\n').length > longestInAll;
  return isLong ? 'tooLong' : null;
}

export interface Changes {
  readonly clauses: readonly { readonly words: string; readonly isNew: boolean }[];
  readonly gone: readonly string[];
}

/** What is new and what is gone. Capitals and the order of clauses make no difference. */
export function changesBetween(before: readonly string[], now: readonly string[]): Changes {
  const isIn = (all: readonly string[]) => (words: string) => all.some((other) => isSame(words, other));
  return {
    clauses: now.map((words) => ({ words, isNew: !isIn(before)(words) })),
    gone: before.filter((words) => !isIn(now)(words)),
  };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
