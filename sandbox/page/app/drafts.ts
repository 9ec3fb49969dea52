import { computed, signal } from '@preact/signals';
import type { SeenMessage } from '../../client';
import { channelId, whoId } from './address';

/** What somebody has begun to write in each channel, while they look elsewhere. */
export interface Draft {
  readonly words: string;
  /** Names that were picked, as the words show them, and the mentions they are. */
  readonly picked: ReadonlyMap<string, string>;
  /** What it will reply to. */
  readonly original?: SeenMessage | undefined;
}

const drafts = signal<ReadonlyMap<string, Draft>>(new Map());
const EMPTY: Draft = { words: '', picked: new Map() };

const here = computed(() => `${whoId.value} ${channelId.value}`);
export const draft = computed<Draft>(() => drafts.value.get(here.value) ?? EMPTY);

function keep(place: string, kept: Draft): void {
  drafts.value = new Map(drafts.peek()).set(place, kept);
}

/** Whatever is not told stays as it was. */
export function write(change: Partial<Draft>): void {
  keep(here.peek(), { ...draft.peek(), ...change });
}

/** Empties the paper; what this gives puts it back where it lay, before what has been written there since. */
export function takeAway(): () => void {
  const [place, taken] = [here.peek(), draft.peek()];
  keep(place, EMPTY);
  return () => {
    const since = drafts.peek().get(place) ?? EMPTY;
    keep(place, {
      words: [taken.words, since.words].filter((words) => words !== '').join('\n'),
      picked: new Map([...taken.picked, ...since.picked]),
      original: since.original ?? taken.original,
    });
  };
}
