import { signal } from '@preact/signals';

/** On a phone one of these is shown at a time; elsewhere all are, and the members if they are wanted. */
export const pane = signal<'places' | 'talk' | 'members'>('talk');
export const showsMembers = signal(true);
export const isChoosing = signal(false);
