import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { leavesFor, type Leaf } from './commands';

interface Picking {
  readonly base: string;
  readonly found: readonly Leaf[];
  readonly isOpen: boolean;
  readonly active: number;
  readonly point: (index: number) => void;
  readonly pick: (leaf: Leaf) => void;
  /** True when the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly listening: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-haspopup': 'listbox';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
}

/** The list that opens above the paper once a line begins with a slash. */
export function usePicker(p: { words: string; commands: readonly Leaf[]; onPick: (leaf: Leaf) => void }): Picking {
  const base = useId();
  const [active, setActive] = useState(0);
  const [closedAt, close] = useState<string | null>(null);
  const isTyped = /^\/[^\n]*$/u.test(p.words);
  const found = isTyped ? leavesFor(p.words.slice(1), p.commands) : [];
  const isOpen = isTyped && closedAt !== p.words;
  useEffect(() => setActive(0), [p.words]);
  useEffect(() => {
    if (isOpen) document.getElementById(`${base}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, isOpen]);

  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing) return false;
    const leaf = found[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Escape') close(p.words);
    else if ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && !event.shiftKey && leaf)) {
      if (leaf) p.onPick(leaf);
      else if (found.length === 0 && event.key === 'Enter') return false;
    } else return false;
    event.preventDefault();
    return true;
  };
  return {
    ...{ base, found, isOpen, active, onKey },
    point: setActive,
    pick: p.onPick,
    listening: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen && found.length > 0 ? `${base}-list` : undefined,
      'aria-activedescendant': isOpen && found[active] ? `${base}-${active}` : undefined,
    },
  };
}

export function Picker({ picker }: { picker: Picking }): JSX.Element {
  const { base, found, isOpen, active, point, pick } = picker;
  if (!isOpen) return <></>;
  if (found.length === 0)
    return <div class="picker none">No command of that name. Without a slash it is a message.</div>;
  return (
    <div class="picker">
      <div
        class="picker-list"
        role="listbox"
        id={`${base}-list`}
        aria-label="Commands"
        aria-activedescendant={found[active] ? `${base}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={picker.onKey}
      >
        {found.map((leaf, index) => (
          <div
            key={leaf.path}
            id={`${base}-${index}`}
            role="option"
            class={index === active ? 'picked active' : 'picked'}
            aria-selected={index === active}
            onPointerMove={() => point(index)}
            // The keyboard stays where it is.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(leaf)}
          >
            <span class="picked-name">
              /{leaf.path}
              {leaf.options
                .filter(({ isRequired }) => isRequired)
                .map(({ name }) => (
                  <span class="picked-option" key={name}>
                    {name}
                  </span>
                ))}
            </span>
            <span class="picked-about">{leaf.description}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
