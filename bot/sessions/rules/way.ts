import { awaitedIn, hasActed, isAway, ownerOf, wayOf, type Session, type Stage } from '../session';
import type { Leg } from '../legs';

/** Where a session is on its way, and which of its legs can be lived. */

export type Running = Extract<Stage, { at: 'round' | 'timed' }>;
export type InRunning = Session & { readonly stage: Running };

/** The leg that is going on, or that a pause interrupted. */
export const stepNumber = ({ stage }: Session): number | undefined => ('step' in stage ? stage.step : undefined);

export function legOf(session: Session): Leg {
  const number = stepNumber(session);
  const leg = number === undefined ? undefined : wayOf(session)[number];
  if (!leg) throw new RangeError(`session ${session.id} has no leg ${number}`);
  return leg;
}

export const isRunning = (session: Session): session is InRunning =>
  session.stage.at === 'round' || session.stage.at === 'timed';

/** Nobody brought a case, and something else is done. */
export const isInstead = ({ stage }: Session): boolean => stage.at === 'timed' && stage.instead === true;

/** Whether the floor may be held in this leg: in a round, and in an open talk. */
export const hasFloor = (leg: Leg, session: Session): boolean =>
  leg.minutes === null ||
  (session.pace === 'live' && leg.step.kind === 'talk') ||
  (session.pace === 'live' && isInstead(session));

/** It is about somebody who is not here: a go is wholly theirs, and of a case that was brought what is asked and told of it. */
export function lacksOwner(leg: Leg, session: Session): boolean {
  const { step, owner } = leg;
  const needsOwner =
    (owner !== null && owner !== 'chosen') ||
    ('who' in step && step.who !== undefined && step.who !== 'everybody') ||
    ('silent' in step && step.silent !== undefined) ||
    (step.kind === 'choose' && step.of === 'written' && owner !== null);
  return needsOwner && ownerOf(leg, session) === null;
}

/** What only the owner of a go, or of a case, speaks in. */
export const isOwners = ({ step }: Leg): boolean => step.kind === 'round' && step.who === 'owner';

/** What is about an owner waits for nobody who is not here; what is chosen must have been written. */
export function canBeLived(leg: Leg, session: Session): boolean {
  const { step } = leg;
  if (lacksOwner(leg, session)) return false;
  if (step.kind === 'choose' && step.of === 'written' && session.ledger.written.length === 0) return false;
  return step.kind !== 'reveal' && step.kind !== 'round' ? true : awaitedIn(leg, session).length > 0;
}

/** Who has asked to bring a case, and is here: then nobody has to be asked. */
export const broughtCase = ({ step }: Leg, session: Session): string | undefined =>
  step.kind === 'choose' && step.of === 'circle'
    ? session.cases.find((member) => session.members.includes(member) && !isAway(session, member))
    : undefined;

/** Who waits with a case after the one whose turn it was, and is here: by what they have done today, or because they are `there`. */
export const nextCase = (session: Session, there: readonly string[]): string | undefined =>
  session.cases.find(
    (member) =>
      member !== session.owner &&
      session.members.includes(member) &&
      (hasActed(session.ledger, member) || (there.includes(member) && !isAway(session, member))),
  );
