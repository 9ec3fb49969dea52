import { minutesAfter } from '../../common/clock';
import type { Why } from './may';

/** The catch-up note of a session: who offered to write it, and what there is of it. */
export interface Note {
  readonly by: string;
  readonly offeredAt: Date;
  /** '' until it is written */
  readonly words: string;
  readonly isPosted: boolean;
}

/** How long an offer holds without a word; then somebody else may have it. Nobody is reminded. */
export const hoursToWrite = 24;

/** null: it is theirs. The first to offer has it. */
export function offer(note: Note | null, { by, now }: { by: string; now: Date }): Why | null {
  if (note === null) return null;
  if (note.isPosted) return 'notePosted';
  if (note.by === by) return null;
  const isLeftAlone = note.words === '' && now >= minutesAfter(note.offeredAt, hoursToWrite * 60);
  return isLeftAlone ? null : 'noteTaken';
}

/** null: it is theirs to write, and not posted yet. */
export function mayWriteOn(note: Note | null, by: string): Why | null {
  if (note === null) return 'offerFirst';
  if (note.isPosted) return 'notePosted';
  return note.by === by ? null : 'noteTaken';
}

export type Stands = 'free' | 'yours' | 'taken' | 'posted';

/** How it stands for one person: who has it is nobody else’s business before it is posted. */
export function standsFor(note: Note | null, asks: { by: string; now: Date }): Stands {
  if (note?.isPosted) return 'posted';
  if (note?.by === asks.by) return 'yours';
  return offer(note, asks) === null ? 'free' : 'taken';
}
