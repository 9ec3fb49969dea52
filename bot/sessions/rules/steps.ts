import { minutesAfter } from '../../common/clock';
import { refused, type Refused } from '../../common/refusal';
import { lasting, minutesFor, type Leg } from '../legs';
import {
  emptyLedger,
  ownerOf,
  speakersIn,
  awaitedIn,
  isAway,
  wayOf,
  type Change,
  type Ending,
  type Floor,
  type Ring,
  type Session,
} from '../session';
import { handDown, nextHand } from './hands';
import { broughtCase, canBeLived, isInstead, isOwners, isRunning, legOf, type InRunning, type Running } from './way';
import { listenUntil } from './listening';
import { sayingRevealed, withRevealed } from './revealing';
import { howShared } from './shared';
import { withTold } from './told';

/** From one leg of the way to the next, and to the close. */

/** How long somebody speaks who asks for the floor in an open talk, until the soft end. */
const talkTurnMinutes = 3;

/** Turns of those who like more time to think are longer by this. */
const unhurriedFactor = 1.5;

/** An alarm this much too late says that Grove was away: the others have long gone, and what it would say would only confuse. */
const awayMinutes = { live: 30, 'in writing': 12 * 60 } as const;

/** An alarm of a turn: which turn it was set for, and when it should have rung. */
export interface Rung {
  readonly turn: number;
  readonly due: Date;
  readonly now: Date;
}

const openFloor: Floor = { is: 'open', asked: false };

export const wasAway = ({ pace }: Session, { due, now }: Pick<Rung, 'due' | 'now'>): boolean =>
  now > minutesAfter(due, awayMinutes[pace]);

/** How long a session lasts at most, if nothing is granted besides. In writing it is as long as its parts need. */
export const frameMinutes = (session: Session): number =>
  session.pace === 'live' ? session.agenda.minutes : lasting(wayOf(session), session.members.length);

/**
 * Opens the session and its first step. Opened late, it still opens; later than it would have lasted, it is missed.
 * `allRest`: everybody has said that they are not coming this week, so that nobody is waited for. `endsBy`: a smaller group
 * ends with the split that it is a part of.
 */
export function open(
  session: Session,
  { now, allRest, endsBy }: { now: Date; allRest: boolean; endsBy?: Date | undefined },
): Change | Refused {
  if (session.stage.at === 'closed') return refused('sessionOver');
  if (session.stage.at !== 'planned') return refused('overtaken');
  // A circle that all have left meets no more, and there is nobody to tell.
  if (session.members.length === 0) return { ...closed(session, 'nobody came'), say: [] };
  if (allRest) return closed(session, 'resting');
  if (now > minutesAfter(session.startsAt, frameMinutes(session))) return closed(session, 'missed');
  const seated: Session = {
    ...session,
    // A go in a rotation waits for nobody who pauses; whoever of them comes is there as somebody who joined today is.
    seats: membersThere(session),
    endsBy: endsBy ?? minutesAfter(now, frameMinutes(session)),
  };
  const begun = goTo(seated, 0, now);
  // A smaller group opens with its first sheet.
  return session.parent === null ? { ...begun, say: [{ what: 'opening' }, ...begun.say] } : begun;
}

/** The time of a leg is over. */
export function endStep(session: Session, { turn, due, now }: Rung): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'timed') return refused('overtaken');
  if (wasAway(session, { due, now })) return closed(session, 'broken off');
  return finishLeg({ ...session, stage: session.stage }, now);
}

/** The frame is over, with all that was granted: the session closes, wherever it is. */
export function endFrame(session: Session, { due, now }: Omit<Rung, 'turn'>): Change | Refused {
  if (!isRunning(session) || session.endsBy === null || now < session.endsBy) return refused('overtaken');
  return closed(session, wasAway(session, { due, now }) ? 'broken off' : 'finished');
}

/** Leaves a timed leg when its time is over: what was written appears, and a case that nobody brought is done without. */
export function finishLeg(session: InRunning, now: Date): Change {
  const leg = legOf(session);
  const { step: number } = session.stage;
  const nobodyBrought = leg.step.kind === 'choose' && leg.step.of === 'circle' && session.owner === null;
  if (nobodyBrought && !isInstead(session)) return goInstead(session, { left: number + 1, now });
  const next = goTo(session, number + 1, now);
  return leg.step.kind === 'reveal' ? sayingRevealed(next, number) : next;
}

/** Begins the leg of that number, or the next one that can be lived; past the last one the session ends. */
export const goTo = (session: Session, number: number, now: Date): Change =>
  withTold(session, reached(session, number, now));

function reached(session: Session, number: number, now: Date): Change {
  const legs = wayOf(session);
  const fresh = { ...session, ledger: { ...session.ledger, had: [], hands: [] } };
  const step = legs.findIndex((leg, index) => index >= number && canBeLived(leg, fresh));
  const leg = legs[step];
  if (!leg || leg.step.kind === 'close' || isOver(session, now)) return ended(session, 'finished');
  const bringer = broughtCase(leg, fresh);
  if (bringer !== undefined) return reached({ ...fresh, owner: bringer }, step + 1, now);
  return begin(fresh, { leg, step, now });
}

