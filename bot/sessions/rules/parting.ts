import type { PlannedSession, Split } from '../programme';
import { wayOf, type Session } from '../session';
import { stepNumber } from './steps';

/** A split as a session's way has it: what it is, and what becomes of it. */

/** The split that is going on, or that a pause interrupted. */
export function splitAt(session: Session): Split | null {
  const number = stepNumber(session);
  const step = number === undefined ? undefined : wayOf(session)[number]?.step;
  return step?.kind === 'split' ? step : null;
}

export const isSplitAt = (session: Session): boolean => splitAt(session) !== null;

/** What a part does: the steps of the split, as a session of their own. */
export const agendaOfPart = ({ title, steps }: Split, minutes: number): PlannedSession => ({
  title,
  // As short as a session may be; the split it belongs to ends it.
  minutes: Math.max(5, Math.ceil(minutes)),
  steps: [...steps],
});
