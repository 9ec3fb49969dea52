import { minutesAfter } from '../../common/clock';
import { refused, type Refused } from '../../common/refusal';
import type { Change, Interrupted, Ring, Session, Stage } from '../session';
import { graceMinutes } from './round';
import { closed, silenceMinutes, type Rung } from './steps';

/** Everybody who sits there may stop the time, and start it again. Nothing tells who did. */

/** A pause that has lasted this long will not end by itself: people have gone. */
export const pauseMinutes = 60;

interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly now: Date;
  /** looks after the time in this circle */
  readonly keeps: boolean;
}

/**
 * Stops the time. It is heard whichever turn it saw: whoever needs a pause must not have to press twice, and pausing what
 * pauses changes nothing.
 */
export function pause(session: Session, { by, keeps, now }: Omit<Ask, 'turn'>): Change | Refused {
  if (!keeps && !session.members.includes(by)) return refused('notInThisGroup');
  const { stage } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at === 'paused') return refused('weArePausing');
  const paused: Stage = { at: 'paused', step: stage.step, interrupted: interruptedBy(stage, now) };
  return {
    session: { ...session, turn: session.turn + 1, stage: paused },
    say: [{ what: 'paused' }],
    alarms: [{ job: 'session.end-pause', at: minutesAfter(now, pauseMinutes) }],
  };
}

/** Goes on where the pause began, with the time that was left. */
export function resume(session: Session, { by, turn, now, keeps }: Ask): Change | Refused {
  if (!keeps && !session.members.includes(by)) return refused('notInThisGroup');
  const { stage } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at !== 'paused') return refused('notPausing');
  if (turn !== session.turn) return refused('overtaken');
  const { step, interrupted } = stage;
  const running = { ...session, turn: session.turn + 1 };
  switch (interrupted.is) {
    case 'open': {
      const { asked } = interrupted;
      return {
        session: { ...running, stage: { at: 'round', step, floor: { is: 'open', asked } } },
        say: [{ what: 'resumed' }],
        alarms: [{ job: 'session.tend-floor', asked, at: minutesAfter(now, silenceMinutes) }],
      };
    }
    case 'held': {
      const { by: holder, leftMs } = interrupted;
      const until = new Date(now.getTime() + leftMs);
      const ring: Ring =
        leftMs > 0
          ? { job: 'session.soft-end', at: until }
          : { job: 'session.end-turn', at: minutesAfter(now, graceMinutes) };
      return {
        session: { ...running, stage: { at: 'round', step, floor: { is: 'held', by: holder, until } } },
        say: [{ what: 'resumed', holder }],
        alarms: [ring],
      };
    }
    case 'timed': {
      const endsAt = new Date(now.getTime() + interrupted.leftMs);
      return {
        session: { ...running, stage: { at: 'timed', step, endsAt } },
        say: [{ what: 'resumed' }],
        alarms: [{ job: 'session.end-step', at: endsAt }],
      };
    }
  }
}

/** Nobody has gone on for very long: the session closes, and nothing is said to be missing. */
export function endPause(session: Session, { turn }: Pick<Rung, 'turn'>): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'paused') return refused('overtaken');
  return closed(session, 'not resumed');
}

function interruptedBy(stage: Extract<Stage, { at: 'round' | 'timed' }>, now: Date): Interrupted {
  const left = (until: Date): number => Math.max(0, until.getTime() - now.getTime());
  if (stage.at === 'timed') return { is: 'timed', leftMs: left(stage.endsAt) };
  const { floor } = stage;
  return floor.is === 'open' ? floor : { is: 'held', by: floor.by, leftMs: left(floor.until) };
}
