/** A card holds 4,000 characters (Discord's limit); half of that is what one reads without losing the thread. */
const mostOfPage = 2_000;

/** A block that stands apart from the one before it; at the head of a page it needs no gap. */
export const apart = (block: string): string => `\n${block}`;
export const textOfPage = (pages: readonly (readonly string[])[], page: number): string =>
  (pages[page] ?? []).join('\n').replace(/^\n+/, '');

/** Puts blocks of text onto pages, in order, none cut; a page is as full as it may be. At least one page, be it empty. */
export function pagesOf(blocks: readonly string[], most = mostOfPage): string[][] {
  const pages: string[][] = [[]];
  let filled = 0;
  for (const block of blocks) {
    if (filled > 0 && filled + block.length > most) {
      pages.push([]);
      filled = 0;
    }
    pages.at(-1)?.push(block);
    filled += block.length;
  }
  return pages;
}