function begin(session: Session, { leg, step, now }: { leg: Leg; step: number; now: Date }): Change {
  const ledger = leg.step.kind === 'reveal' ? { ...session.ledger, written: [] } : session.ledger;
  // Whose case it is, is asked anew.
  const owner = leg.step.kind === 'choose' && leg.step.of === 'circle' ? null : session.owner;
  const next = { ...session, ledger, owner, turn: session.turn + 1, sheet: session.sheet + 1 };
  if (leg.minutes === null) {
    const round: InRunning = { ...next, stage: { at: 'round', step, floor: openFloor } };
    const owner = isOwners(leg) ? ownerOf(leg, session) : null;
    // What only the owner does begins with them, and they need not press.
    return owner === null ? openedFloor(round, now) : held(round, owner, now);
  }
  const endsAt = endOf(session, { step, minutes: leg.minutes, now });
  return {
    session: { ...next, stage: { at: 'timed', step, endsAt, floor: openFloor } },
    say: [],
    alarms: [{ job: 'session.end-step', at: endsAt }],
  };
}

/**
 * Nobody brings a case, at the leg in which it is asked: what the programme says instead is talked about, for as long as the
 * case would have taken, from the leg `left` on.
 */
export function goInstead(session: InRunning, { left, now }: { left: number; now: Date }): Change {
  const { step: number } = session.stage;
  const leg = legOf(session);
  if (leg.step.kind !== 'choose' || !leg.step.otherwise) return goTo(session, number + 1, now);
  const legs = wayOf(session).slice(left);
  const lost = legs.filter((each) => !canBeLived(each, session));
  const endsAt = clipped(session, minutesAfter(now, Math.max(1, lasting(lost, session.members.length))));
  return {
    session: {
      ...session,
      turn: session.turn + 1,
      sheet: session.sheet + 1,
      stage: { at: 'timed', step: number, endsAt, floor: openFloor, instead: true },
    },
    say: [],
    alarms: [{ job: 'session.end-step', at: endsAt }],
  };
}

/** Somebody has the floor now. It is shown on a new sheet, which calls them. */
export function held(session: InRunning, by: string, now: Date): Change {
  const leg = legOf(session);
  const minutes = turnMinutes(leg) * (session.unhurried.includes(by) ? unhurriedFactor : 1);
  const until = clipped(session, minutesAfter(now, minutes));
  const stage: Running = { ...session.stage, floor: { is: 'held', by, until } };
  return {
    session: { ...session, ledger: handDown(session.ledger, by), stage },
    say: [],
    alarms: [...stepAlarms(stage), { job: 'session.soft-end', at: until }],
  };
}

/** A new turn on a new sheet. */
export const turned = (session: InRunning): InRunning => ({
  ...session,
  turn: session.turn + 1,
  sheet: session.sheet + 1,
});

/** The floor is open, on the sheet that is shown. */
export function openedFloor(session: InRunning, now: Date): Change {
  const stage: Running = { ...session.stage, floor: openFloor };
  const alarms: Ring[] =
    stage.at === 'timed'
      ? stepAlarms(stage)
      : [{ job: 'session.tend-floor', asked: false, at: listenUntil(session, now) }];
  return { session: { ...session, stage }, say: [], alarms };
}

/**
 * The floor is free again: for the hand that is next, for whoever still has the chance, or the round is over.
 */
export function freed(session: InRunning, now: Date): Change {
  const leg = legOf(session);
  const isRound = session.stage.at === 'round';
  const mayStill = isRound
    ? awaitedIn(leg, session).filter((member) => !session.ledger.had.includes(member))
    : speakersIn(leg, session);
  if (isRound && mayStill.length === 0) return goTo(session, session.stage.step + 1, now);
  const next = nextHand(session.ledger, mayStill);
  if (next !== undefined) return held(turned(session), next, now);
  return openedFloor({ ...session, turn: session.turn + 1 }, now);
}

export const stepAlarms = (stage: Running): Ring[] =>
  stage.at === 'timed' ? [{ job: 'session.end-step', at: stage.endsAt }] : [];

/** The end. Of a smaller group nothing is kept of how its turns were shared: a phrase about two people is about each. */
export const closed = (session: Session, how: Ending): Change => withTold(session, ended(session, how));

function ended(session: Session, how: Ending): Change {
  return withRevealed(session, {
    session: {
      ...session,
      turn: session.turn + 1,
      stage: { at: 'closed', how },
      endsBy: null,
      seats: [],
      owner: null,
      ledger: emptyLedger,
      shared: session.parent === null ? howShared(session.ledger, membersThere(session)) : null,
    },
    say: [{ what: 'goodbye' }],
    alarms: [],
  });
}

const membersThere = (session: Session): string[] => session.members.filter((member) => !isAway(session, member));

const isOver = ({ endsBy }: Session, now: Date): boolean => endsBy !== null && now >= endsBy;

const turnMinutes = ({ step }: Leg): number => (step.kind === 'round' ? step.minutesPerTurn : talkTurnMinutes);

const clipped = ({ endsBy }: Session, at: Date): Date => (endsBy !== null && at > endsBy ? endsBy : at);

/** An open talk gives way, down to half of its time, so that what comes after it still has its own. */
function endOf(session: Session, { step, minutes, now }: { step: number; minutes: number; now: Date }): Date {
  const legs = wayOf(session);
  if (legs[step]?.step.kind !== 'talk' || session.pace !== 'live' || session.endsBy === null)
    return clipped(session, minutesAfter(now, minutes));
  const later = legs.slice(step + 1);
  const needed = later.reduce((sum, leg) => sum + minutesFor(leg, session.members.length), 0);
  const left = (session.endsBy.getTime() - now.getTime()) / 60_000 - needed;
  return clipped(session, minutesAfter(now, Math.min(minutes, Math.max(minutes / 2, left))));
}
