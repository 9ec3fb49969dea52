import { legsOf, type Leg, type Pace } from './legs';
import type { Agenda } from './programmes/programme';

/** A session as the rules see it: plain data, no rows. */
export interface Session {
  readonly id: string;
  readonly members: readonly string[];
  readonly startsAt: Date;
  readonly agenda: Agenda;
  readonly pace: Pace;
  /** Counts turns. Whoever asks for a change says which turn they saw. */
  readonly turn: number;
  /** Counts the messages its board has been: one for each step, and one for each turn in it. */
  readonly sheet: number;
  readonly stage: Stage;
  /** When it ends at the latest: its frame, and what was granted besides. Null before, after, and while it pauses. */
  readonly endsBy: Date | null;
  /** Who sat there when it opened, in the order in which rotations go. */
  readonly seats: readonly string[];
  /** Somebody has done something since it opened: it does not talk to itself. */
  readonly stirred: boolean;
  /** Who brings the case, once that is known. */
  readonly owner: string | null;
  readonly ledger: Ledger;
  /** How its turns were shared among all, in words; known at the close, and nothing else is kept. */
  readonly shared: Shared | null;
  /** Those who would like to bring a case, in the order in which they are asked. */
  readonly cases: readonly string[];
  /** Those who like more time to think: their turns are longer, and nothing shows it. */
  readonly unhurried: readonly string[];
  /** Those who asked to be invited in when the floor is quiet; told privately, at most once a session. */
  readonly inviteIn: readonly string[];
  /** Those who pause until some day: nobody waits for them. They may come all the same. */
  readonly away?: readonly string[];
  /** Those who said that they rest this week: a go in a rotation is not theirs, unless they have come all the same. */
  readonly resting?: readonly string[];
  /** The session it is a part of: it is held in a smaller group, until the others are met again. */
  readonly parent: string | null;
}

/**
 * What is remembered while a session runs, and forgotten at its close. Of a chance there is only that it was used: one who
 * passed, one who would rather come later and one who has not answered are the same here, and nothing tells them apart.
 */
export interface Ledger {
  /** who has had a turn in this round */
  readonly had: readonly string[];
  /** hands that are up, in the order in which they were raised */
  readonly hands: readonly string[];
  /** how many turns somebody had in this session; who had none is in it only if they brought the case */
  readonly turns: Readonly<Record<string, number>>;
  /** who has written for the present reveal, or did for the last one */
  readonly written: readonly string[];
  /** who has been invited in, once */
  readonly invited: readonly string[];
  /** the smaller groups there have been, by the step of their split */
  readonly parts?: readonly PartToday[] | undefined;
}

export interface PartToday {
  readonly step: number;
  readonly people: readonly string[];
}

export const emptyLedger: Ledger = { had: [], hands: [], turns: {}, written: [], invited: [] };

export const sharings = ['well shared', 'a few carried it', 'too little to say'] as const;
export type Shared = (typeof sharings)[number];

export type Stage =
  | { readonly at: 'planned' }
  | { readonly at: 'round'; readonly step: number; readonly floor: Floor }
  /** over when its time is; in a talk the floor may be held. `instead`: nobody brought a case, and this is what is done */
  | {
      readonly at: 'timed';
      readonly step: number;
      readonly endsAt: Date;
      readonly floor: Floor;
      readonly instead?: boolean | undefined;
    }
  | {
      readonly at: 'paused';
      readonly step: number;
      readonly interrupted: Interrupted;
      readonly frameLeftMs: number | null;
    }
  | { readonly at: 'closed'; readonly how: Ending };

/** The floor is open (and once, after a silence, Grove has asked), or somebody holds it. */
export type Floor = { readonly is: 'open'; readonly asked: boolean } | Held;

export interface Held {
  readonly is: 'held';
  readonly by: string;
  /** its soft end */
  readonly until: Date;
  /** the soft end has come: they finish in peace */
  readonly ended?: boolean | undefined;
  /** they have said that questions are welcome while they speak */
  readonly questions?: boolean | undefined;
}

/** What a pause interrupted, and how much time was left. No instant: nothing tells when somebody needed the pause. */
export type Interrupted =
  | { readonly is: 'round'; readonly floor: StoppedFloor }
  | {
      readonly is: 'timed';
      readonly leftMs: number;
      readonly floor: StoppedFloor;
      readonly instead?: boolean | undefined;
    };

