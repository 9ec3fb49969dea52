import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Refused } from './call';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** As Discord waits before it asks the bot again. */
const PATIENCE_MS = 250;

interface ComboProps {
  /** What leads a label and a description to the field. */
  readonly named: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-required': boolean;
  };
  readonly words: string;
  readonly find: (words: string) => Promise<readonly Choice[]>;
  readonly onWords: (words: string) => void;
  readonly onChoice: (choice: Choice) => void;
}

/** A field with a list of what is offered for what has been typed so far. */
export function Combo({ named, words, find, onWords, onChoice }: ComboProps): JSX.Element {
  const base = useId();
  const [isOpen, open] = useState(false);
  const [offered, offer] = useState<readonly Choice[]>([]);
  const [active, setActive] = useState(0);
  const [trouble, say] = useState<string | null>(null);
  const asked = useRef(0);

  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setTimeout(() => {
      asked.current += 1;
      const mine = asked.current;
      find(words).then(
        (choices) => {
          if (asked.current !== mine) return;
          offer(choices);
          setActive(0);
          say(choices.length === 0 ? 'Nothing fits.' : null);
        },
        (fault: unknown) => {
          if (asked.current === mine)
            say(fault instanceof Refused ? 'Nothing was offered in time.' : 'Something went wrong.');
        },
      );
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [words, isOpen]);

  const choose = (choice: Choice | undefined): void => {
    if (!choice) return;
    open(false);
    onChoice(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) {
      if (event.key === 'ArrowDown') open(true);
      return;
    }
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, offered.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && offered[active]) choose(offered[active]);
    else if (event.key === 'Escape') open(false);
    else {
      if (event.key === 'Tab') choose(offered[active]);
      return;
    }
    event.preventDefault();
  };
  const shows = isOpen && offered.length > 0;
  return (
    <span class="combo">
      <input
        {...named}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={shows}
        aria-controls={shows ? `${base}-list` : undefined}
        aria-activedescendant={shows && offered[active] ? `${base}-${active}` : undefined}
        value={words}
        onFocus={() => open(true)}
        onBlur={() => open(false)}
        onInput={(event) => {
          open(true);
          onWords(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {shows ? (
        <div class="combo-list" role="listbox" id={`${base}-list`} aria-label="Offered">
          {offered.map((choice, index) => (
            <div
              key={String(choice.value)}
              id={`${base}-${index}`}
              role="option"
              class={index === active ? 'picked active' : 'picked'}
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              {choice.name}
            </div>
          ))}
        </div>
      ) : isOpen && trouble !== null ? (
        <div class="combo-list none">{trouble}</div>
      ) : undefined}
    </span>
  );
}
