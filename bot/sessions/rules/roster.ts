import type { Change, Session } from '../session';
import { awaitedIn } from '../session';
import { without } from './hands';
import { withoutOwner } from './goes';
import { closed, finishLeg, freed } from './steps';
import { canBeLived, isRunning, lacksOwner, legOf, stepNumber, type InRunning } from './way';

/** The seat of somebody who has left. No id is as short. */
const emptySeat = '0';

/**
 * Somebody has left the circle in the middle of a session: nobody waits for them, and if they had the floor, it opens. What
 * was about them, or waited for them alone, is over.
 * `session` no longer has them among its members. `null` when nothing is going on.
 */
export function leave(session: Session, { who, now }: { who: string; now: Date }): Change | null {
  const { stage } = session;
  if (stage.at === 'planned' || stage.at === 'closed') return null;
  if (session.members.length === 0) return { ...closed(session, 'ended early'), say: [] };
  const owner = session.owner === who ? null : session.owner;
  // Their seat stays, and nobody's id is on it: whose go it is depends on the order of seats.
  const seats = session.seats.map((seat) => (seat === who ? emptySeat : seat));
  const left: Session = { ...session, owner, seats, ledger: without(session.ledger, who) };
  if (stage.at === 'paused' && stage.interrupted.floor.is === 'held' && stage.interrupted.floor.by === who) {
    const interrupted = { ...stage.interrupted, floor: { is: 'open', asked: false } as const };
    return { session: { ...left, stage: { ...stage, interrupted } }, say: [], alarms: null };
  }
  if (!isRunning(left)) return { session: left, say: [], alarms: null };
  const { floor } = left.stage;
  const on = onwards(left, now);
  if (on) return on;
  const heldTheFloor = floor.is === 'held' && floor.by === who;
  return heldTheFloor ? freed(left, now) : { session: left, say: [], alarms: null };
}

/** Goes on where nobody is waited for any more: everybody who is there has had their turn, or whose go it was has left. */
export function onwards(session: InRunning, now: Date): Change | null {
  const leg = legOf(session);
  if (lacksOwner(leg, session)) return withoutOwner(session, now);
  if (session.stage.at === 'timed' && !canBeLived(leg, session)) return finishLeg(session, now);
  return waitsForNobody(session) ? freed(session, now) : null;
}

/** Where somebody stood in a session when they left its circle: their turns in it, their go, and their seat. */
export interface Stood {
  /** the step that was being held; null between two */
  readonly step: number | null;
  /** they had had their turn in it */
  readonly had: boolean;
  readonly turns: number;
  /** which of the seats was theirs; null: they came when the order was drawn already */
  readonly seat: number | null;
}

export function stoodIn(session: Session, who: string): Stood {
  const { ledger, seats } = session;
  const seat = seats.indexOf(who);
  return {
    step: stepNumber(session) ?? null,
    had: ledger.had.includes(who),
    turns: ledger.turns[who] ?? 0,
    seat: seat < 0 ? null : seat,
  };
}

/** They have thought again: their go comes when it would have come, and a turn they have had is had. */
export function returned(session: Session, { who, stood }: { who: string; stood: Stood }): Session {
  const { ledger } = session;
  const isSameStep = stood.step !== null && stood.step === stepNumber(session);
  const had = isSameStep && stood.had && !ledger.had.includes(who) ? [...ledger.had, who] : ledger.had;
  const turns = stood.turns > 0 && !(who in ledger.turns) ? { ...ledger.turns, [who]: stood.turns } : ledger.turns;
  const seats = session.seats.map((seat, at) => (at === stood.seat && seat === emptySeat ? who : seat));
  return { ...session, seats, ledger: { ...ledger, had, turns } };
}

/** Somebody pauses from now on: a round that waited for them alone goes on. `null` when nothing changes. */
export const pauses = (session: Session, now: Date): Change | null =>
  isRunning(session) && waitsForNobody(session) ? freed(session, now) : null;

function waitsForNobody(session: InRunning): boolean {
  const { stage, ledger } = session;
  const everybodyHad = awaitedIn(legOf(session), session).every((member) => ledger.had.includes(member));
  return stage.at === 'round' && stage.floor.is === 'open' && everybodyHad;
}
