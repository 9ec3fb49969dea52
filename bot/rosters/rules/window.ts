/** A part of one of several lists, from row `from` (counted from 0) until before `until`. */
export interface Slice {
  readonly list: number;
  readonly from: number;
  readonly until: number;
}

export interface Window {
  /** the page it is: of pages that are not there, the last */
  readonly page: number;
  readonly pages: number;
  readonly slices: readonly Slice[];
}

/**
 * What stands on one page of lists that follow one another, so many rows to a page; only their sizes need to be known. An empty
 * list has a row of its own, on which stands that it is empty: its slice is empty too.
 */
export function windowOf(sizes: readonly number[], asked: number, rows: number): Window {
  const taken = sizes.map((size) => Math.max(1, size));
  const pages = Math.max(1, Math.ceil(taken.reduce((sum, size) => sum + size, 0) / rows));
  const page = Math.min(Math.max(0, asked), pages - 1);
  const [first, end] = [page * rows, (page + 1) * rows];
  let before = 0;
  const slices: Slice[] = [];
  for (const [list, size] of sizes.entries()) {
    const [from, until] = [Math.max(0, first - before), Math.min(taken[list] ?? 1, end - before)];
    if (from < until) slices.push({ list, from: Math.min(from, size), until: Math.min(until, size) });
    before += taken[list] ?? 1;
  }
  return { page, pages, slices };
}
