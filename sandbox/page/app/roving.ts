import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const ITEMS = '[data-rove]';

/** A list is one stop for Tab; arrows, Home and End go about in it. */
export function useRoving(list: RefObject<HTMLElement | null>): void {
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
      const to = nextOf(event.key, from, items.length);
      if (from < 0 || to === undefined) return;
      event.preventDefault();
      for (const [index, item] of items.entries()) item.tabIndex = index === to ? 0 : -1;
      items[to]?.focus();
    };
    whole.addEventListener('keydown', onKey);
    return () => whole.removeEventListener('keydown', onKey);
  }, []);
}

const itemsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(ITEMS)];

const currentOf = (items: readonly HTMLElement[]): HTMLElement | undefined =>
  items.find((item) => item.getAttribute('aria-current') !== null) ?? items[0];

function nextOf(key: string, from: number, size: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(from + 1, size - 1);
  if (key === 'ArrowUp') return Math.max(from - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? size - 1 : undefined;
}
