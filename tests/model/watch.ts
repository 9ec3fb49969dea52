import { isDeepStrictEqual as same } from 'node:util';
import { isRefused, type Refused } from '../../bot/common/refusal';
import type { Alarm, Rang, Seen } from '../../bot/sessions/rehearsal/table';
import { extraMinutes } from '../../bot/sessions/rules/keepTime';
import { goLetBy } from '../../bot/sessions/rules/goes';
import { isSplitAt } from '../../bot/sessions/rules/parting';
import { freed, frameMinutes, goTo, held, openedFloor, turned } from '../../bot/sessions/rules/steps';
import { isOwners, isRunning, legOf, stepNumber, type InRunning } from '../../bot/sessions/rules/way';
import { speakersIn, type Change, type Session } from '../../bot/sessions/session';
import { shownBy } from './shown';

/** What must hold at every change of a session. It keeps its own count, and takes no rule's word for it. */

export class Broken extends Error {}

export const holds = (claim: boolean, promise: string): void => {
  if (!claim) throw new Broken(promise);
};

export interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly step: number;
  readonly keeps: boolean;
  readonly now: Date;
}
export type Outcome = Change | Refused | null;

/** What somebody asked for, or who left. */
interface Deed {
  readonly kind: string;
  readonly by: string;
  readonly keeps: boolean;
}

const timekeepers = ['extend', 'move on', 'go back', 'end the turn', 'end'];
const holders = ['done', 'pass', 'longer', 'questions'];

export class Watch {
  /** who has had the chance in the round that goes on, by session */
  private readonly had = new Map<string, Set<string>>();
  /** who has been invited in, by session */
  private readonly invited = new Map<string, Set<string>>();
  private readonly deadlines = new Map<string, number>();
  private readonly closings = new Map<string, number>();
  private readonly pausedAt = new Map<string, number>();
  /** when the split ends that a session is at; while it pauses, nothing is known of it */
  private readonly splitEnds = new Map<string, number>();
  private current: Deed | undefined;

  constructor(private readonly pace: 'live' | 'in writing') {}

  /** Applies a rule, and remembers what was asked while its change is looked at. */
  rule(rule: (session: Session, ask: Ask) => Outcome, session: Session, ask: Ask, kind: string): Outcome {
    const outcome = rule(session, ask);
    if (outcome === null) return outcome;
    if (isRefused(outcome)) {
      holds(same(Object.keys(outcome), ['refused']), 'a refusal carries no change');
      return outcome;
    }
    if (timekeepers.includes(kind)) holds(ask.keeps, `only who looks after the time may: ${kind}`);
    else if (kind !== 'pause' && kind !== 'resume')
      holds(session.members.includes(ask.by), `only who sits there may: ${kind}`);
    if (holders.includes(kind)) holds(holderOf(session) === ask.by, `only who has the floor may: ${kind}`);
    if (kind === 'pass') passed(session, outcome, ask);
    if (kind === 'extend') this.grant(session, session.stage.at === 'timed' ? extraMinutes.timed : extraMinutes.round);
    this.does({ kind, by: ask.by, keeps: ask.keeps });
    return outcome;
  }

  /** Of this the next change will be. */
  does(deed: Deed | undefined): void {
    this.current = deed;
  }

  sees({ at, before, session, rang, alarms, say }: Seen): void {
    const deed = rang === null ? this.current : undefined;
    this.current = undefined;
    this.time(at, before, session);
    rings(session, alarms);
    const holder = holderOf(session);
    if (holder !== undefined) {
      holds(session.members.includes(holder), 'whoever has the floor is there');
      holds(speakersIn(legOf(session), session).includes(holder), 'whoever has the floor may speak');
    }
    this.round({ before, session, deed });
    if (deed?.kind === 'leave') this.invited.get(session.id)?.delete(deed.by);
    if (isSameStep(before, session, deed)) floorPasses({ before, session, deed, rang });
    holds(session.turn >= before.turn && session.sheet >= before.sheet, 'turns and sheets only count upwards');
    for (const said of say) if (said.what === 'invitation') this.invites(session, said.to);
    if (session.stage.at === 'closed')
      holds(same(session.ledger, { had: [], hands: [], turns: {}, written: [], invited: [] }), 'nothing is kept');
  }

