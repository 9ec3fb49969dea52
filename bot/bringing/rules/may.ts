import type { Kind } from './kinds';

/** Why something was not kept, shown or said. */
export type Why =
  | 'notYours'
  | 'cohortOver'
  | 'noNextSession'
  | 'notOverYet'
  | 'laterSession'
  | 'noThread'
  | 'tooLong'
  | 'nothingWritten'
  | 'nothingToShare'
  | 'sharedAlready'
  | 'noteTaken'
  | 'notePosted'
  | 'offerFirst';

/** Where somebody stands with the circle whose card they pressed. */
export interface Standing {
  readonly isMember: boolean;
  /** of the cohort */
  readonly isRunning: boolean;
  /** of the session that the card is about */
  readonly isClosed: boolean;
  /** no later session has begun */
  readonly isNewest: boolean;
  readonly next: Date | null;
}

/** null: it may be written. A card outlives what it is about, so all of it is asked again on every press. */
export function mayWrite(kind: Kind, { isMember, isRunning, isClosed, isNewest, next }: Standing): Why | null {
  if (!isMember) return 'notYours';
  if (!isRunning) return 'cohortOver';
  if (kind === 'step') return null;
  if (kind === 'case' || kind === 'question') return next === null ? 'noNextSession' : null;
  if (!isClosed) return 'notOverYet';
  return kind === 'note' && !isNewest ? 'laterSession' : null;
}
