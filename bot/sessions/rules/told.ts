import { hasActed, wayOf, type Change, type Floor, type Session, type StoppedFloor } from '../session';
import { isOwners, legOf, stepNumber } from './way';

/** Whose case it was, and whether they have told it. */

/**
 * The change by which a leg is left, or the session, says whose case has been told: their turn is over and they were there, or
 * the case is over and had no turn of theirs. In writing nobody can know, and the end of it counts. Whoever gives the floor
 * back has not told it, and has it no more when their leg is left.
 */
export const withTold = (left: Session, change: Change): Change =>
  left.owner !== null && hasTold(left, { owner: left.owner, isOver: change.session.owner !== left.owner })
    ? { ...change, told: left.owner }
    : change;

function hasTold(left: Session, { owner, isOver }: { owner: string; isOver: boolean }): boolean {
  if (stepNumber(left) === undefined || !left.members.includes(owner)) return false;
  if (left.pace === 'in writing') return isOver;
  const hasCome = hasActed(left.ledger, owner);
  const floor = floorOf(left);
  const leg = legOf(left);
  if (leg.owner === 'chosen' && isOwners(leg) && floor?.is === 'held')
    return floor.by === owner && (hasCome || floor.questions === true);
  return isOver && hasCome && !hasOwnTurn(left);
}

/** Somewhere they speak alone, from where they brought it until another case is asked for. */
function hasOwnTurn(session: Session): boolean {
  const legs = wayOf(session);
  const asks = legs.flatMap(({ step }, index) => (step.kind === 'choose' && step.of === 'circle' ? [index] : []));
  const here = stepNumber(session) ?? 0;
  const from = asks.findLast((index) => index <= here) ?? 0;
  const to = asks.find((index) => index > here) ?? legs.length;
  return legs.slice(from, to).some(isOwners);
}

const floorOf = ({ stage }: Session): Floor | StoppedFloor | null =>
  'floor' in stage ? stage.floor : stage.at === 'paused' ? stage.interrupted.floor : null;
