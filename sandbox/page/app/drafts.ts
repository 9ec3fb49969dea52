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
  /** What has been said already and is written anew, and what lay on the paper before. */
  readonly rewriting?: { readonly message: SeenMessage; readonly before: Draft } | undefined;
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

/** Puts what they have said on the paper again; with `stopRewriting` there is what lay there before. */
export function rewrite(message: SeenMessage, shown: Pick<Draft, 'words' | 'picked'>): void {
  const { rewriting, ...kept } = draft.peek();
  keep(here.peek(), { ...shown, rewriting: { message, before: rewriting?.before ?? kept } });
}

export function stopRewriting(): void {
  const { rewriting } = draft.peek();
  if (rewriting) keep(here.peek(), rewriting.before);
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
