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

/**
 * Whether a change is to be seen under the room's name. One request at most for each turn that somebody takes, and one when
 * a round is over: an hour has sixty requests, and they are needed for other things.
 */
export function pieceMoved(before: Session, after: Session): boolean {
  const holder = holderOf(after);
  if (holder !== null) return holder !== holderOf(before);
  return isInUse(before) && !isInUse(after);
}
