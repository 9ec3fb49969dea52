import { minutesAfter } from '../../common/clock';
import { isRefused, refused, type Refused } from '../../common/refusal';
import type { Pace } from '../legs';
import type { Change, Session } from '../session';
import { spoke } from './hands';
import { isHeld, withTurn } from './round';
import { closed, finishLeg, freed, goTo, stepAlarms } from './steps';
import { withRevealed } from './revealing';
import { silenceMinutes } from './listening';
import { isRunning, type InRunning } from './way';

/** What those may do who look after the time in a circle: its facilitators and moderators. */

/** How much time is added: to a talk or a writing, and to a turn or an open floor. The session's end moves with it. */
export const extraMinutes = { timed: 5, round: 2 } as const;

export interface TimeAsk {
  readonly turn: number;
  readonly now: Date;
  readonly keeps: boolean;
}

/** Leaves this step, and goes on to the next. What was written for a reveal appears. */
export function moveOn(session: Session, ask: TimeAsk): Change | Refused {
  const running = runningFor(session, ask);
  return isRefused(running) ? running : finishLeg(running, ask.now);
}

/**
 * Goes back to the step before, with all of its time; whoever had a turn there may have another. What was written for a reveal
 * appears before. Whoever waits with a case is not taken for the one that was brought: the circle is asked.
 */
export function goBack(session: Session, ask: TimeAsk): Change | Refused {
  const running = runningFor(session, ask);
  if (isRefused(running)) return running;
  const { step } = running.stage;
  if (step === 0) return refused('nothingBefore');
  const back = before({ ...running, cases: [] }, step - 1, ask.now);
  // What is gone back from is held again: whose case it is has not told it by that.
  return withRevealed(running, { ...back, told: undefined });
}

/** Ends the turn of whoever has the floor, kindly: it counts as had, and the next one has it. */
export function endTheTurn(session: Session, ask: TimeAsk): Change | Refused {
  const running = runningFor(session, ask);
  if (isRefused(running)) return running;
  if (!isHeld(running)) return refused('nobodySpeaks');
  return freed({ ...running, ledger: spoke(running.ledger, running.stage.floor.by) }, ask.now);
}

/** Gives a step, or the one who has the floor, some more minutes. */
export function extend(session: Session, ask: TimeAsk): Change | Refused {
  const running = runningFor(session, ask);
  if (isRefused(running)) return running;
  const { stage } = running;
  const more = stage.at === 'timed' ? extraMinutes.timed : extraMinutes.round;
  const granted: InRunning = {
    ...running,
    turn: session.turn + 1,
    endsBy: session.endsBy && minutesAfter(session.endsBy, more),
  };
  if (stage.at === 'timed') return withMoreTime(granted, minutesAfter(stage.endsAt, more));
  if (isHeld(granted)) {
    const { floor } = granted.stage;
    const from = floor.until < ask.now ? ask.now : floor.until;
    return withTurn(granted, { ...floor, until: minutesAfter(from, more), ended: undefined });
  }
  return {
    session: { ...granted, stage: { ...stage, floor: { is: 'open', asked: false } } },
    say: [],
    alarms: [{ job: 'session.tend-floor', asked: false, at: minutesAfter(ask.now, more + silenceMinutes) }],
  };
}

/** Before it begins a session may be held in writing, over three days, or live again. */
export function choosePace(session: Session, { turn, keeps, pace }: TimeAsk & { pace: Pace }): Change | Refused {
  if (!keeps) return refused('onlyTimekeepers');
  if (session.stage.at === 'closed') return refused('sessionOver');
  if (session.stage.at !== 'planned') return refused('sessionBegan');
  if (turn !== session.turn) return refused('overtaken');
  return { session: { ...session, pace }, say: [], alarms: null };
}

/** Ends the session here, from a pause too. */
export function end(session: Session, { turn, keeps }: TimeAsk): Change | Refused {
  const { stage } = session;
  if (!keeps) return refused('onlyTimekeepers');
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (turn !== session.turn) return refused('overtaken');
  return closed(session, 'ended early');
}

function withMoreTime(session: InRunning, endsAt: Date): Change {
  if (session.stage.at !== 'timed') throw new RangeError('only a timed step is given time as a whole');
  const stage = { ...session.stage, endsAt };
  const { floor } = stage;
  const turnEnds = floor.is === 'held' ? [{ job: 'session.soft-end' as const, at: floor.until }] : [];
  return { session: { ...session, stage }, say: [], alarms: [...stepAlarms(stage), ...turnEnds] };
}

/** The nearest leg before that can be lived; there is always the one that is going on. */
function before(session: InRunning, number: number, now: Date): Change {
  for (let step = number; step >= 0; step--) {
    const change = goTo(session, step, now);
    const stage = change.session.stage;
    const isEarlier = 'step' in stage && stage.step < session.stage.step;
    if (isEarlier || stage.at === 'closed') return change;
  }
  return goTo(session, session.stage.step, now);
}

function runningFor(session: Session, { turn, keeps }: TimeAsk): InRunning | Refused {
  const { stage } = session;
  if (!keeps) return refused('onlyTimekeepers');
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (turn !== session.turn) return refused('overtaken');
  if (stage.at === 'paused') return refused('weArePausing');
  return isRunning(session) ? { ...session, stirred: true } : refused('overtaken');
}
