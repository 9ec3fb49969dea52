import { plainLine } from '../../common/inert';
import { nearest } from '../../common/nearest';
import { cellsIn, type Row } from './cells';
import { byLine, type Problem } from './problem';

/** Where somebody is to sit, as one line of a table says it. */
export interface Wanted {
  readonly line: number;
  readonly user: string;
  /** the name of a circle as it is written there; '': in none */
  readonly circle: string;
  /** what stands in the other columns, which are not carried out, by the keys of the columns */
  readonly rest: Readonly<Record<string, string>>;
}

export interface Table {
  readonly wanted: readonly Wanted[];
  readonly problems: readonly Problem[];
}

/** The names of the columns that the export writes; of those only `user` and `circle` count. */
export type Columns = Readonly<Record<'user' | 'circle', string>> & Readonly<Record<string, string>>;

/** Ids of Discord have 17 digits and will have 20; older ones fewer. */
const id = /^\d{15,20}$/;
/** As spreadsheets write numbers that are too long for them. */
const rounded = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/**
 * What a table wants, from its text; columns may stand in any order, and those that do not count may be left out. Lines with a
 * problem are left out of what is wanted.
 */
export function tableIn(text: string, columns: Columns): Table {
  const { rows, openSince } = cellsIn(text);
  const [header, ...body] = rows;
  const open: Problem[] = openSince === null ? [] : [{ line: openSince, what: 'openQuote' }];
  if (!header) return { wanted: [], problems: open };
  const { user, circle, rest, problems } = placesIn(header, columns);
  if (user < 0 || circle < 0) return { wanted: [], problems: [...problems, ...open].sort(byLine) };
  const wanted: Wanted[] = [];
  const seen = new Map<string, number>();
  for (const row of body) {
    const read = wantedIn(row, { user, circle, rest, width: widthOf(header) });
    const first = 'what' in read ? undefined : seen.get(read.user);
    if ('what' in read) problems.push(read);
    else if (first !== undefined) problems.push({ line: row.line, what: 'twice', user: read.user, first });
    else {
      seen.set(read.user, row.line);
      wanted.push(read);
    }
  }
  return { wanted, problems: [...problems, ...open].sort(byLine) };
}

/** Empty columns at the end are what spreadsheets leave behind. */
const widthOf = ({ cells }: Row): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Where the columns that count stand, -1 where they do not, and what is not right with the names. */
function placesIn(
  header: Row,
  columns: Columns,
): { user: number; circle: number; rest: readonly [string, number][]; problems: Problem[] } {
  const { line } = header;
  const known = new Map(
    Object.entries(columns).flatMap(([key, name]) => [
      [plainLine(name).toLowerCase(), key],
      [key, key],
    ]),
  );
  const keys = header.cells.slice(0, widthOf(header)).map((cell) => known.get(asWritten(cell).toLowerCase()) ?? null);
  const problems = header.cells.flatMap((cell, at): Problem[] => {
    const key = keys[at];
    const name = asWritten(cell);
    if (key === undefined) return [];
    if (key === null)
      return [{ line, what: 'unknownColumn', name, nearest: nearest(name, Object.values(columns)) ?? null }];
    return keys.indexOf(key) < at ? [{ line, what: 'twiceColumn', name }] : [];
  });
  const meant = new Set(problems.map((problem) => ('nearest' in problem ? problem.nearest : null)));
  for (const key of ['user', 'circle'] as const)
    if (!keys.includes(key) && !meant.has(columns[key]))
      problems.push({ line, what: 'missingColumn', name: columns[key] });
  const rest = keys.flatMap((key, at): [string, number][] =>
    key === null || key === 'user' || key === 'circle' ? [] : [[key, at]],
  );
  return { user: keys.indexOf('user'), circle: keys.indexOf('circle'), rest, problems };
}

/** A line with fewer cells may have lost the one that says where somebody sits: it is never taken for "in none". */
function wantedIn(
  { line, cells }: Row,
  at: { user: number; circle: number; rest: readonly [string, number][]; width: number },
): Wanted | Problem {
  if (cells.length < at.width || cells.slice(at.width).some((cell) => cell.trim() !== ''))
    return { line, what: 'cells', found: cells.length, wanted: at.width };
  const user = asWritten(cells[at.user] ?? '').replace(/^="(.*)"$/, '$1');
  if (user === '') return { line, what: 'noUser' };
  if (!id.test(user)) return { line, what: 'noId', user, isRounded: rounded.test(user) };
  const rest = Object.fromEntries(at.rest.map(([key, place]) => [key, cells[place] ?? '']));
  return { line, user, circle: plainLine(cells[at.circle] ?? ''), rest };
}

/** Without the apostrophe that keeps a cell from being computed. */
const asWritten = (cell: string): string => plainLine(cell).replace(/^'/, '');
