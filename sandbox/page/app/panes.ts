import { signal } from '@preact/signals';

/** On a phone one of these is shown at a time; elsewhere all are, and the members if they are wanted. */
export const pane = signal<'places' | 'talk' | 'members'>('talk');
/** On a phone it is a page of its own, and Back leads from it to the conversation. */
export function openMembers(): void {
  history.pushState(null, '', location.href);
  pane.value = 'members';
  lead('.members .back');
}

window.addEventListener('popstate', () => {
  if (pane.peek() !== 'members') return;
  pane.value = 'talk';
  lead('.talk-head [aria-label="Members"]');
});
window.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && pane.peek() === 'members' && !document.querySelector('dialog[open]')) history.back();
});

export function openPlaces(): void {
  pane.value = 'places';
  lead('.places [aria-current="page"]');
}

export const showsMembers = signal(true);
export const isChoosing = signal(false);

/** The keyboard goes along, once it is drawn and nothing lies over it. */
const lead = (to: string): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(to)?.focus()));
};
export const goToTalk = (): void => lead('#talk');
