import { minutesWithin } from '../legs';
import type { Agenda, Split } from '../programmes/programme';
import { wayOf, type Session } from '../session';
import { stepNumber } from './way';

/** A split as a session's way has it: what it is, and what becomes of it. */

/** The split that is going on, or that a pause interrupted. */
export function splitAt(session: Session): Split | null {
  const number = stepNumber(session);
  const step = number === undefined ? undefined : wayOf(session)[number]?.step;
  return step?.kind === 'split' ? step : null;
}

export const isSplitAt = (session: Session): boolean => splitAt(session) !== null;

/** What a part does: the steps of the split, as a session of their own. */
export function agendaOfPart(session: Session, split: Split): Agenda {
  const { title, steps } = split;
  const leg = wayOf(session)[stepNumber(session) ?? 0];
  const inWriting = session.pace === 'in writing' ? { hours: Math.max(1, Math.floor((leg?.minutes ?? 60) / 60)) } : {};
  // As short as a session may be; the split it belongs to ends it.
  const minutes = Math.min(180, Math.max(5, Math.ceil(minutesWithin(split, session.members.length))));
  return { title, minutes, steps: [...steps], ...inWriting };
}
