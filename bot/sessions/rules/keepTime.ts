import { minutesAfter } from '../../common/clock';
import { isRefused, refused, type Refused } from '../../common/refusal';
import type { Change, Session, Stage } from '../session';
import { closed, goTo, silenceMinutes } from './steps';

/** What those may do who look after the time in a circle: its facilitators and moderators. */

/** How much time is added: to a talk or a writing, and to a turn or an open floor. */
export const extraMinutes = { timed: 5, round: 2 } as const;

export interface TimeAsk {
  readonly turn: number;
  readonly now: Date;
  readonly keeps: boolean;
}

type Running = Extract<Stage, { at: 'round' | 'timed' }>;

/** Leaves this step, and goes on to the next. */
export function moveOn(session: Session, ask: TimeAsk): Change | Refused {
  const stage = runningStage(session, ask);
  if (isRefused(stage)) return stage;
  // Counted as an act of its own, besides the turn that begins: so it is known that somebody is there.
  return goTo({ ...session, turn: session.turn + 1 }, stage.step + 1, ask.now);
}

/** Gives a step, or the one who has the floor, some more minutes. */
export function extend(session: Session, ask: TimeAsk): Change | Refused {
  const stage = runningStage(session, ask);
  if (isRefused(stage)) return stage;
  const extended = { ...session, turn: session.turn + 1 };
  if (stage.at === 'timed') {
    const endsAt = minutesAfter(stage.endsAt, extraMinutes.timed);
    return {
      session: { ...extended, stage: { ...stage, endsAt } },
      say: [{ what: 'more-time', minutes: extraMinutes.timed }],
      alarms: [{ job: 'session.end-step', at: endsAt }],
    };
  }
  const say = [{ what: 'more-time', minutes: extraMinutes.round }] as const;
  if (stage.floor.is === 'open') {
    const at = minutesAfter(ask.now, extraMinutes.round + silenceMinutes);
    const floor = { is: 'open', asked: false } as const;
    return {
      session: { ...extended, stage: { ...stage, floor } },
      say,
      alarms: [{ job: 'session.tend-floor', asked: false, at }],
    };
  }
  const isOver = stage.floor.until < ask.now;
  const until = minutesAfter(isOver ? ask.now : stage.floor.until, extraMinutes.round);
  return {
    session: { ...extended, stage: { ...stage, floor: { ...stage.floor, until } } },
    say,
    alarms: [{ job: 'session.soft-end', at: until }],
  };
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

function runningStage(session: Session, { turn, keeps }: TimeAsk): Running | Refused {
  const { stage } = session;
  if (!keeps) return refused('onlyTimekeepers');
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (turn !== session.turn) return refused('overtaken');
  if (stage.at === 'paused') return refused('weArePausing');
  return stage;
}
