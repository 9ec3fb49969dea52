import { minutesAfter } from '../../common/clock';
import { minutesFor } from '../legs';
import { wayOf } from '../session';
import type { InRunning } from './way';

/** How long an open floor is listened to, so that what comes after it still has its time. */

/** How long an open floor may be silent before Grove asks once, and again before the round goes on without it. */
export const silenceMinutes = 2;

/** However late it is: whoever would like the floor has this long to take it. */
const leastListeningMinutes = 0.5;

/**
 * When a round has to be over, so that what comes after it still has its time; an open talk can do with half of it. Null
 * without a frame.
 */
function latestEnd(session: InRunning): Date | null {
  if (session.endsBy === null) return null;
  const needed = wayOf(session)
    .slice(session.stage.step + 1)
    .reduce((sum, leg) => sum + minutesFor(leg, session.members.length) * (leg.step.kind === 'talk' ? 0.5 : 1), 0);
  return minutesAfter(session.endsBy, -needed);
}

/** Nobody takes the floor, and there is no more time to wait: what comes next would be lost. */
export const mustGoOn = (session: InRunning, now: Date): boolean => {
  const latest = latestEnd(session);
  return session.stirred && latest !== null && now >= latest;
};

/** How long an open floor is listened to: the silence, or until the round has to be over. */
export function listenUntil(session: InRunning, now: Date): Date {
  const silence = minutesAfter(now, silenceMinutes);
  const latest = latestEnd(session);
  const shortest = minutesAfter(now, leastListeningMinutes);
  if (latest === null || latest >= silence) return silence;
  return latest > shortest ? latest : shortest;
}
