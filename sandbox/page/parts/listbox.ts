/** What a key means in an open list, as the listbox pattern of ARIA has it. */
export type Move =
  | { readonly is: 'to'; readonly index: number }
  | { readonly is: 'choose' | 'close' | 'leave' }
  | { readonly is: 'seek'; readonly letter: string };

const page = 10;

interface At {
  readonly key: string;
  readonly active: number;
  readonly size: number;
  /** Letters go into a search field instead of leading to what begins with them. */
  readonly isSearching: boolean;
}

export function moveFor({ key, active, size, isSearching }: At): Move | undefined {
  const to = (index: number): Move => ({ is: 'to', index: Math.max(0, Math.min(size - 1, index)) });
  switch (key) {
    case 'ArrowDown':
      return to(active + 1);
    case 'ArrowUp':
      return to(active - 1);
    case 'PageDown':
      return to(active + page);
    case 'PageUp':
      return to(active - page);
    case 'Home':
      return isSearching ? undefined : to(0);
    case 'End':
      return isSearching ? undefined : to(size - 1);
    case 'Enter':
      return { is: 'choose' };
    case ' ':
      return isSearching ? undefined : { is: 'choose' };
    case 'Escape':
      return { is: 'close' };
    case 'Tab':
      return { is: 'leave' };
    default:
      return !isSearching && isLetter(key) ? { is: 'seek', letter: key } : undefined;
  }
}

/** Names of keys are longer than what they type. */
export const isLetter = (key: string): boolean => Array.from(key).length === 1 && key !== ' ';

/**
 * Which label begins with what was typed, from `active` on and round. The same letter again goes to the next one that
 * begins with it.
 */
export function seek(labels: readonly string[], typed: string, active: number): number | undefined {
  const letters = Array.from(typed.toLowerCase());
  const isOneLetter = letters.every((letter) => letter === letters[0]);
  const wanted = isOneLetter ? (letters[0] ?? '') : letters.join('');
  const from = isOneLetter ? active + 1 : active;
  for (let step = 0; step < labels.length; step++) {
    const index = (from + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}

/** What is chosen after one more was pressed: in a menu for one it takes the place of the other. */
export function toggled(
  chosen: readonly string[],
  value: string,
  { min, max }: { readonly min: number; readonly max: number },
): readonly string[] {
  if (max === 1) return chosen.includes(value) && min === 0 ? [] : [value];
  if (chosen.includes(value)) return chosen.filter((each) => each !== value);
  return chosen.length < max ? [...chosen, value] : chosen;
}
