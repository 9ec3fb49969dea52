import { hasActed, wayOf, type Session } from '../session';
import { graceMinutes } from './round';
import { stepNumber } from './way';
import { minutesAfter } from '../../common/clock';

/** Whose case it was, and whether they have told it. */

/**
 * Whether a change ends the time of the one whose case it is, and they were there: they said that they are done, or had a turn
 * or raised a hand before. A session gives them the floor by itself, so having had it does not tell that they came; and
 * whoever gives it back has not told it. In writing nobody can know, and the end of it counts.
 */
export function hasToldCase(before: Session, after: Session, now: Date): boolean {
  const { owner } = before;
  if (owner === null || !after.members.includes(owner)) return false;
  // It was let by, and waits on: nobody owns what goes on now, and no turn was counted.
  const isLetBy =
    after.owner === null && after.stage.at !== 'closed' && turnsOf(after, owner) === turnsOf(before, owner);
  if (isLetBy && holderIn(before) === owner) return false;
  const isLast = after.owner !== owner;
  if (before.pace === 'in writing') return isLast;
  if (turnIsOver(before, after, owner) && saidDone(before, after, now)) return true;
  const turns = ownRounds(before);
  const step = stepNumber(before) ?? 0;
  // A turn that nobody took up counts as had: after the first one the ledger does not tell any more who came.
  const decides = turns.length === 0 ? isLast : turns[0] === step && turnIsOver(before, after, owner);
  return decides && hasActed(before.ledger, owner);
}

/** The rounds that are theirs alone, from where they brought it until another is asked for. */
function ownRounds(session: Session): number[] {
  const legs = wayOf(session);
  const asks = legs.flatMap(({ step }, index) => (step.kind === 'choose' && step.of === 'circle' ? [index] : []));
  const here = stepNumber(session) ?? 0;
  const from = asks.findLast((index) => index <= here) ?? 0;
  const to = asks.find((index) => index > here) ?? legs.length;
  return legs.flatMap(({ step }, index) =>
    index > from && index < to && step.kind === 'round' && step.who === 'owner' ? [index] : [],
  );
}

/** The floor went from them for good; neither by a pause nor because they gave it back. */
const turnIsOver = (before: Session, after: Session, owner: string): boolean =>
  holderIn(before) === owner &&
  holderIn(after) !== owner &&
  (turnsOf(after, owner) > turnsOf(before, owner) || stepNumber(after) !== stepNumber(before));

/** Their turn counts, and not because nobody came back since its soft end. */
function saidDone(before: Session, after: Session, now: Date): boolean {
  const { owner, stage } = before;
  if (owner === null || !('floor' in stage) || stage.floor.is !== 'held') return false;
  const isLeft = stage.floor.ended === true && now >= minutesAfter(stage.floor.until, graceMinutes);
  return !isLeft && turnsOf(after, owner) > turnsOf(before, owner);
}

const turnsOf = ({ ledger }: Session, who: string): number => ledger.turns[who] ?? 0;

function holderIn({ stage }: Session): string | null {
  const floor = 'floor' in stage ? stage.floor : stage.at === 'paused' ? stage.interrupted.floor : null;
  return floor?.is === 'held' ? floor.by : null;
}
