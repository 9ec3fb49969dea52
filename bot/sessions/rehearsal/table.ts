import { isRefused, type Refused } from '../../common/refusal';
import type { Pace } from '../legs';
import type { Agenda } from '../programmes/programme';
import { agendaOfPart, grantedMs, prolonged, splitAt } from '../rules/parting';
import { endPause } from '../rules/pause';
import { endTurn, softEnd, tendFloor } from '../rules/round';
import { knownAfter, knowsNothing, smallerGroups, type Known } from '../rules/split';
import { closed, endFrame, endStep, finishLeg, open } from '../rules/steps';
import { isRunning, stepNumber } from '../rules/way';
import { emptyLedger, type Change, type Ring, type Said, type Session } from '../session';

/**
 * A session held at a table without Discord or a database: the same rules, alarms that ring as soon as time has come to
 * them, and the smaller groups of a split beside it. For rehearsals, and for playing what people might do at random.
 */
export class Table {
  private readonly held = new Map<string, { session: Session; alarms: readonly Alarm[] }>();
  /** what rings at this moment, until it has changed something */
  private rang: Rang | null = null;
  private made = 0;
  /** of smaller groups, each by its id: 1 for the first of its split */
  private readonly numbers = new Map<string, number>();

  constructor(
    public now: Date,
    /** what happened, as soon as it has */
    private readonly watch: (seen: Seen) => void = () => undefined,
    /** of the sessions before: who has sat with whom in smaller groups; of those after it, the sizes of theirs */
    private circle: { readonly known: Known; readonly later: readonly number[] } = { known: knowsNothing, later: [] },
  ) {}

  /** Who has sat with whom by now. */
  get known(): Known {
    return this.circle.known;
  }

  /** Seats people for a session and opens it. Its id. */
  begin(agenda: Agenda, p: Seated & { pace?: Pace; cases?: readonly string[] }): string {
    const session = { ...this.planned(agenda, p), cases: p.cases ?? [] };
    this.held.set(session.id, { session, alarms: [] });
    this.act(session.id, (planned) => open(planned, { now: this.now, allRest: false }));
    return session.id;
  }

  session(id: string): Session {
    const found = this.held.get(id);
    if (!found) throw new RangeError(`there is no session ${id}`);
    return found.session;
  }

  get sessions(): Session[] {
    return [...this.held.values()].map(({ session }) => session);
  }

  /** What somebody does. The refusal, when it is one; what changes nothing is null. */
  act(id: string, rule: (session: Session, now: Date) => Change | Refused | null): Refused | null {
    const before = this.session(id);
    const outcome = rule(before, this.now);
    if (outcome === null || isRefused(outcome)) return outcome;
    this.save(before, outcome);
    return null;
  }

  /** Somebody is there from now on, or no longer. */
  seat(id: string, members: readonly string[]): void {
    const found = this.held.get(id);
    if (found) this.held.set(id, { ...found, session: { ...found.session, members } });
  }

  /** Time goes by, ringing whatever falls due, in order. */
  passTo(instant: Date): void {
    for (let next = this.nextRing(); next && next.at <= instant; next = this.nextRing()) {
      if (next.at > this.now) this.now = next.at;
      next.ring();
    }
    if (instant > this.now) this.now = instant;
  }

  /** When something rings by itself; null when nothing will any more. */
  nextAt(): Date | null {
    return this.nextRing()?.at ?? null;
  }

