import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const gap = 4;
const tallest = 320;
/** Closer to the edge than this, a list opens upwards. */
const least = 200;

/**
 * Lays `popup` over everything else, below `face` or above it, as wide as it is. In the top layer neither a scrolling
 * conversation nor a form cuts it off.
 */
export function useAnchored(
  face: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
  isOpen: boolean,
): void {
  useLayoutEffect(() => {
    const [anchor, over] = [face.current, popup.current];
    if (!isOpen || !anchor || !over) return undefined;
    over.showPopover();
    const place = (): void => {
      const { left, top, bottom, width } = anchor.getBoundingClientRect();
      const below = window.innerHeight - bottom - 2 * gap;
      const above = top - 2 * gap;
      const isBelow = below >= least || below >= above;
      over.style.left = `${left}px`;
      over.style.width = `${width}px`;
      over.style.top = isBelow ? `${bottom + gap}px` : 'auto';
      over.style.bottom = isBelow ? 'auto' : `${window.innerHeight - top + gap}px`;
      over.style.maxHeight = `${Math.min(tallest, isBelow ? below : above)}px`;
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [isOpen]);
}

/** Calls `leave` when something outside of `inside` is pressed, while `isOpen`. */
export function useLeaving(inside: RefObject<HTMLElement | null>, isOpen: boolean, leave: () => void): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Node && !inside.current?.contains(event.target)) leave();
    };
    document.addEventListener('pointerdown', pressed, true);
    return () => document.removeEventListener('pointerdown', pressed, true);
  }, [isOpen, leave]);
}
