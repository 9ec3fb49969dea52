import type { Kind } from './rules/kinds';
import type { Stands } from './rules/note';

/** What a private card shows to the one who opened it: plain data. */
export type Sight = About & (Written | Helped | CatchUpNote);

interface About {
  /** the session that the card is about */
  readonly session: string;
  readonly title: string;
  /** when their circle meets next */
  readonly next: Date | null;
}

/** `words`: null where nothing is written */
interface Written {
  readonly kind: Exclude<Kind, 'helped' | 'note'>;
  readonly words: string | null;
  /** when the next session with room for a case begins; null: none of those to come has any */
  readonly room: Date | null;
}

interface Helped {
  readonly kind: 'helped';
  readonly words: string | null;
  readonly isShared: boolean;
  /** false: they sit in another circle by now, and may read and remove it */
  readonly isMember: boolean;
}

interface CatchUpNote {
  readonly kind: 'note';
  /** '' unless it is theirs */
  readonly words: string;
  readonly stands: Stands;
  /** it was to be posted, and Discord did not let it */
  readonly isRefused: boolean;
}

/** What somebody has written before a session, for the card of their circle; null: nothing. */
export interface Own {
  readonly case: string | null;
  readonly question: string | null;
  readonly step: string | null;
}

export interface Question {
  readonly user: string;
  readonly words: string;
}
