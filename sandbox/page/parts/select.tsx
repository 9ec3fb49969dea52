import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Component } from '../../wire/components';
import { textIn, type JsonObject } from '../../wire/json';
import { useAnchored, useLeaving } from './anchored';
import { Dots } from './button';
import { choicesOf, choicesWith, limitsOf, type Choice } from './choices';
import { Icon } from './icon';
import { isLetter, moveFor, seek, toggled } from './listbox';
import { Chosen, Count, Option } from './options';
import { useSight } from './sight';

interface SelectProps {
  readonly component: JsonObject;
  readonly chosen: readonly string[];
  /** Absent in a picture. */
  readonly onChosen?: ((values: readonly string[]) => void) | undefined;
  /** Where several may be chosen: whether each press counts, or what stands when the list is closed. */
  readonly counts?: 'each press' | 'on closing';
  readonly isBusy?: boolean;
  /** In a form: the ids of what names it, describes it and says what is wrong. */
  readonly field?: { readonly id: string; readonly label: string; readonly about?: string; readonly isWrong: boolean };
}

/** From here on a list can be searched. */
const long = 11;
/** Letters typed within this many milliseconds belong together. */
const together = 700;

/** A select menu of any kind: a button that opens a list, by mouse and by keyboard. */
export function Select({
  component,
  chosen,
  onChosen,
  counts = 'each press',
  isBusy,
  field,
}: SelectProps): JSX.Element {
  const { reader, open: drawnOpen } = useSight();
  const customId = textIn(component.custom_id);
  const choices = choicesOf(component, reader);
  const limits = limitsOf(component);
  const isMany = limits.max > 1;
  const isOff = component.disabled === true;
  const isDrawnOpen = onChosen === undefined && customId !== undefined && drawnOpen === customId;
  const placeholder = textIn(component.placeholder) ?? 'Make a selection';

  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<readonly string[]>(chosen);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const typed = useRef({ letters: '', at: 0 });
  const [whole, face, popup] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLButtonElement>(null),
    useRef<HTMLDivElement>(null),
  ];
  const base = useId();
  useAnchored(face, popup, isOpen);

  const isSearched = component.type !== Component.StringSelect || choices.length >= long;
  const found = choicesWith(isSearched ? query : '', choices);
  const shown = isOpen ? draft : chosen;

  const open = (): void => {
    if (isOff || isBusy === true || onChosen === undefined || isOpen) return;
    setDraft(chosen);
    setQuery('');
    setActive(
      Math.max(
        0,
        choices.findIndex(({ value }) => chosen.includes(value)),
      ),
    );
    setOpen(true);
  };
  const close = (p: { values?: readonly string[]; keepsFocus?: boolean } = {}): void => {
    setOpen(false);
    if (p.keepsFocus !== false) face.current?.focus();
    const values = p.values ?? draft;
    const isChanged = values.length !== chosen.length || values.some((value) => !chosen.includes(value));
    if (isMany && counts === 'on closing' && isChanged && values.length >= limits.min) onChosen?.(values);
  };
  useLeaving(whole, isOpen, () => close({ keepsFocus: false }));

  const press = (choice: Choice | undefined): void => {
    if (!choice) return;
    const values = toggled(draft, choice.value, limits);
    setDraft(values);
    if (!isMany) {
      setOpen(false);
      face.current?.focus();
      onChosen?.(values);
    } else if (counts === 'each press') onChosen?.(values);
  };

  const type = (letter: string, at: number): void => {
    const isLater = at - typed.current.at > together;
    typed.current = { letters: isLater ? letter : typed.current.letters + letter, at };
    const index = seek(
      found.map(({ label }) => label),
      typed.current.letters,
      isLater && !isOpen ? -1 : active,
    );
    if (index !== undefined) setActive(index);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (!isOpen) {
      if (!['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(key) && !isLetter(key)) return;
      event.preventDefault();
      open();
      if (isLetter(key) && isSearched) setQuery(key);
      else if (isLetter(key)) type(key, event.timeStamp);
      return;
    }
    const move = moveFor({ key, active, size: found.length, isSearching: isSearched });
    if (!move) return;
    if (move.is === 'leave') {
      close({ keepsFocus: isSearched });
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (move.is === 'to') setActive(move.index);
    else if (move.is === 'choose') press(found[active]);
    else if (move.is === 'seek') type(move.letter, event.timeStamp);
    else close();
  };

  useLayoutEffect(() => {
    if (!isOpen) return;
    document.getElementById(`${base}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active, query]);
  useLayoutEffect(() => {
    if (isOpen && isSearched) popup.current?.querySelector('input')?.focus();
  }, [isOpen]);

  const listening = {
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-expanded': isOpen || isDrawnOpen,
    'aria-controls': isOpen ? `${base}-list` : undefined,
    'aria-activedescendant': isOpen && found[active] ? `${base}-${active}` : undefined,
    onKeyDown,
  } as const;
  const list = (
    <div
      class="options-list"
      role="listbox"
      id={`${base}-list`}
      aria-multiselectable={isMany || undefined}
      aria-label={placeholder}
    >
      {found.map((choice, index) => (
        <Option
          key={choice.value}
          id={`${base}-${index}`}
          choice={choice}
          isMany={isMany}
          isChosen={shown.includes(choice.value)}
          isActive={isOpen && index === active}
          isOff={isMany && shown.length >= limits.max && !shown.includes(choice.value)}
          onPress={isOpen ? () => press(choice) : undefined}
          onPoint={isOpen ? () => setActive(index) : undefined}
        />
      ))}
      {found.length === 0 ? <div class="options-none">Nothing has this name</div> : undefined}
    </div>
  );
  const look = ['select', isOpen || isDrawnOpen ? 'open' : '', isOff ? 'disabled' : '', isBusy === true ? 'busy' : ''];
  return (
    <div class={look.filter((name) => name !== '').join(' ')} data-custom-id={customId} ref={whole}>
      <button
        type="button"
        class="select-face"
        ref={face}
        id={field?.id}
        disabled={isOff}
        aria-busy={isBusy === true || undefined}
        aria-label={field ? undefined : faceWords(placeholder, chosen, choices)}
        aria-labelledby={field?.label}
        aria-describedby={field?.about}
        aria-invalid={field?.isWrong === true || undefined}
        onClick={() => (isOpen ? close() : open())}
        {...listening}
      >
        <Chosen
          choices={choices.filter(({ value }) => shown.includes(value))}
          isMany={isMany}
          placeholder={placeholder}
        />
        {isBusy === true ? <Dots /> : <Icon name={isOpen || isDrawnOpen ? 'up' : 'down'} />}
      </button>
      {isDrawnOpen ? <div class="options drawn">{list}</div> : undefined}
      {isOpen ? (
        <div class="options" popover="manual" ref={popup}>
          {isSearched ? (
            <div class="options-search">
              <Icon name="search" />
              <input
                type="text"
                value={query}
                aria-label={`Search: ${placeholder}`}
                autocomplete="off"
                spellcheck={false}
                onInput={(event) => {
                  setQuery(event.currentTarget.value);
                  setActive(0);
                }}
                {...listening}
                aria-autocomplete="list"
              />
            </div>
          ) : undefined}
          {list}
          {isMany ? (
            <div class="options-foot">
              <Count chosen={shown.length} min={limits.min} max={Math.min(limits.max, choices.length)} />
              <button
                type="button"
                class="button primary"
                // By keyboard the list is left with Tab.
                tabIndex={-1}
                disabled={shown.length < limits.min}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => close()}
              >
                Done
              </button>
            </div>
          ) : undefined}
        </div>
      ) : undefined}
    </div>
  );
}

function faceWords(placeholder: string, chosen: readonly string[], choices: readonly Choice[]): string {
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return labels.length === 0 ? placeholder : `${placeholder}: ${labels.join(', ')}`;
}
