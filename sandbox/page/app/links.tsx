import type { ComponentChildren, JSX } from 'preact';
import { addressOf, go, where, type Where } from './address';

interface LinkProps {
  readonly to: Partial<Where>;
  readonly look: string;
  readonly isHere: boolean;
  readonly children: ComponentChildren;
  readonly label?: string | undefined;
  readonly onGone?: () => void;
}

/** A place that also opens in a window of its own, with the keys and clicks that do so anywhere. */
export function PlaceLink({ to, look, isHere, children, label, onGone }: LinkProps): JSX.Element {
  return (
    <a
      class={look}
      href={addressOf({ ...where.value, ...to })}
      data-rove
      aria-current={isHere ? 'page' : undefined}
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
        onGone?.();
      }}
    >
      {children}
    </a>
  );
}
