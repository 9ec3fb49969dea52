import type { Change, Session } from '../session';
import { floorFreed } from './round';
import { closed } from './steps';

/**
 * Somebody has left the circle in the middle of a session: nobody waits for them, and if they had the floor, it opens.
 * `session` no longer has them among its members. `null` when nothing is going on.
 */
export function leave(session: Session, { who, now }: { who: string; now: Date }): Change | null {
  const { stage } = session;
  if (stage.at === 'planned' || stage.at === 'closed') return null;
  if (session.members.length === 0) return { ...closed(session, 'ended early'), say: [] };
  const without = { ...session, had: session.had.filter((member) => member !== who) };
  if (stage.at === 'paused' && stage.interrupted.is === 'held' && stage.interrupted.by === who) {
    const interrupted = { is: 'open', asked: false } as const;
    return { session: { ...without, stage: { ...stage, interrupted } }, say: [], alarms: null };
  }
  if (stage.at !== 'round') return { session: without, say: [], alarms: null };
  const holdsFloor = stage.floor.is === 'held' && stage.floor.by === who;
  const everybodyHad = without.members.every((member) => without.had.includes(member));
  if (holdsFloor || (stage.floor.is === 'open' && everybodyHad)) return floorFreed({ ...without, stage }, now);
  return { session: without, say: [], alarms: null };
}