  /** Whoever leaves and comes back is there as somebody new. */
  private invites({ id, inviteIn }: Session, to: string): void {
    const before = this.invited.get(id) ?? new Set();
    holds(inviteIn.includes(to), 'only who asked for it is invited in');
    holds(!before.has(to), 'nobody is invited in twice');
    this.invited.set(id, before.add(to));
  }

  /**
   * Nobody has a second turn in a round before everybody had the chance. Whoever had the floor has had it, unless they let
   * it go by; whoever leaves and comes back is there as somebody new.
   */
  private round({ before, session, deed }: { before: Session; session: Session; deed: Deed | undefined }): void {
    if (!isRound(session)) {
      this.had.delete(session.id);
      return;
    }
    const had = (isSameStep(before, session, deed) ? this.had.get(session.id) : undefined) ?? new Set<string>();
    this.had.set(session.id, had);
    const [was, is] = [holderOf(before), holderOf(session)];
    if (isSameStep(before, session, deed) && was !== undefined && was !== is && deed?.kind !== 'pass') had.add(was);
    for (const member of had) if (!session.members.includes(member)) had.delete(member);
    if (is !== undefined && is !== was) holds(!had.has(is), 'nobody twice before all had the chance');
    holds(
      session.ledger.had.every((member) => had.has(member)),
      'nobody loses a chance that they have not had',
    );
    holds(new Set(session.ledger.had).size === session.ledger.had.length, 'each is counted once');
  }

  private time(at: Date, before: Session, session: Session): void {
    const { id, parent } = session;
    if (before.stage.at === 'planned')
      this.deadlines.set(
        id,
        parent === null
          ? at.getTime() + (this.pace === 'live' ? session.agenda.minutes : frameMinutes(session)) * 60_000
          : (this.splitEnds.get(parent) ?? at.getTime()),
      );
    if (session.stage.at === 'paused' && before.stage.at !== 'paused') this.pausedAt.set(id, at.getTime());
    if (before.stage.at === 'paused' && session.stage.at !== 'paused')
      this.grant(session, (at.getTime() - (this.pausedAt.get(id) ?? at.getTime())) / 60_000);
    if (session.stage.at === 'closed') this.closings.set(id, at.getTime());
    if (isRunning(session)) {
      // While the circle pauses a smaller group goes on, for as long as it was given by then.
      const ends = parent === null ? undefined : this.splitEnds.get(parent);
      if (ends !== undefined) this.deadlines.set(id, Math.max(ends, this.deadlineOf(id)));
      const latest = ends ?? this.deadlineOf(id);
      holds(at.getTime() <= latest, 'it ends within its frame and what was granted');
    }
    if (session.stage.at === 'timed' && isSplitAt(session)) {
      const endsAt = session.stage.endsAt.getTime();
      holds(endsAt <= this.deadlineOf(id), 'a split ends within the frame');
      this.splitEnds.set(id, endsAt);
    } else this.splitEnds.delete(id);
  }

  private grant({ id }: Session, minutes: number): void {
    const deadline = this.deadlines.get(id);
    if (deadline !== undefined) this.deadlines.set(id, deadline + minutes * 60_000);
  }

  deadline(id: string): number | undefined {
    return this.deadlines.get(id);
  }

  deadlineOf = (id: string): number => this.deadlines.get(id) ?? Infinity;
  closedAt = (id: string): number => this.closings.get(id) ?? Infinity;
}

/** Who has the floor, or will have it again when the pause is over. */
function holderOf({ stage }: Session): string | undefined {
  const floor = stage.at === 'paused' ? stage.interrupted.floor : 'floor' in stage ? stage.floor : undefined;
  return floor?.is === 'held' ? floor.by : undefined;
}

