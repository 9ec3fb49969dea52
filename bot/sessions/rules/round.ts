import { minutesAfter } from '../../common/clock';
import { isRefused, refused, type Refused } from '../../common/refusal';
import { awaitedIn, hasActed, speakersIn, wayOf, type Change, type Held, type Session } from '../session';
import { goLetBy } from './goes';
import { hadChance, handDown, handUp, spoke } from './hands';
import { closed, freed, goTo, held, stepAlarms, turned, wasAway, type Rung } from './steps';
import { listenUntil, mustGoOn } from './listening';
import { canBeLived, hasFloor, isOwners, isRunning, legOf, type InRunning } from './way';

/**
 * The floor, by self-choice with memory: whoever wishes takes it; in a round nobody twice before everybody had the chance.
 * It is a chance and not a duty: who passes keeps the chance until the round ends, and nothing notes it.
 */

/** How long a holder may go on after the soft end before the floor opens again: they may have had to leave. */
export const graceMinutes = 2;

/** How much more a holder may give their own turn at a time. */
export const ownExtraMinutes = 1;

interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly now: Date;
}

/** Takes the floor. */
export function take(session: Session, { by, turn, now }: Ask): Change | Refused {
  const open = atFloor(session, by);
  if (isRefused(open)) return open;
  const { floor } = open.stage;
  if (floor.is === 'held') return refused(floor.by === by ? 'floorIsYours' : 'floorTaken');
  const no = mayNotSpeak(open, by);
  if (no) return no;
  if (turn !== session.turn) return refused('overtaken');
  return held(turned(open), by, now);
}

/**
 * Raises a hand while somebody else has the floor. Heard whichever turn it saw: it asks for a later one. Raised again it
 * stays where it is; a floor that has just opened is taken, and not by a press from long before, for that meant another.
 */
export function raise(session: Session, { by, turn, now }: Ask): Change | Refused {
  const open = atFloor(session, by);
  if (isRefused(open)) return open;
  if (open.stage.floor.is === 'held' && open.stage.floor.by === by) return refused('floorIsYours');
  const no = mayNotSpeak(open, by);
  if (no) return no;
  if (open.stage.floor.is === 'open')
    return session.turn - turn > 1 ? refused('overtaken') : held(turned(open), by, now);
  return { session: { ...open, ledger: handUp(session.ledger, by) }, say: [], alarms: null, unseen: true };
}

/** Takes a hand down again; one that is not up stays down. */
export function lower(session: Session, { by }: Pick<Ask, 'by'>): Change | Refused {
  const open = atFloor(session, by);
  if (isRefused(open)) return open;
  return { session: { ...open, ledger: handDown(session.ledger, by) }, say: [], alarms: null, unseen: true };
}

/** The holder has said what they wanted to say. After the last one the session goes on to its next step. */
export function done(session: Session, { by, turn, now }: Ask): Change | Refused {
  const holding = heldBy(session, { by, turn });
  if (isRefused(holding)) return holding;
  return freed({ ...holding, ledger: spoke(session.ledger, by) }, now);
}

/**
 * Lets the floor go by. Only the holder's pass changes anything, and it leaves them among those who still have the chance;
 * for everybody else passing is not acting, so there is nothing to change: `null`. Where only an owner speaks it goes on.
 * `there`: who is known to be there, or has said that they come.
 */
export function pass(
  session: Session,
  { by, turn, now, there = [] }: Ask & { there?: readonly string[] },
): Change | Refused | null {
  const open = atFloor(session, by);
  if (isRefused(open)) return open;
  if (open.stage.floor.is !== 'held' || open.stage.floor.by !== by) return null;
  if (turn !== session.turn) return refused('overtaken');
  return isOwners(legOf(open)) ? goLetBy(open, now, there) : freed(open, now);
}

/** The holder takes a little longer, as often as they need, within the frame. It is the same turn, and shows only after its soft end. */
export function longer(session: Session, { by, turn, now }: Ask): Change | Refused {
  const holding = heldBy(session, { by, turn });
  if (isRefused(holding)) return holding;
  const { floor } = holding.stage;
  const from = floor.until < now ? now : floor.until;
  const later = minutesAfter(from, ownExtraMinutes);
  const until = session.endsBy !== null && later > session.endsBy ? session.endsBy : later;
  const change = withTurn(holding, { ...floor, until, ended: undefined });
  return floor.ended ? change : { ...change, unseen: true };
}

/** The holder invites questions while they speak. */
export function welcomeQuestions(session: Session, ask: Omit<Ask, 'now'>): Change | Refused {
  const holding = heldBy(session, ask);
  if (isRefused(holding)) return holding;
  const floor: Held = { ...holding.stage.floor, questions: true };
  return { session: { ...holding, stage: { ...holding.stage, floor } }, say: [], alarms: null };
}

/** A soft end: the turn's minutes are over, and the holder finishes in peace. One from before they took longer rings for nothing. */
export function softEnd(session: Session, { turn, due, now }: Rung): Change | Refused {
  if (turn !== session.turn || !isHeld(session)) return refused('overtaken');
  if (due < session.stage.floor.until) return refused('overtaken');
  if (wasAway(session, { due, now })) return closed(session, 'broken off');
  const { stage } = session;
  return {
    session: { ...session, stage: { ...stage, floor: { ...stage.floor, ended: true } } },
    say: [],
    alarms: [...stepAlarms(stage), { job: 'session.end-turn', at: minutesAfter(now, graceMinutes) }],
  };
}

