/** A row of a table, and the line of the file on which it begins, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Cells {
  readonly rows: readonly Row[];
  /** the line of a quotation mark that is never closed; null: there is none */
  readonly openSince: number | null;
}

const separators = [',', ';', '\t'] as const;

/** What an office program may write in front, so that others find the separator. */
const told = /^sep=(.)\r?\n/i;

/**
 * The rows of a table as spreadsheets write it (RFC 4180): between cells stands a comma, a semicolon where the comma is in
 * numbers, or a tab; a cell in quotation marks may hold all of them, and line ends. Empty lines are none. The cells of
 * each row are as many as there are.
 */
export function cellsIn(text: string): Cells {
  const said = told.exec(text);
  if (said) {
    const { rows, openSince } = read(text.slice(said[0].length), said[1] ?? ',');
    return { rows: rows.map(({ line, cells }) => ({ line: line + 1, cells })), openSince: openSince && openSince + 1 };
  }
  return read(text, separatorOf(text));
}

/** What parts the first line, which has the names of the columns, into most. */
function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split(/\r\n?|\n/, 1);
  const parts = (separator: string): number => read(first, separator).rows[0]?.cells.length ?? 0;
  return separators.reduce<string>((best, other) => (parts(other) > parts(best) ? other : best), ',');
}

function read(text: string, separator: string): Cells {
  const rows: Row[] = [];
  let cells: string[] = [];
  let at = 0;
  let line = 1;
  let began = 1;
  const linesIn = (from: number, to: number): void => {
    for (let place = from; place < to; place++)
      if (text[place] === '\n' || (text[place] === '\r' && text[place + 1] !== '\n')) line++;
  };
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      const openSince = line;
      const end = closingOf(text, at + 1);
      if (end < 0) return { rows, openSince };
      linesIn(at, end);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    cells.push(cell + text.slice(from, at));
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: began, cells });
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    began = line;
  }
  return { rows, openSince: null };
}

/** The next quotation mark that is not two; -1 where there is none. */
function closingOf(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
