import type { Session } from '../../sessions/session';

/** The talking piece, as the line under the room's name shows it. */

/** Who holds the floor; null when nobody does. */
export const holderOf = ({ stage }: Session): string | null =>
  (stage.at === 'round' || stage.at === 'timed') && stage.floor.is === 'held' ? stage.floor.by : null;

/** The piece lies with whoever had it last until the next one takes it up, also while the circle pauses. */
const isInUse = (session: Session): boolean =>
  session.stage.at === 'round' || session.stage.at === 'paused' || holderOf(session) !== null;

/** Where the piece is to be seen: with somebody, with nobody (no round is going on), or `as it was`. */
export function pieceOf(session: Session): { readonly with: string | null } | 'as it was' {
  const holder = holderOf(session);
  if (holder !== null) return { with: holder };
  return isInUse(session) ? 'as it was' : { with: null };
}

/** Whether a change may be to be seen under the room's name: a turn that somebody takes, or the end of a round. */
export function pieceMoved(before: Session, after: Session): boolean {
  const holder = holderOf(after);
  if (holder !== null) return holder !== holderOf(before);
  return isInUse(before) && !isInUse(after);
}

/**
 * How often the line is written in a session at most: an hour has sixty requests, and they are needed for other things. Six
 * are the first round of six people; the seventh says where the turns are to be seen from then on, so no line stays behind the
 * talk and names somebody whose turn is long over.
 */
export const mostLines = 7;

/** What is known of the line: whose name is in it, null for nobody's; undefined when nobody knows, after a restart. */
export type Shown = { readonly of: string | null } | undefined;

/** The line as it should be: with somebody, with nobody, or `elsewhere`, which names the board; or `as it was`. */
export function lineAfter(
  session: Session,
  p: { shown: Shown; written: number; isSeen: boolean },
): { readonly with: string | null } | 'elsewhere' | 'as it was' {
  const { written, isSeen } = p;
  if (written >= mostLines) return 'as it was';
  const shown = p.shown ?? (written === 0 ? { of: null } : undefined);
  const isClosed = session.stage.at === 'closed';
  // Whoever has left the circle leaves the line, and nobody's name outlasts the session, whether somebody sees it or not.
  const mustGo = shown === undefined || (shown.of !== null && (isClosed || !session.members.includes(shown.of)));
  if (!isSeen && !mustGo) return 'as it was';
  const piece = pieceOf(session);
  if (piece === 'as it was' && !mustGo) return 'as it was';
  const holder = piece === 'as it was' || !isSeen ? null : piece.with;
  if (shown !== undefined && shown.of === holder) return 'as it was';
  return written === mostLines - 1 && !isClosed ? 'elsewhere' : { with: holder };
}
