import { minutesWithin } from '../legs';
import type { Agenda, Split } from '../programmes/programme';
import { wayOf, type Change, type Session } from '../session';
import { stepAlarms } from './steps';
import { stepNumber } from './way';

/** A split as a session's way has it: what it is, and what becomes of it. */

/** The split that is going on, or that a pause interrupted. */
export function splitAt(session: Session): Split | null {
  const number = stepNumber(session);
  const step = number === undefined ? undefined : wayOf(session)[number]?.step;
  return step?.kind === 'split' ? step : null;
}

/** How many sit in each of its groups. */
export function sizesAt(session: Session): number[] {
  const number = stepNumber(session);
  return (session.ledger.parts ?? []).flatMap(({ step, people }) => (step === number ? [people.length] : []));
}

export const isSplitAt = (session: Session): boolean => splitAt(session) !== null;

/**
 * A part lasts as long as the split that it belongs to. `moreMs`: what was granted to the split is granted to what its parts
 * are at. Null when nothing is to change.
 */
export function prolonged(part: Session, p: { endsAt: Date; moreMs: number; now: Date }): Change | null {
  const { endsAt, moreMs, now } = p;
  const { stage } = part;
  if (stage.at === 'planned' || stage.at === 'closed') return null;
  if (stage.at === 'paused') {
    const frameLeftMs = endsAt.getTime() - now.getTime();
    return { session: { ...part, stage: { ...stage, frameLeftMs } }, say: [], alarms: null, unseen: true };
  }
  const longer = { ...part, endsBy: endsAt };
  if (stage.at === 'round' || moreMs === 0) {
    const isSame = part.endsBy?.getTime() === endsAt.getTime();
    return isSame ? null : { session: longer, say: [], alarms: null, unseen: true };
  }
  const later = { ...stage, endsAt: new Date(Math.min(stage.endsAt.getTime() + moreMs, endsAt.getTime())) };
  const turnEnds = later.floor.is === 'held' ? [{ job: 'session.soft-end' as const, at: later.floor.until }] : [];
  return { session: { ...longer, stage: later }, say: [], alarms: [...stepAlarms(later), ...turnEnds] };
}

/** What was granted to a split that goes on; a pause grants its parts nothing, for they went on. */
export const grantedMs = (before: Session, after: Session): number =>
  before.stage.at === 'timed' && after.stage.at === 'timed'
    ? after.stage.endsAt.getTime() - before.stage.endsAt.getTime()
    : 0;

/** What a part does: the steps of the split, as a session of their own. */
export function agendaOfPart(session: Session, split: Split): Agenda {
  const { title, prompt, steps } = split;
  const leg = wayOf(session)[stepNumber(session) ?? 0];
  const inWriting = session.pace === 'in writing' ? { hours: Math.max(1, Math.floor((leg?.minutes ?? 60) / 60)) } : {};
  // As short as a session may be; the split it belongs to ends it.
  const minutes = Math.min(180, Math.max(5, Math.ceil(minutesWithin(split, session.members.length))));
  return { title, minutes, question: prompt, steps: [...steps], ...inWriting };
}
