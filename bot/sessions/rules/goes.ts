import { wayOf, type Change } from '../session';
import { goInstead, goTo } from './steps';
import { withRevealed } from './revealing';
import { canBeLived, isOwners, legOf, type InRunning } from './way';

/** A go, or a case that was brought, whose owner lets it by, is not there for it, or has left. */

/**
 * An owner does not speak where only they do. With their first part the whole go is let by, for the others would talk about
 * something that nobody told; of a later one that one alone.
 */
export function goLetBy(session: InRunning, now: Date): Change {
  const { step } = session.stage;
  const before = wayOf(session).slice(beginOf(session), step);
  return before.some(isOwners) ? goTo(session, step + 1, now) : withoutOwner(session, now);
}

/** The go of somebody else is next. A case is done without, as if nobody had brought it, unless some of what follows was lived. */
export function withoutOwner(session: InRunning, now: Date): Change {
  const legs = wayOf(session);
  const { owner } = legOf(session);
  const { step } = session.stage;
  if (owner !== 'chosen') {
    const next = legs.findIndex((leg, index) => index > step && leg.owner !== owner);
    return withRevealed(session, goTo(session, next < 0 ? legs.length : next, now));
  }
  const ownerless: InRunning = { ...session, owner: null };
  const begin = beginOf(session);
  if (legs.slice(begin, step).some((leg) => canBeLived(leg, ownerless)))
    return withRevealed(session, goTo(ownerless, step + 1, now));
  const asked: InRunning = { ...ownerless, stage: { at: 'timed', step: begin - 1, endsAt: now, floor: openFloor } };
  return withRevealed(session, goInstead(asked, { left: step, now }));
}

const openFloor = { is: 'open', asked: false } as const;

/** The first leg of the go that a session is at; of a case, the one after it was asked for. */
function beginOf(session: InRunning): number {
  const legs = wayOf(session);
  const { owner } = legOf(session);
  const isBefore = ({ step, owner: other }: (typeof legs)[number]): boolean =>
    other !== owner || (step.kind === 'choose' && step.of === 'circle');
  return legs.slice(0, session.stage.step).findLastIndex(isBefore) + 1;
}