const isRound = ({ stage }: Session): boolean =>
  stage.at === 'round' || (stage.at === 'paused' && stage.interrupted.is === 'round');

const isInstead = ({ stage }: Session): boolean =>
  stage.at === 'paused'
    ? stage.interrupted.is === 'timed' && stage.interrupted.instead === true
    : stage.at === 'timed' && stage.instead === true;

/** Whoever goes back begins a step anew, be it the same one; and so does the case that is next. */
const isSameStep = (before: Session, session: Session, deed: Deed | undefined): boolean =>
  (session.owner === null || session.owner === before.owner) &&
  stepNumber(session) !== undefined &&
  stepNumber(before) === stepNumber(session) &&
  isInstead(before) === isInstead(session) &&
  deed?.kind !== 'go back';

/** The floor leaves nobody unless they let it go, their time is over, or they go; and it comes to nobody while it is held. */
function floorPasses(p: { before: Session; session: Session; deed: Deed | undefined; rang: Rang | null }): void {
  const [was, is] = [holderOf(p.before), holderOf(p.session)];
  if (was === is) return;
  const { deed, rang } = p;
  if (was === undefined) {
    const isOwn = (deed?.kind === 'take' || deed?.kind === 'hand') && deed.by === is;
    holds(isOwn, 'an open floor is taken by oneself');
    return;
  }
  const letGo = ['done', 'pass', 'leave'].includes(deed?.kind ?? '') && deed?.by === was;
  const ended = deed?.kind === 'end the turn' && deed.keeps;
  holds(letGo || ended || rang === 'session.end-turn', 'at most one holder');
  if (is !== undefined) holds(p.before.ledger.hands.includes(is), 'the floor goes on to a hand that is up');
}

/** What goes on is never left without an alarm of its own turn: nothing else would end it but its frame. */
function rings({ stage, turn }: Session, alarms: readonly Alarm[]): void {
  if (stage.at === 'planned' || stage.at === 'closed') return;
  holds(
    alarms.some((alarm) => alarm.turn === turn),
    'what goes on has an alarm of its turn',
  );
}

/**
 * A holder who passes leaves what is stored, set and shown as if they had never taken the floor: as it is where it was open
 * all along, and the next hand is called, or all is silent.
 */
function passed(before: Session, change: Change, { by, now }: Ask): void {
  if (!isRunning(before)) throw new Broken('only a holder’s pass changes anything');
  const never: InRunning = { ...before, stage: { ...before.stage, floor: { is: 'open', asked: false } } };
  const silent = silence(never, change.session, { by, now });
  const { session } = change;
  // That somebody has stirred says nothing of whom.
  const stirred = { stirred: session.stirred };
  const promise = 'a pass cannot be told from silence in what is ';
  holds(same({ ...silent.session, ...stirred }, session), `${promise}stored`);
  holds(same(silent.alarms, change.alarms), `${promise}set`);
  holds(same(silent.say, change.say), `${promise}said`);
  holds(change.told === undefined && silent.told === undefined, 'whoever lets their case by has not told it');
  if (session.stage.at !== 'closed') holds(shownBy(silent.session) === shownBy(session), `${promise}shown`);
}

function silence(never: InRunning, session: Session, { by, now }: Pick<Ask, 'by' | 'now'>): Change {
  if (isOwners(legOf(never)) || stepNumber(session) !== never.stage.step) {
    const speakers = speakersIn(legOf(never), never);
    holds(same(speakers, [by]), 'a pass ends a step only where nobody else may speak');
    return isOwners(legOf(never)) ? goLetBy(never, now) : goTo(never, never.stage.step + 1, now);
  }
  const called = holderOf(session);
  if (called === undefined) {
    // Nobody is called: then no hand is up of anybody who may speak now.
    const next = holderOf(freed(never, now).session);
    holds(next === undefined, 'a hand that is up is called');
    return openedFloor({ ...never, turn: never.turn + 1 }, now);
  }
  holds(called !== by && never.ledger.hands.includes(called), 'after a pass a hand that is up is called');
  return held(turned(never), called, now);
}