  private nextRing(): { at: Date; ring: () => void } | null {
    const due: { at: Date; ring: () => void }[] = [];
    for (const [id, { session, alarms }] of this.held) {
      for (const alarm of alarms) due.push({ at: alarm.at, ring: () => this.ring(id, alarm) });
      const frame = session.endsBy;
      if (frame) due.push({ at: frame, ring: () => this.ringFrame(id, frame) });
    }
    return due.sort((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null;
  }

  private ring(id: string, alarm: Alarm): void {
    const found = this.held.get(id);
    if (!found) return;
    this.held.set(id, { ...found, alarms: found.alarms.filter((other) => other !== alarm) });
    this.ringAgain(id, alarm);
  }

  /** An alarm rings, perhaps too late or twice: it carries the turn that it was set in. The refusal, when it is one. */
  ringAgain(id: string, alarm: Alarm): Refused | null {
    const rung = { turn: alarm.turn, due: alarm.at, now: this.now };
    return this.ringing(alarm.job, id, (session) =>
      alarm.job === 'session.tend-floor'
        ? tendFloor(session, { ...rung, asked: alarm.asked })
        : rings[alarm.job](session, rung),
    );
  }

  private ringFrame(id: string, due: Date): void {
    const refused = this.ringing('session.end-frame', id, (session) => endFrame(session, { due, now: this.now }));
    if (refused) throw new Error(`the frame of session ${id} rang and was refused: ${refused.refused}`);
  }

  private ringing(job: Rang, id: string, rule: (session: Session) => Change | Refused): Refused | null {
    this.rang = job;
    const refused = this.act(id, rule);
    this.rang = null;
    return refused;
  }

  private save(before: Session, change: Change, byCircle = false): void {
    const { session, say, alarms } = change;
    const { turn } = session;
    const set = alarms?.map((alarm) => ({ ...alarm, turn })) ?? this.held.get(session.id)?.alarms ?? [];
    this.held.set(session.id, { session, alarms: set });
    const { rang } = this;
    this.rang = null;
    this.watch({ at: this.now, before, session, part: this.numbers.get(session.id) ?? null, say, alarms: set, rang });
    const [was, is] = [splitAt(before), splitAt(session)];
    if (was && is && stepNumber(before) === stepNumber(session)) this.followParts(before, session);
    else {
      if (was) this.closeParts(before.id);
      if (is) this.makeParts(session);
    }
    if (session.stage.at === 'closed' && session.parent !== null && !byCircle) this.partClosed(session.parent);
  }

  private makeParts(session: Session): void {
    const split = splitAt(session);
    if (!split || session.stage.at !== 'timed') return;
    const agenda = agendaOfPart(session, split);
    const { pace } = session;
    const { endsAt } = session.stage;
    const { known, later } = this.circle;
    const { parts, sat, today } = smallerGroups(session, split, { known, later, answers: new Map(), seed: 1 });
    this.circle = { known: knownAfter(known, sat), later };
    const alarms = this.held.get(session.id)?.alarms ?? [];
    this.held.set(session.id, { session: { ...session, ledger: { ...session.ledger, parts: today } }, alarms });
    const { unhurried, inviteIn, away = [] } = session;
    const made = parts.map((people, index) => {
      const part = { ...this.planned(agenda, { people, pace, unhurried, inviteIn, away }), parent: session.id };
      this.held.set(part.id, { session: part, alarms: [] });
      this.numbers.set(part.id, index + 1);
      return part;
    });
    // One may have nobody to live it, and close at once; the circle is back only when all are.
    for (const { id } of made) this.act(id, (it) => open(it, { now: this.now, allRest: false, endsBy: endsAt }));
  }

  private partsOf(parent: string): Session[] {
    return this.sessions.filter((session) => session.parent === parent && session.stage.at !== 'closed');
  }

  private followParts(before: Session, session: Session): void {
    if (session.stage.at !== 'timed') return;
    const { endsAt } = session.stage;
    const parts = this.partsOf(session.id);
    for (const part of parts)
      this.act(part.id, (now, at) => prolonged(now, { endsAt, moreMs: grantedMs(before, session), now: at }));
    if (parts.length === 0 && isRunning(session)) this.act(session.id, () => finishLeg(session, this.now));
  }

  private closeParts(parent: string): void {
    for (const part of this.partsOf(parent)) this.save(part, closed(part, 'finished'), true);
  }

  private partClosed(parent: string): void {
    const session = this.session(parent);
    if (this.partsOf(parent).length > 0 || !isRunning(session) || !splitAt(session)) return;
    this.act(parent, () => finishLeg(session, this.now));
  }

  private planned(agenda: Agenda, { people, pace = 'live', ...p }: Seated & { pace?: Pace }): Session {
    const here = (some: readonly string[] = []): string[] => some.filter((one) => people.includes(one));
    return {
      id: String(++this.made),
      members: people,
      startsAt: this.now,
      agenda,
      pace,
      turn: 0,
      sheet: 0,
      stage: { at: 'planned' },
      endsBy: null,
      seats: people,
      stirred: false,
      owner: null,
      ledger: emptyLedger,
      shared: null,
      cases: [],
      unhurried: here(p.unhurried),
      inviteIn: here(p.inviteIn),
      away: here(p.away),
      parent: null,
    };
  }
}

export interface Seen {
  readonly at: Date;
  readonly before: Session;
  readonly session: Session;
  /** the number of a smaller group in its split, from 1; null: all are together */
  readonly part: number | null;
  readonly say: readonly Said[];
  /** what is set to ring now */
  readonly alarms: readonly Alarm[];
  /** by which alarm it happened; null: by what somebody did, or by another session of the same circle */
  readonly rang: Rang | null;
}

/** An alarm, and the turn that it was set in: in a later one it has nothing to say. */
export type Alarm = Ring & { readonly turn: number };
export type Rang = Ring['job'] | 'session.end-frame';

/** Who sits there, and of them: who likes more time, who asked to be invited in, who pauses these weeks. */
export interface Seated {
  readonly people: readonly string[];
  readonly unhurried?: readonly string[];
  readonly inviteIn?: readonly string[];
  readonly away?: readonly string[];
}

const rings = {
  'session.soft-end': softEnd,
  'session.end-turn': endTurn,
  'session.end-step': endStep,
  'session.end-pause': endPause,
} as const;
