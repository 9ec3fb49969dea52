import { computed, type ReadonlySignal } from '@preact/signals';

/** A computed value that stays the same object for as long as it says the same. It is plain data. */
export function steady<T>(read: () => T): ReadonlySignal<T> {
  let kept: { readonly value: T; readonly says: string } | undefined;
  return computed(() => {
    const value = read();
    const says = JSON.stringify(value);
    if (kept?.says !== says) kept = { value, says };
    return kept.value;
  });
}
