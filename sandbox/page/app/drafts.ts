import { computed, signal } from '@preact/signals';
import { channelId, whoId } from './address';

/** What somebody has begun to write in each channel, while they look elsewhere. */
export interface Draft {
  readonly words: string;
  /** Names that were picked, as the words show them, and the mentions they are. */
  readonly picked: ReadonlyMap<string, string>;
}

const drafts = signal<ReadonlyMap<string, Draft>>(new Map());
const EMPTY: Draft = { words: '', picked: new Map() };

const here = computed(() => `${whoId.value} ${channelId.value}`);
export const draft = computed<Draft>(() => drafts.value.get(here.value) ?? EMPTY);

export function write(words: string, picked: ReadonlyMap<string, string> = draft.peek().picked): void {
  drafts.value = new Map(drafts.peek()).set(here.peek(), { words, picked });
}

/** To be called later, when it has been sent: by then they may look elsewhere. */
export function eraser(): () => void {
  const sent = here.peek();
  return () => {
    drafts.value = new Map([...drafts.peek()].filter(([place]) => place !== sent));
  };
}
