/** A heading with the lines that stand under it; at least one. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/**
 * Sections as pages of at most `longest` characters (a line that is longer has a page of its own). A section that goes on
 * over the page has its heading again there, so that every line is read with what it belongs to.
 */
export function pagesOf(sections: readonly Section[], longest: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const { heading, lines } of sections) {
    for (const [place, line] of lines.entries()) {
      const longer = place === 0 ? `${page}\n\n${heading}\n${line}` : `${page}\n${line}`;
      if (page !== '' && longer.length <= longest) {
        page = longer;
        continue;
      }
      if (page !== '') pages.push(page);
      page = `${heading}\n${line}`;
    }
  }
  return page === '' ? pages : [...pages, page];
}
