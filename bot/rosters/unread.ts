import { plainLine } from '../common/inert';
import type { Strings } from '../locales';
import type { Listed, Roster } from './roster';
import type { Wanted } from './rules/table';
import { cellsOf } from './views';

/** A line of a file that differs from the roster in more than the circle, and the names of those columns. */
export interface Unread {
  readonly line: number;
  readonly columns: readonly string[];
}

/**
 * Where a file says something else than the roster in columns that are not carried out. Whoever wrote beside a new circle what
 * goes with it (its cohort, that somebody waits) has changed nothing else.
 */
export function unread(
  t: Strings,
  { roster, lines }: { readonly roster: Roster; readonly lines: readonly Wanted[] },
): Unread[] {
  const { cohort, circles, waiting } = roster;
  const rowOf = (circle: string, listed: Listed) => ({ cohort: circle === '' ? '' : cohort.name, circle, listed });
  const rows = new Map([
    ...waiting.map((listed) => [listed.user, rowOf('', listed)] as const),
    ...circles.flatMap(({ name, people }) => people.map((listed) => [listed.user, rowOf(name, listed)] as const)),
  ]);
  const names: Readonly<Record<string, string>> = t.roster.columns;
  return lines.flatMap(({ line, user, circle, rest }): Unread[] => {
    const row = rows.get(user);
    if (!row) return [];
    const now = cellsOf(t, row);
    const then = cellsOf(t, rowOf(circle, row.listed));
    const columns = Object.entries(rest).flatMap(([column, cell]) =>
      isSame(cell, now[column]) || isSame(cell, then[column]) ? [] : [names[column] ?? column],
    );
    return columns.length > 0 ? [{ line, columns }] : [];
  });
}

/** The apostrophes that keep a cell from being computed are nobody's change. */
const isSame = (cell: string, other = ''): boolean => bare(cell) === bare(other);
const bare = (cell: string): string => plainLine(cell.replaceAll("'", ''));
