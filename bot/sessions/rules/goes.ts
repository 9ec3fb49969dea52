import type { Leg } from '../legs';
import { wayOf, type Change } from '../session';
import { goInstead, goTo } from './steps';
import { withRevealed } from './revealing';
import { canBeLived, isOwners, legOf, nextCase, type InRunning } from './way';

/** A go, or a case that was brought, whose owner lets it by, is not there for it, or has left. */

/**
 * An owner does not speak where only they do. With their first part the whole go is let by, for the others would talk about
 * something that nobody told; of a later one that one alone. Instead of a case of which nothing was lived, whoever waits with
 * the next one and is `there` has the floor.
 */
export function goLetBy(session: InRunning, now: Date, there: readonly string[] = []): Change {
  const { step } = session.stage;
  const begin = beginOf(session);
  const before = wayOf(session).slice(begin, step);
  const letGo: InRunning = { ...session, stage: { ...session.stage, floor: openFloor } };
  if (before.some(isOwners)) return goTo(letGo, step + 1, now);
  const next = legOf(session).owner === 'chosen' ? nextCase(letGo, there) : undefined;
  if (next === undefined || wasLived(letGo, before)) return withoutOwner(letGo, now);
  const cases = session.cases.filter((member) => member !== session.owner);
  return goTo({ ...letGo, owner: next, cases }, begin, now);
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
  if (wasLived(session, legs.slice(begin, step))) return withRevealed(session, goTo(ownerless, step + 1, now));
  const asked: InRunning = { ...ownerless, stage: { at: 'timed', step: begin - 1, endsAt: now, floor: openFloor } };
  return withRevealed(session, goInstead(asked, { left: step, now }));
}

const openFloor = { is: 'open', asked: false } as const;

/** Some of a case was about nobody in particular. */
const wasLived = (session: InRunning, legs: readonly Leg[]): boolean =>
  legs.some((leg) => canBeLived(leg, { ...session, owner: null }));

/** The first leg of the go that a session is at; of a case, the one after it was asked for. */
function beginOf(session: InRunning): number {
  const legs = wayOf(session);
  const { owner } = legOf(session);
  const isBefore = ({ step, owner: other }: (typeof legs)[number]): boolean =>
    other !== owner || (step.kind === 'choose' && step.of === 'circle');
  return legs.slice(0, session.stage.step).findLastIndex(isBefore) + 1;
}
