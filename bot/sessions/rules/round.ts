import { minutesAfter } from '../../common/clock';
import { isRefused, refused, type Refused } from '../../common/refusal';
import type { Round } from '../programme';
import type { Change, Session } from '../session';
import {
  closed,
  floorOpens,
  goTo,
  nobodyStirred,
  silenceMinutes,
  stepOf,
  wasAway,
  type InRound,
  type Rung,
} from './steps';

/**
 * A round by self-choice with memory: whoever wishes takes the floor, nobody twice before everybody had the chance.
 * The floor is a chance and not a duty: who passes keeps the chance until the round ends, and nothing notes it.
 */

/** How long a holder may go on after the soft end before the floor opens again: they may have had to leave. */
export const graceMinutes = 2;

interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly now: Date;
}

/** Takes the floor. */
export function take(session: Session, { by, turn, now }: Ask): Change | Refused {
  const round = atRound(session, by);
  if (isRefused(round)) return round;
  if (round.stage.floor.is === 'held') return refused(round.stage.floor.by === by ? 'floorIsYours' : 'floorTaken');
  if (session.had.includes(by)) return refused('hadTurn');
  if (turn !== session.turn) return refused('overtaken');
  const minutes = roundOf(round).minutesPerTurn;
  const until = minutesAfter(now, minutes);
  return {
    session: { ...session, turn: session.turn + 1, stage: { ...round.stage, floor: { is: 'held', by, until } } },
    say: [{ what: 'turn', holder: by, minutes }],
    alarms: [{ job: 'session.soft-end', at: until }],
  };
}

/** The holder has said what they wanted to say. After the last one the session goes on to its next step. */
export function done(session: Session, { by, turn, now }: Ask): Change | Refused {
  const round = heldBy(session, { by, turn });
  if (isRefused(round)) return round;
  return floorFreed({ ...round, had: [...session.had, by] }, now);
}

/**
 * Lets the floor go by. Only the holder's pass changes anything, and it leaves them among those who still have the chance;
 * for everybody else passing is not acting, so there is nothing to change: `null`.
 */
export function pass(session: Session, { by, turn, now }: Ask): Change | Refused | null {
  const round = atRound(session, by);
  if (isRefused(round)) return round;
  if (round.stage.floor.is !== 'held' || round.stage.floor.by !== by) return null;
  if (turn !== session.turn) return refused('overtaken');
  return floorFreed(round, now);
}

/** A soft end: the turn's minutes are over, and the holder finishes in peace. */
export function softEnd(session: Session, { turn, due, now }: Rung): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'round' || session.stage.floor.is !== 'held')
    return refused('overtaken');
  if (wasAway({ due, now })) return closed(session, 'broken off');
  return {
    session,
    say: [{ what: 'soft-end', holder: session.stage.floor.by }],
    alarms: [{ job: 'session.end-turn', at: minutesAfter(now, graceMinutes) }],
  };
}

/** The holder has not come back since the soft end: their turn counts as had, and the floor opens. */
export function endTurn(session: Session, { turn, due, now }: Rung): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'round' || session.stage.floor.is !== 'held')
    return refused('overtaken');
  if (wasAway({ due, now })) return closed(session, 'broken off');
  const { stage } = session;
  const freed = floorFreed({ ...session, stage, had: [...session.had, session.stage.floor.by] }, now);
  // When that was the last turn of its round, what comes next is enough.
  const isStillOpen = freed.session.stage.at === 'round' && freed.session.stage.step === stage.step;
  return isStillOpen ? { ...freed, say: [{ what: 'floor-freed' }] } : freed;
}

/**
 * Nobody takes the open floor: ask once, and after another silence go on. Silence is an answer too. When nobody has stirred
 * since the session began, and nobody has said that they would be late, it closes instead of talking to itself.
 */
export function tendFloor(
  session: Session,
  { turn, asked, awaited = false, due, now }: Rung & { asked: boolean; awaited?: boolean },
): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'round' || session.stage.floor.is !== 'open')
    return refused('overtaken');
  if (session.stage.floor.asked !== asked) return refused('overtaken');
  if (wasAway({ due, now })) return closed(session, 'broken off');
  if (asked && nobodyStirred(session) && !awaited) return closed(session, 'nobody came');
  if (asked) return goTo(session, session.stage.step + 1, now);
  return {
    session: { ...session, stage: { ...session.stage, floor: { is: 'open', asked: true } } },
    say: [{ what: 'floor-open' }],
    alarms: [{ job: 'session.tend-floor', asked: true, at: minutesAfter(now, silenceMinutes) }],
  };
}

/** The floor is free again: for whoever still has the chance, or the round is over. */
export function floorFreed(session: InRound, now: Date): Change {
  const everybodyHad = session.members.every((member) => session.had.includes(member));
  return everybodyHad ? goTo(session, session.stage.step + 1, now) : floorOpens(session, now);
}

function roundOf(session: InRound): Round {
  const step = stepOf(session);
  if (step.kind !== 'round') throw new RangeError(`step ${session.stage.step} of session ${session.id} is no round`);
  return step;
}

function atRound(session: Session, by: string): InRound | Refused {
  if (!session.members.includes(by)) return refused('notInThisGroup');
  const { stage } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at === 'paused') return refused('weArePausing');
  if (stage.at === 'timed') return refused('overtaken');
  return { ...session, stage };
}

function heldBy(session: Session, { by, turn }: Omit<Ask, 'now'>): InRound | Refused {
  const round = atRound(session, by);
  if (isRefused(round)) return round;
  if (round.stage.floor.is !== 'held' || round.stage.floor.by !== by) {
    return refused(session.had.includes(by) ? 'alreadyDone' : 'notHolder');
  }
  return turn === session.turn ? round : refused('overtaken');
}
