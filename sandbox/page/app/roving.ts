import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** What is switched off cannot have the keyboard, and must not end the way to what stands below it. */
const ITEMS = '[data-rove]:not(:disabled)';

/** A list is one stop for Tab; arrows, Home and End go about in it, and to the sides where it has columns. */
export function useRoving(list: RefObject<HTMLElement | null>, { hasColumns = false } = {}): void {
  useEffect(() => {
    const whole = list.current;
    if (!whole) return;
    const items = itemsOf(whole);
    const stop = items.find((item) => item.tabIndex === 0 && item === document.activeElement) ?? currentOf(items);
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  });
  useEffect(() => {
    const whole = list.current;
    if (!whole) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const items = itemsOf(whole);
      const from = items.findIndex((item) => item === document.activeElement);
      const to = hasColumns
        ? nextInColumns(
            event.key,
            from,
            items.map((item) => item.getBoundingClientRect()),
          )
        : nextOf(event.key, from, items.length);
      if (from < 0 || to === undefined) return;
      event.preventDefault();
      stopAt(items, to);
    };
    whole.addEventListener('keydown', onKey);
    return () => whole.removeEventListener('keydown', onKey);
  }, []);
}

function stopAt(items: readonly HTMLElement[], to: number): void {
  for (const [index, item] of items.entries()) item.tabIndex = index === to ? 0 : -1;
  items[to]?.focus();
}

/** Into a list from outside, as from a field that filters it. */
export const enterList = (list: HTMLElement | null, key: 'ArrowDown' | 'ArrowUp'): void => {
  const items = list ? itemsOf(list) : [];
  stopAt(items, key === 'ArrowDown' ? 0 : items.length - 1);
};

const itemsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(ITEMS)];

const currentOf = (items: readonly HTMLElement[]): HTMLElement | undefined =>
  items.find((item) => item.getAttribute('aria-current') !== null) ?? items[0];

function nextOf(key: string, from: number, size: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(from + 1, size - 1);
  if (key === 'ArrowUp') return Math.max(from - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? size - 1 : undefined;
}

/** Where an item stands on the screen. */
interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Up and down stay as near to the column as the next row allows; rows may be of different lengths. */
export function nextInColumns(key: string, from: number, spots: readonly Spot[]): number | undefined {
  if (key === 'ArrowRight') return Math.min(from + 1, spots.length - 1);
  if (key === 'ArrowLeft') return Math.max(from - 1, 0);
  const here = spots[from];
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !here) return nextOf(key, from, spots.length);
  const beyond = spots.filter(({ top }) => (key === 'ArrowDown' ? top > here.top : top < here.top));
  const distance = ({ top, left }: Spot): readonly [number, number] => [
    Math.abs(top - here.top),
    Math.abs(left - here.left),
  ];
  const isNearer = (a: Spot, b: Spot): boolean => {
    const [[rowA, columnA], [rowB, columnB]] = [distance(a), distance(b)];
    return rowA < rowB || (rowA === rowB && columnA < columnB);
  };
  const nearest = beyond.reduce<Spot>((best, one) => (best === here || isNearer(one, best) ? one : best), here);
  return spots.indexOf(nearest);
}