export type StoppedFloor =
  | { readonly is: 'open'; readonly asked: boolean }
  | { readonly is: 'held'; readonly by: string; readonly leftMs: number; readonly questions?: boolean | undefined };

export const endings = [
  'finished',
  'ended early',
  'not resumed',
  'nobody came',
  'resting',
  'missed',
  'broken off',
  'overlapped',
] as const;
export type Ending = (typeof endings)[number];

/** What somebody may say about coming. Whoever says nothing is expected like everybody else. */
export const rsvpAnswers = ['coming', 'late', 'not this week'] as const;
export type RsvpAnswer = (typeof rsvpAnswers)[number];

/** What a rule answers: the session as it is now, what is said about it, and which alarms are set instead of the old ones. */
export interface Change {
  readonly session: Session;
  readonly say: readonly Said[];
  /** null: those that are set stay */
  readonly alarms: readonly Ring[] | null;
  /** The board need not change for it now: it rides on the next change. */
  readonly unseen?: true;
  /** Whose case has been told by now: their line has waited for it, and waits no longer. */
  readonly told?: string | undefined;
}

/** What is said apart from the board, each once. The board itself shows the rest. */
export type Said =
  | { readonly what: 'opening' }
  /** all that was written for a reveal appears together */
  | { readonly what: 'revealed'; readonly step: number }
  /** what the owner marked, of what was written or of the options */
  | { readonly what: 'chosen'; readonly step: number; readonly by: string; readonly options: readonly string[] }
  /** to one person, privately, who asked for it */
  | { readonly what: 'invitation'; readonly to: string }
  /** how the session ended says which */
  | { readonly what: 'goodbye' };

/** An alarm of the turn that has just begun; `asked` says what it will have seen of the open floor. */
export type Ring =
  | {
      readonly job: 'session.soft-end' | 'session.end-turn' | 'session.end-step' | 'session.end-pause';
      readonly at: Date;
    }
  | { readonly job: 'session.tend-floor'; readonly at: Date; readonly asked: boolean };

/** The way through this session, laid out for those who were there when it opened. */
export const wayOf = ({ agenda, pace, seats, members }: Session): readonly Leg[] =>
  legsOf(agenda.steps, {
    people: seats.length > 0 ? seats.length : members.length,
    pace,
    ...(agenda.hours === undefined ? {} : { hours: agenda.hours }),
  });

/** Whose go a leg is; null when it is nobody's, or when they are not here. */
export function ownerOf({ owner }: Leg, session: Session): string | null {
  const who = owner === 'chosen' ? session.owner : owner === null ? null : (session.seats[owner] ?? null);
  if (who === null || !session.members.includes(who)) return null;
  return owner !== 'chosen' && session.resting?.includes(who) && !isSeen(session, who) ? null : who;
}

/** Who may take a turn, or write, in this leg. */
export function speakersIn(leg: Leg, session: Session): readonly string[] {
  const who = 'who' in leg.step ? leg.step.who : undefined;
  const owner = ownerOf(leg, session);
  if (who === 'owner') return owner === null ? [] : [owner];
  const listens = who === 'others' || ('silent' in leg.step && leg.step.silent !== undefined);
  return listens ? session.members.filter((member) => member !== owner) : session.members;
}

/** Somebody pauses these weeks, and has not come all the same. */
export const isAway = (session: Session, who: string): boolean =>
  (session.away ?? []).includes(who) && !isSeen(session, who);

/** Somebody has the floor, or has done something in this session that is remembered. */
function isSeen({ ledger, stage }: Session, who: string): boolean {
  return ('floor' in stage && stage.floor.is === 'held' && stage.floor.by === who) || hasActed(ledger, who);
}

export const hasActed = ({ turns, hands, written }: Ledger, who: string): boolean =>
  who in turns || hands.includes(who) || written.includes(who);

/** Of those who may speak or write in this leg, whom the others wait for. */
export const awaitedIn = (leg: Leg, session: Session): readonly string[] =>
  speakersIn(leg, session).filter((member) => !isAway(session, member));
