import { signal } from '@preact/signals';
import { Refused } from './call';

/** A short word to whoever sits here: what did not work, and why. */
export const note = signal<string | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

export function say(words: string): void {
  note.value = words;
  clearTimeout(timer);
  timer = setTimeout(() => (note.value = null), 8_000);
}

/** Runs something nobody waits for; a refusal is said, and anything else is a fault of the page. */
export function attempt(deed: () => Promise<unknown>): void {
  deed().catch((fault: unknown) => {
    if (!(fault instanceof Refused)) throw fault;
    say(fault.message);
  });
}
