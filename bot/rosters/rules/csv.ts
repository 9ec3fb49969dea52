/** Tables as text that spreadsheets open (RFC 4180), and in which no cell is ever taken for a formula. */

/** Without it, Excel reads UTF-8 as something else. */
const byteOrderMark = '\uFEFF';

// What a formula begins with, in every width; a tab or a line end at the front is skipped by some readers and then counts as none.
const formula = '[=+\\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B]';
// What readers skip in front of it: blanks, quotes, controls, and what nobody sees.
const skipped = '[\\s"\\p{Cc}\\p{Default_Ignorable_Code_Point}]*';
const beginning = new RegExp(`^(?=[\\t\\r\\n]|${skipped}${formula})`, 'u');
// A spreadsheet set to another separator finds more cells in one than we wrote.
const hidden = new RegExp(`[;,|\\t\\r\\n](?=${skipped}${formula})`, 'gu');

/** The cell as text that no spreadsheet computes: an apostrophe stands before what would make it a formula. */
export const asText = (cell: string): string => cell.replace(hidden, "$&'").replace(beginning, "'");

const quoted = (cell: string): string => `"${asText(cell).replaceAll('"', '""')}"`;

/** The rows as one file: a comma between cells, all of them quoted, CRLF after each row, UTF-8 with its mark. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
