/** What is not right with a table, and the line on which it stands. */
export type Problem = { readonly line: number } & (
  | { readonly what: 'missingColumn' | 'twiceColumn'; readonly name: string }
  | { readonly what: 'unknownColumn'; readonly name: string; readonly nearest: string | null }
  | { readonly what: 'openQuote' | 'noUser' }
  | { readonly what: 'cells'; readonly found: number; readonly wanted: number }
  /** `isRounded`: a spreadsheet took the id for a number */
  | { readonly what: 'noId'; readonly user: string; readonly isRounded: boolean }
  | { readonly what: 'twice'; readonly user: string; readonly first: number }
  /** They neither sit in a circle of this cohort nor wait; whether there is such a person anywhere is not said. */
  | { readonly what: 'nobody'; readonly user: string }
  | { readonly what: 'unknownCircle'; readonly name: string; readonly nearest: string | null }
);

export const byLine = (one: Problem, other: Problem): number => one.line - other.line;
