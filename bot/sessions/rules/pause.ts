import { minutesAfter } from '../../common/clock';
import { refused, type Refused } from '../../common/refusal';
import { speakersIn, type Change, type Floor, type Interrupted, type Ring, type Session } from '../session';
import type { Stage, StoppedFloor } from '../session';
import { onwards } from './roster';
import { graceMinutes } from './round';
import { closed, freed, stepAlarms, type Rung } from './steps';
import { silenceMinutes } from './listening';
import { legOf, type InRunning, type Running } from './way';

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
  const { stage, endsBy } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at === 'paused') return refused('weArePausing');
  // A session that was opened before frames were counted has none.
  const frameLeftMs = endsBy && msLeft(endsBy, now);
  const paused: Stage = { at: 'paused', step: stage.step, interrupted: interruptedBy(stage, now), frameLeftMs };
  return {
    session: { ...session, ...anew(session), stage: paused, endsBy: null },
    say: [],
    alarms: [{ job: 'session.end-pause', at: minutesAfter(now, pauseMinutes) }],
  };
}

/**
 * Goes on where the pause began, with the time that was left. Whoever has left in it may be the one who was waited for: then
 * the hand that is up is called, or the session goes on.
 */
export function resume(session: Session, { by, turn, now, keeps }: Ask): Change | Refused {
  if (!keeps && !session.members.includes(by)) return refused('notInThisGroup');
  const { stage } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at !== 'paused') return refused('notPausing');
  if (turn !== session.turn) return refused('overtaken');
  const { step, interrupted, frameLeftMs } = stage;
  const floor = goingOn(interrupted.floor, now);
  const again: Running =
    interrupted.is === 'round'
      ? { at: 'round', step, floor }
      : { at: 'timed', step, floor, endsAt: msAfter(now, interrupted.leftMs), instead: interrupted.instead };
  const resumed: InRunning = {
    ...session,
    ...anew(session),
    stage: again,
    endsBy: frameLeftMs === null ? null : msAfter(now, frameLeftMs),
  };
  const stopped: InRunning = { ...resumed, turn: session.turn, sheet: session.sheet };
  const moved = onwards(stopped, now) ?? (handWaits(stopped) ? freed(stopped, now) : null);
  if (moved) return moved;
  return { session: resumed, say: [], alarms: [...stepAlarms(again), ...floorAlarms(again, interrupted.floor, now)] };
}

/** The floor is open, and somebody asked for it who may have it. */
function handWaits(session: InRunning): boolean {
  const speakers = speakersIn(legOf(session), session);
  return session.stage.floor.is === 'open' && session.ledger.hands.some((hand) => speakers.includes(hand));
}

/** Nobody has gone on for very long: the session closes, and nothing is said to be missing. */
export function endPause(session: Session, { turn }: Pick<Rung, 'turn'>): Change | Refused {
  if (turn !== session.turn || session.stage.at !== 'paused') return refused('overtaken');
  return closed(session, 'not resumed');
}

/** A pause, and its end, are shown on a sheet of their own: they must not be missed by whoever reads further down. */
const anew = ({ turn, sheet }: Session): Pick<Session, 'turn' | 'sheet' | 'stirred'> => ({
  turn: turn + 1,
  sheet: sheet + 1,
  stirred: true,
});

const msAfter = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
const msLeft = (until: Date, now: Date): number => Math.max(0, until.getTime() - now.getTime());

function interruptedBy(stage: Running, now: Date): Interrupted {
  const floor = stopped(stage.floor, now);
  return stage.at === 'round'
    ? { is: 'round', floor }
    : { is: 'timed', leftMs: msLeft(stage.endsAt, now), floor, instead: stage.instead };
}

const stopped = (floor: Floor, now: Date): StoppedFloor =>
  floor.is === 'open'
    ? floor
    : { is: 'held', by: floor.by, leftMs: msLeft(floor.until, now), questions: floor.questions };

const goingOn = (floor: StoppedFloor, now: Date): Floor =>
  floor.is === 'open'
    ? floor
    : {
        is: 'held',
        by: floor.by,
        until: msAfter(now, floor.leftMs),
        questions: floor.questions,
        // The soft end had come before the pause: the grace begins anew.
        ...(floor.leftMs > 0 ? {} : { ended: true }),
      };

function floorAlarms({ at }: Running, floor: StoppedFloor, now: Date): Ring[] {
  if (floor.is === 'held') {
    return floor.leftMs > 0
      ? [{ job: 'session.soft-end', at: msAfter(now, floor.leftMs) }]
      : [{ job: 'session.end-turn', at: minutesAfter(now, graceMinutes) }];
  }
  return at === 'round'
    ? [{ job: 'session.tend-floor', asked: floor.asked, at: minutesAfter(now, silenceMinutes) }]
    : [];
}
