import type { Change, Session } from '../session';
import { floorFreed } from './round';

/**
 * Somebody has left the circle in the middle of a session: nobody waits for them, and if they had the floor, it opens.
 * `session` no longer has them among its members. `null` when no turn is changed by it.
 */
export function leave(session: Session, { who, now }: { who: string; now: Date }): Change | null {
  if (session.stage.at !== 'round') return null;
  const { floor } = session.stage;
  const everybodyHad = session.members.every((member) => session.had.includes(member));
  const holdsFloor = floor.is === 'held' && floor.by === who;
  if (!holdsFloor && (floor.is === 'held' || !everybodyHad)) return null;
  const freed = floorFreed({ ...session, stage: session.stage, had: session.had.filter((one) => one !== who) }, now);
  return freed.say.length > 0 || !holdsFloor ? freed : { ...freed, say: [{ what: 'floor-freed' }] };
}
