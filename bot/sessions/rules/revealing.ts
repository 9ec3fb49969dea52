import { wayOf, type Change, type Session } from '../session';
import { stepNumber } from './way';

/** What is written for a reveal appears together, when it is left. */

/** However a reveal is left: what was written for it was promised to all, and appears. */
export function withRevealed(left: Session, change: Change): Change {
  const number = stepNumber(left);
  const isReveal = number !== undefined && wayOf(left)[number]?.step.kind === 'reveal';
  return isReveal && left.ledger.written.length > 0 ? sayingRevealed(change, number) : change;
}

export const sayingRevealed = (change: Change, step: number): Change => ({
  ...change,
  say: [{ what: 'revealed', step }, ...change.say.filter(({ what }) => what !== 'revealed')],
});
