import { signal } from '@preact/signals';

/** On a phone one of these is shown at a time; elsewhere all are, and the members if they are wanted. */
export const pane = signal<'places' | 'talk' | 'members'>('talk');
/** On a phone it is a page of its own, and Back leads from it to the conversation. */
export function openMembers(): void {
  history.pushState(null, '', location.href);
  pane.value = 'members';
}

window.addEventListener('popstate', () => {
  if (pane.peek() === 'members') pane.value = 'talk';
});

export const showsMembers = signal(true);
export const isChoosing = signal(false);

/** The keyboard begins in the conversation, once it is drawn and nothing lies over it. */
export function goToTalk(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('talk')?.focus()));
}
