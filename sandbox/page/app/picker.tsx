import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useState } from 'preact/hooks';
import { Picked } from './picked';

interface Wish<T> {
  /** What is being typed that something is offered for; undefined when it is nothing of the kind. */
  readonly typed: string | undefined;
  /** What Escape closes: the list comes again for another one. */
  readonly spot: string;
  readonly found: readonly T[];
  readonly onPick: (one: T) => void;
}

export interface Picking<T> extends Wish<T> {
  readonly base: string;
  readonly isOpen: boolean;
  readonly active: number;
  readonly point: (index: number) => void;
  /** True when the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly listening: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-haspopup': 'listbox';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
}

/** A list that opens above the paper for what is being typed, while the keyboard stays there. */
export function usePicker<T>({ typed, spot, found, onPick }: Wish<T>): Picking<T> {
  const base = useId();
  const [active, setActive] = useState(0);
  const [closedAt, close] = useState<string | undefined>(undefined);
  const isOpen = typed !== undefined && closedAt !== spot;
  useLayoutEffect(() => {
    setActive(0);
    if (typed === undefined) close(undefined);
  }, [typed]);
  useEffect(() => {
    if (isOpen) document.getElementById(`${base}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, isOpen]);

  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing) return false;
    const one = found[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Escape') close(spot);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && one !== undefined) onPick(one);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    ...{ typed, spot, found, onPick, base, isOpen, active, onKey },
    point: setActive,
    listening: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen && found.length > 0 ? `${base}-list` : undefined,
      'aria-activedescendant': isOpen && found[active] ? `${base}-${active}` : undefined,
    },
  };
}

interface PickerProps<T> {
  readonly picker: Picking<T>;
  readonly label: string;
  /** Said when nothing fits. */
  readonly none: string;
  readonly keyOf: (one: T) => string;
  readonly children: (one: T) => JSX.Element;
}

export function Picker<T>({ picker, label, none, keyOf, children }: PickerProps<T>): JSX.Element {
  const { base, found, isOpen, active, point, onPick } = picker;
  if (!isOpen) return <></>;
  if (found.length === 0) return <div class="picker none">{none}</div>;
  return (
    <div class="picker">
      <div
        class="picker-list"
        role="listbox"
        id={`${base}-list`}
        aria-label={label}
        aria-activedescendant={found[active] ? `${base}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={picker.onKey}
      >
        {found.map((one, index) => (
          <Picked
            key={keyOf(one)}
            id={`${base}-${index}`}
            isActive={index === active}
            onPoint={() => point(index)}
            onPick={() => onPick(one)}
          >
            {children(one)}
          </Picked>
        ))}
      </div>
    </div>
  );
}