/**
 * The holder has not come back since the soft end: their turn counts as had, and the floor opens. A go that began without a
 * press, of somebody who has done nothing here, is let by. `there`: who is known to be there besides, whatever they pressed;
 * `coming`: who has said that they come. That lets their go go on, and does not tell that they had their turn.
 */
export function endTurn(
  session: Session,
  { turn, due, now, there = [], coming = [] }: Rung & { there?: readonly string[]; coming?: readonly string[] },
): Change | Refused {
  if (turn !== session.turn || !isHeld(session)) return refused('overtaken');
  const { by, until, questions } = session.stage.floor;
  if (due < minutesAfter(until, graceMinutes)) return refused('overtaken');
  if (wasAway(session, { due, now })) return closed(session, 'broken off');
  const isThere = hasActed(session.ledger, by) || questions === true || there.includes(by);
  const maySpeakUnseen = isOwners(legOf(session)) && !isThere;
  if (maySpeakUnseen && !coming.includes(by)) return goLetBy(session, now, [...there, ...coming]);
  const ledger = maySpeakUnseen ? hadChance(session.ledger, by) : spoke(session.ledger, by);
  return freed({ ...session, ledger }, now);
}

/**
 * Nobody takes the open floor: ask once, and after another silence go on. Silence is an answer too. When nobody has stirred
 * since the session began it closes instead of talking to itself: at once, or after a second silent round if somebody had said
 * that they come (`expected`), for what people type is not heard. Not while somebody is `awaited`: they said that they would be
 * late, or are known to be there.
 */
export function tendFloor(
  session: Session,
  {
    turn,
    asked,
    awaited = false,
    due,
    now,
    expected = false,
  }: Rung & {
    asked: boolean;
    awaited?: boolean;
    expected?: boolean;
  },
): Change | Refused {
  const { stage } = session;
  if (turn !== session.turn || stage.at !== 'round' || stage.floor.is !== 'open') return refused('overtaken');
  if (stage.floor.asked !== asked) return refused('overtaken');
  if (wasAway(session, { due, now })) return closed(session, 'broken off');
  const running: InRunning = { ...session, stage };
  if (asked && !session.stirred && !awaited && (!expected || hadRound(running))) return closed(session, 'nobody came');
  if (asked || mustGoOn(running, now))
    return isOwners(legOf(running)) ? goLetBy(running, now) : goTo(session, stage.step + 1, now);
  const invited = toInvite(session);
  const ledger = { ...session.ledger, invited: [...session.ledger.invited, ...invited] };
  return {
    session: { ...session, ledger, stage: { ...stage, floor: { is: 'open', asked: true } } },
    say: invited.map((to) => ({ what: 'invitation', to })),
    alarms: [{ job: 'session.tend-floor', asked: true, at: listenUntil(running, now) }],
  };
}

/** There was a round before this one; while nobody stirs it was silent. */
const hadRound = (session: InRunning): boolean =>
  wayOf(session)
    .slice(0, session.stage.step)
    .some((leg) => leg.minutes === null && canBeLived(leg, session));

/** Who asked to be invited in, still has the chance, and has not been invited today. Smaller groups invite nobody. */
function toInvite(session: Session): string[] {
  if (session.parent !== null) return [];
  const { had, invited } = session.ledger;
  return awaitedIn(legOf(session), session).filter(
    (member) => session.inviteIn.includes(member) && !had.includes(member) && !invited.includes(member),
  );
}

export type Holding = InRunning & { readonly stage: { readonly floor: Held } };

export const isHeld = (session: Session): session is Holding => isRunning(session) && session.stage.floor.is === 'held';

/** The same turn, with another soft end. */
export function withTurn(session: Holding, floor: Held): Change {
  const stage = { ...session.stage, floor };
  return {
    session: { ...session, stage },
    say: [],
    alarms: [...stepAlarms(stage), { job: 'session.soft-end', at: floor.until }],
  };
}

function mayNotSpeak(session: InRunning, by: string): Refused | null {
  if (!speakersIn(legOf(session), session).includes(by)) return refused('youListen');
  return session.stage.at === 'round' && session.ledger.had.includes(by) ? refused('hadTurn') : null;
}

function atFloor(session: Session, by: string): InRunning | Refused {
  if (!session.members.includes(by)) return refused('notInThisGroup');
  const { stage } = session;
  if (stage.at === 'planned') return refused('notYetOpen');
  if (stage.at === 'closed') return refused('sessionOver');
  if (stage.at === 'paused') return refused('weArePausing');
  return isRunning(session) && hasFloor(legOf(session), session) ? { ...session, stirred: true } : refused('overtaken');
}

function heldBy(session: Session, { by, turn }: Omit<Ask, 'now'>): Holding | Refused {
  const open = atFloor(session, by);
  if (isRefused(open)) return open;
  if (!isHeld(open) || open.stage.floor.by !== by) {
    return refused(session.ledger.had.includes(by) ? 'alreadyDone' : 'notHolder');
  }
  return turn === session.turn ? open : refused('overtaken');
}
