import { minutesAfter } from '../../common/clock';
import { isRefused, refused, type Refused } from '../../common/refusal';
import type { Step } from '../programme';
import type { Change, Session, Stage } from '../session';

/**
 * A round by self-choice with memory: whoever wishes takes the floor, nobody twice before everybody had the chance.
 * The floor is a chance and not a duty: who passes keeps the chance until the round ends, and nothing notes it.
 */

/** How long an open floor may be silent before Grove asks once, and again before the round goes on without it. */
const silenceMinutes = 2;
/** How long a holder may go on after the soft end before the floor opens again: they may have had to leave. */
const graceMinutes = 2;

/** An alarm this much too late says that Grove was away: the others have long gone, and what it would say would only confuse. */
const awayMinutes = 30;

type InRound = Session & { readonly stage: Extract<Stage, { at: 'round' }> };
/** An alarm of a turn: which turn it was set for, and when it should have rung. */
interface Rung {
  readonly turn: number;
  readonly due: Date;
  readonly now: Date;
}
interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly now: Date;
}

/** Opens the session and its first round. Opened late, it still opens; later than it would have lasted, it is missed. */
export function open(session: Session, now: Date): Change | Refused {
  if (session.stage.at === 'closed') return refused('sessionOver');
  if (session.stage.at !== 'planned') return refused('overtaken');
  if (now > minutesAfter(session.startsAt, session.agenda.minutes)) {
    const missed: Session = { ...session, turn: session.turn + 1, stage: { at: 'closed', how: 'missed' } };
    return { session: missed, say: [{ what: 'missed' }], alarms: [] };
  }
  const change = floorOpens({ ...session, stage: { at: 'round', step: 0, floor: { is: 'open', asked: false } } }, now);
  return { ...change, say: [{ what: 'opening' }] };
}

/** Takes the floor. */
export function take(session: Session, { by, turn, now }: Ask): Change | Refused {
  const round = atRound(session, by);
  if (isRefused(round)) return round;
  if (round.stage.floor.is === 'held') return refused(round.stage.floor.by === by ? 'floorIsYours' : 'floorTaken');
  if (session.had.includes(by)) return refused('hadTurn');
  if (turn !== session.turn) return refused('overtaken');
  const minutes = stepOf(round).minutesPerTurn;
  return {
    session: { ...session, turn: session.turn + 1, stage: { ...round.stage, floor: { is: 'held', by } } },
    say: [{ what: 'turn', holder: by, minutes }],
    alarms: [{ job: 'session.soft-end', at: minutesAfter(now, minutes) }],
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
  if (wasAway({ due, now })) return brokenOff(session);
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
  if (wasAway({ due, now })) return brokenOff(session);
  const freed = floorFreed({ ...session, stage: session.stage, had: [...session.had, session.stage.floor.by] }, now);
  // When that was the last turn of its round, the words of what comes next are enough.
  return freed.say.length > 0 ? freed : { ...freed, say: [{ what: 'floor-freed' }] };
}

/** Nobody takes the open floor: ask once, and after another silence go on. Silence is an answer too. */
export function tendFloor(session: Session, ask: Rung & { asked: boolean }): Change | Refused {
  const { turn, asked, due, now } = ask;
  if (turn !== session.turn || session.stage.at !== 'round' || session.stage.floor.is !== 'open')
    return refused('overtaken');
  if (session.stage.floor.asked !== asked) return refused('overtaken');
  if (wasAway({ due, now })) return brokenOff(session);
  if (asked) return nextStep({ ...session, stage: session.stage }, now);
  return {
    session: { ...session, stage: { ...session.stage, floor: { is: 'open', asked: true } } },
    say: [{ what: 'floor-open' }],
    alarms: [{ job: 'session.tend-floor', asked: true, at: minutesAfter(now, silenceMinutes) }],
  };
}

const wasAway = ({ due, now }: Pick<Rung, 'due' | 'now'>): boolean => now > minutesAfter(due, awayMinutes);

function brokenOff(session: Session): Change {
  return {
    session: { ...session, turn: session.turn + 1, stage: { at: 'closed', how: 'broken off' }, had: [] },
    say: [{ what: 'broken-off' }],
    alarms: [],
  };
}

export function stepOf(session: InRound): Step {
  const step = session.agenda.steps[session.stage.step];
  if (!step) throw new RangeError(`session ${session.id} has no step ${session.stage.step}`);
  return step;
}

function atRound(session: Session, by: string): InRound | Refused {
  if (!session.members.includes(by)) return refused('notInThisGroup');
  if (session.stage.at === 'planned') return refused('notYetOpen');
  if (session.stage.at === 'closed') return refused('sessionOver');
  return { ...session, stage: session.stage };
}

function heldBy(session: Session, { by, turn }: Omit<Ask, 'now'>): InRound | Refused {
  const round = atRound(session, by);
  if (isRefused(round)) return round;
  if (round.stage.floor.is !== 'held' || round.stage.floor.by !== by) {
    return refused(session.had.includes(by) ? 'alreadyDone' : 'notHolder');
  }
  return turn === session.turn ? round : refused('overtaken');
}

export function floorFreed(session: InRound, now: Date): Change {
  const everybodyHad = session.members.every((member) => session.had.includes(member));
  return everybodyHad ? nextStep(session, now) : floorOpens(session, now);
}

function floorOpens(session: InRound, now: Date): Change {
  return {
    session: { ...session, turn: session.turn + 1, stage: { ...session.stage, floor: { is: 'open', asked: false } } },
    say: [],
    alarms: [{ job: 'session.tend-floor', asked: false, at: minutesAfter(now, silenceMinutes) }],
  };
}

function nextStep(session: InRound, now: Date): Change {
  const step = session.stage.step + 1;
  if (step < session.agenda.steps.length) {
    const next: InRound = { ...session, had: [], stage: { at: 'round', step, floor: { is: 'open', asked: false } } };
    const change = floorOpens(next, now);
    return { ...change, say: [{ what: 'next-step' }] };
  }
  return {
    session: { ...session, turn: session.turn + 1, stage: { at: 'closed', how: 'finished' }, had: [] },
    say: [{ what: 'goodbye' }],
    alarms: [],
  };
}
