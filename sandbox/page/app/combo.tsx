import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { Refused } from './call';
import { Picked } from './picked';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

interface ComboProps {
  /** What leads a label and a description to the field. */
  readonly named: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-required': boolean;
  };
  readonly words: string;
  /** How long they may go on typing before it is asked. */
  readonly patienceMs: number;
  readonly find: (words: string) => Promise<readonly Choice[]>;
  readonly onWords: (words: string) => void;
  readonly onChoice: (choice: Choice) => void;
}

/** What was offered for these words, or why nothing was. */
interface Found {
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly trouble?: string;
}

/** A field with a list of what is offered for what has been typed so far. */
export function Combo({ named, words, patienceMs, find, onWords, onChoice }: ComboProps): JSX.Element {
  const base = useId();
  const [isOpen, open] = useState(false);
  const [found, keep] = useState<Found>({ words: '', choices: [] });
  const [active, setActive] = useState(0);
  const { choices: offered, trouble } = found;
  /** What was offered for other letters stands there until the answer comes, and is not what is meant. */
  const isWaiting = found.words !== words;
  const meant = isWaiting ? undefined : offered[active];

  useEffect(() => {
    if (!isOpen) return undefined;
    let isLate = false;
    const show = (what: Omit<Found, 'words'>): void => {
      if (isLate) return;
      keep({ words, ...what });
      setActive(0);
    };
    const timer = setTimeout(() => {
      find(words).then(
        (choices) => show(choices.length === 0 ? { choices, trouble: 'Nothing fits.' } : { choices }),
        (fault: unknown) =>
          show({
            choices: [],
            trouble: fault instanceof Refused ? 'Nothing was offered in time.' : 'Something went wrong.',
          }),
      );
    }, patienceMs);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
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
    else if (event.key === 'Enter' && (meant || isWaiting)) choose(meant);
    else if (event.key === 'Escape') open(false);
    else {
      if (event.key === 'Tab') choose(meant);
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
        aria-activedescendant={shows && meant ? `${base}-${active}` : undefined}
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
            <Picked
              key={String(choice.value)}
              id={`${base}-${index}`}
              isActive={choice === meant}
              onPoint={() => setActive(index)}
              onPick={() => choose(choice)}
            >
              {choice.name}
            </Picked>
          ))}
        </div>
      ) : isOpen && trouble !== undefined ? (
        <div class="combo-list none">{trouble}</div>
      ) : undefined}
    </span>
  );
}
