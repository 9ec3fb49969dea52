import { minutesAfter } from '../../common/clock';
import { refused, type Refused } from '../../common/refusal';
import type { Step } from '../programme';
import type { Change, Ending, Session, Stage } from '../session';

/** From one step of the agenda to the next, and to the close. */

/** How long an open floor may be silent before Grove asks once, and again before the round goes on without it. */
export const silenceMinutes = 2;

/** An alarm this much too late says that Grove was away: the others have long gone, and what it would say would only confuse. */
const awayMinutes = 30;

/** An alarm of a turn: which turn it was set for, and when it should have rung. */
export interface Rung {
  readonly turn: number;
  readonly due: Date;
  readonly now: Date;
}

export type InRound = Session & { readonly stage: Extract<Stage, { at: 'round' }> };

export const inRound = (session: Session, step: number): InRound => ({
  ...session,
  stage: { at: 'round', step, floor: { is: 'open', asked: false } },
});

export const wasAway = ({ due, now }: Pick<Rung, 'due' | 'now'>): boolean => now > minutesAfter(due, awayMinutes);

/**
 * Opens the session and its first step. Opened late, it still opens; later than it would have lasted, it is missed.
 * `allRest`: everybody has said that they are not coming this week, so that nobody is waited for.
 */
export function open(session: Session, { now, allRest }: { now: Date; allRest: boolean }): Change | Refused {
  if (session.stage.at === 'closed') return refused('sessionOver');
  if (session.stage.at !== 'planned') return refused('overtaken');
  if (allRest) return closed(session, 'resting');
  if (now > minutesAfter(session.startsAt, session.agenda.minutes)) return closed(session, 'missed');
  return { ...goTo(session, 0, now), say: [{ what: 'opening' }] };
}

/** The time of arriving, writing or talking is over. */
export function endStep(session: Session, { turn, due, now }: Rung): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'timed') return refused('overtaken');
  if (wasAway({ due, now })) return closed(session, 'broken off');
  return goTo(session, session.stage.step + 1, now);
}

/** Begins the step of that number; past the last one, and at the words of the close, the session ends. */
export function goTo(session: Session, step: number, now: Date): Change {
  const next = session.agenda.steps[step];
  if (!next || next.kind === 'close') return closed(session, 'finished');
  const fresh = { ...session, had: [] };
  if (next.kind === 'round') return floorOpens(inRound(fresh, step), now);
  const endsAt = minutesAfter(now, minutesOf(session, { step, now }));
  return {
    session: { ...fresh, turn: session.turn + 1, stage: { at: 'timed', step, endsAt } },
    say: [],
    alarms: [{ job: 'session.end-step', at: endsAt }],
  };
}

export function floorOpens(session: InRound, now: Date): Change {
  return {
    session: { ...session, turn: session.turn + 1, stage: { ...session.stage, floor: { is: 'open', asked: false } } },
    say: [],
    alarms: [{ job: 'session.tend-floor', asked: false, at: minutesAfter(now, silenceMinutes) }],
  };
}

export function closed(session: Session, how: Ending): Change {
  return {
    session: { ...session, turn: session.turn + 1, stage: { at: 'closed', how }, had: [] },
    say: [{ what: 'goodbye' }],
    alarms: [],
  };
}

/** The step that is going on, or that a pause interrupted. */
export const stepNumber = ({ stage }: Session): number | undefined => ('step' in stage ? stage.step : undefined);

export function stepOf(session: Session): Step {
  const number = stepNumber(session);
  const step = number === undefined ? undefined : session.agenda.steps[number];
  if (!step) throw new RangeError(`session ${session.id} has no step ${number}`);
  return step;
}

/**
 * Whether the session has come this far by time alone: each step that begins counts one turn, and so does everything
 * that anybody does.
 */
export const nobodyStirred = ({ turn, stage }: Session): boolean => 'step' in stage && turn === stage.step + 1;

/** An open talk gives way, down to half of its time, so that a session whose rounds took longer still ends when it should. */
function minutesOf(session: Session, { step, now }: { step: number; now: Date }): number {
  const current = session.agenda.steps[step];
  if (!current || !('minutes' in current)) return 0;
  if (current.kind !== 'talk') return current.minutes;
  const later = session.agenda.steps.slice(step + 1);
  const needed = later.reduce((sum, next) => sum + minutesFor(next, session.members.length), 0);
  const end = minutesAfter(session.startsAt, session.agenda.minutes - needed);
  const left = (end.getTime() - now.getTime()) / 60_000;
  return Math.min(current.minutes, Math.max(current.minutes / 2, left));
}

function minutesFor(step: Step, people: number): number {
  if (step.kind === 'close') return 0;
  return step.kind === 'round' ? step.minutesPerTurn * people : step.minutes;
}
