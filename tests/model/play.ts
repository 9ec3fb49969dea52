import { isDeepStrictEqual as same } from 'node:util';
import { minutesAfter } from '../../bot/common/clock';
import { isRefused, type Refused } from '../../bot/common/refusal';
import { seededRandom, type Random } from '../../bot/common/random';
import type { PlannedSession } from '../../bot/sessions/programmes/programme';
import { Table, type Seen } from '../../bot/sessions/rehearsal/table';
import { end, endTheTurn, extend, extraMinutes, goBack, moveOn } from '../../bot/sessions/rules/keepTime';
import { pause, resume } from '../../bot/sessions/rules/pause';
import { leave } from '../../bot/sessions/rules/roster';
import { done, longer, lower, pass, raise, take, welcomeQuestions } from '../../bot/sessions/rules/round';
import { frameMinutes } from '../../bot/sessions/rules/steps';
import { isOwners, isRunning, legOf, stepNumber } from '../../bot/sessions/rules/way';
import { bring, choose, write } from '../../bot/sessions/rules/write';
import { speakersIn, type Change, type Session } from '../../bot/sessions/session';
import { shownBy } from './shown';

/** One random session: whatever people press in whichever order, doubled, late or from elsewhere, the promises hold. */

export class Broken extends Error {}

const holds = (claim: boolean, promise: string): void => {
  if (!claim) throw new Broken(promise);
};

type Deed = keyof typeof deeds;
interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly step: number;
  readonly keeps: boolean;
  readonly now: Date;
}
type Outcome = Change | Refused | null;

const deeds = {
  take,
  pass,
  hand: raise,
  lower,
  done,
  longer,
  questions: welcomeQuestions,
  extend,
  pause,
  resume,
  'move on': moveOn,
  'go back': goBack,
  'end the turn': endTheTurn,
  end,
  write,
  bring,
  choose: (session: Session, ask: Ask): Outcome => choose(session, { ...ask, options: ['…'] }),
} satisfies Record<string, (session: Session, ask: Ask) => Outcome>;

/** How often each is tried beside the others; what ends things is rare, or nothing would come of them. */
const weights: Record<Deed | 'leave' | 'join' | 'wait', number> = {
  ...{ take: 10, pass: 4, hand: 5, lower: 1, done: 9, longer: 2, questions: 1 },
  ...{ extend: 2, pause: 1, resume: 5, 'move on': 2, 'go back': 1, 'end the turn': 1, end: 0.05 },
  ...{ write: 8, bring: 4, choose: 4, leave: 0.4, join: 0.4, wait: 10 },
};
const lots = Object.entries(weights) as [keyof typeof weights, number][];
const allLots = lots.reduce((sum, [, weight]) => sum + weight, 0);

export interface Tally {
  commands: number;
  /** how often each changed something */
  readonly changed: Map<string, number>;
  readonly endings: Map<string, number>;
}

const stranger = '900';
const begin = new Date('2027-03-01T18:00:00Z');

export function play(agenda: PlannedSession, p: { seed: number; commands: number }, tally: Tally): void {
  const random = seededRandom(p.seed);
  const people = 2 + Math.floor(random() * 6);
  const members = Array.from({ length: people }, (_, seat) => String(101 + seat));
  const cases = random() < 0.3 ? members.slice(0, 1) : [];
  const pace = random() < 0.15 ? ('in writing' as const) : ('live' as const);
  const watched = new Watch(pace);
  const table = new Table(begin, (seen) => watched.sees(seen));
  const id = table.begin(agenda, { people: members, pace, cases });
  const old: Ask[] = [];
  let newcomers = 0;
  for (let command = 0; command < p.commands && table.session(id).stage.at !== 'closed'; command++) {
    tally.commands += 1;
    const session =
      someOf(
        table.sessions.filter(({ stage }) => stage.at !== 'closed'),
        random,
      ) ?? table.session(id);
    // Whoever paused comes back mostly; otherwise hardly anything would ever go on.
    const kind = session.stage.at === 'paused' && random() < 0.4 ? 'resume' : drawn(random);
    if (kind === 'wait') {
      const ring = table.nextAt();
      const soon = new Date(table.now.getTime() + random() * 90_000);
      table.passTo(ring && session.stage.at !== 'paused' && random() < 0.5 ? ring : soon);
      continue;
    }
    if (kind === 'leave' || kind === 'join') {
      const who = kind === 'join' ? String(201 + newcomers++) : someOf(session.members, random);
      if (who !== undefined && (kind === 'join' || table.session(id).members.length > 1))
        move(table, { kind, who, id });
      count(tally.changed, kind);
      continue;
    }
    const step = stepNumber(session) ?? 0;
    const asked: Ask = {
      by: random() < 0.04 ? stranger : (someOf(session.members, random) ?? stranger),
      turn: session.turn,
      step,
      keeps: random() < 0.7,
      now: table.now,
    };
    // Sometimes the holder, sometimes a press that lay about for a while.
    const ask =
      random() < 0.06 && old.length > 0 ? { ...someOf(old, random), now: table.now } : holderOr(asked, session, random);
    old.push(asked);
    if (old.length > 20) old.shift();
    for (const again of random() < 0.15 ? [false, true] : [false]) {
      const { turn } = table.session(session.id);
      const outcomes: Outcome[] = [];
      const refused = table.act(session.id, (now) => {
        const outcome = watched.rule(deeds[kind], now, { ...asked, ...ask }, kind);
        outcomes.push(outcome);
        return outcome;
      });
      const hasChanged = outcomes.some((outcome) => outcome !== null && !isRefused(outcome));
      if (hasChanged && !again) count(tally.changed, kind);
      if (again && refused === null && !repeatable.has(kind))
        holds(table.session(session.id).turn === turn, `${kind} twice is ${kind} once`);
    }
  }
  const last = watched.deadline(id);
  table.passTo(minutesAfter(begin, 60 * 24 * 60));
  const { stage } = table.session(id);
  if (stage.at !== 'closed') throw new Broken('every session ends');
  holds(
    last === undefined || watched.closedAt(id) <= watched.deadlineOf(id),
    'it ends within its frame and what was granted',
  );
  count(tally.endings, stage.how);
}

/** Heard again, because they name no turn. */
const repeatable = new Set(['hand', 'lower', 'write', 'questions', 'pass', 'bring', 'choose']);

function move(table: Table, { kind, who, id }: { kind: 'leave' | 'join'; who: string; id: string }): void {
  for (const session of table.sessions) {
    if (session.stage.at === 'closed') continue;
    if (kind === 'join') {
      if (session.id === id) table.seat(id, [...session.members, who]);
      continue;
    }
    table.seat(
      session.id,
      session.members.filter((member) => member !== who),
    );
    table.act(session.id, (now, at) => leave(now, { who, now: at }));
  }
}

function holderOr(ask: Ask, session: Session, random: Random): Ask {
  const floor = 'floor' in session.stage ? session.stage.floor : undefined;
  return floor?.is === 'held' && random() < 0.6 ? { ...ask, by: floor.by } : ask;
}

/** What must hold at every change, and what has been granted so far. */
class Watch {
  /** who has had a turn in the round that goes on, by session */
  private readonly had = new Map<string, { step: number; who: Set<string> }>();
  private readonly deadlines = new Map<string, number>();
  private readonly closings = new Map<string, number>();
  private readonly pausedAt = new Map<string, number>();
  private current: { kind: string; ask: Ask } | undefined;

  constructor(private readonly pace: 'live' | 'in writing') {}

  /** Applies a rule, and remembers what was asked while its change is looked at. */
  rule(rule: (session: Session, ask: Ask) => Outcome, session: Session, ask: Ask, kind: string): Outcome {
    const outcome = rule(session, ask);
    if (outcome !== null && !isRefused(outcome)) {
      if (kind === 'pass') this.passed(session, outcome);
      if (kind === 'extend')
        this.grant(session, session.stage.at === 'timed' ? extraMinutes.timed : extraMinutes.round);
      this.current = { kind, ask };
    } else if (outcome !== null) holds(same(Object.keys(outcome), ['refused']), 'a refusal carries no change');
    return outcome;
  }

  sees({ at, before, session }: Seen): void {
    const { kind, ask } = this.current ?? {};
    this.current = undefined;
    this.time(at, before, session);
    const floor = 'floor' in session.stage ? session.stage.floor : undefined;
    if (floor?.is === 'held') {
      holds(session.members.includes(floor.by), 'whoever has the floor is there');
      holds(speakersIn(legOf(session), session).includes(floor.by), 'whoever has the floor may speak');
    }
    const wasHeld = 'floor' in before.stage && before.stage.floor.is === 'held' ? before.stage.floor.by : undefined;
    if (kind === 'take' && floor?.is === 'held')
      holds(wasHeld === undefined && floor.by === ask?.by, 'at most one holder');
    this.round(before, session, wasHeld);
    holds(session.turn >= before.turn && session.sheet >= before.sheet, 'turns and sheets only count upwards');
    if (session.stage.at === 'closed')
      holds(same(session.ledger, { had: [], hands: [], turns: {}, written: [], invited: [] }), 'nothing is kept');
  }

  /** Nobody has a second turn in a round before everybody had the chance. */
  private round(before: Session, session: Session, wasHeld: string | undefined): void {
    const step = session.stage.at === 'round' ? session.stage.step : undefined;
    const known = this.had.get(session.id);
    const isNew = before.stage.at !== 'round' || before.stage.step !== step;
    const wasPaused = before.stage.at === 'paused';
    if (step === undefined) {
      if (session.stage.at !== 'paused') this.had.delete(session.id);
      return;
    }
    const round = known && known.step === step && (!isNew || wasPaused) ? known : { step, who: new Set<string>() };
    this.had.set(session.id, round);
    const floor = session.stage.at === 'round' ? session.stage.floor : undefined;
    if (wasHeld !== undefined && session.ledger.had.includes(wasHeld)) round.who.add(wasHeld);
    if (floor?.is === 'held' && floor.by !== wasHeld)
      holds(!round.who.has(floor.by), 'nobody twice before all had the chance');
    holds(new Set(session.ledger.had).size === session.ledger.had.length, 'each is counted once');
  }

  /** A holder who passes leaves what is stored and shown as if they had never taken the floor. */
  private passed(before: Session, { session, say }: Change): void {
    const floor = 'floor' in before.stage ? before.stage.floor : undefined;
    if (floor?.is !== 'held') throw new Broken('only a holder’s pass changes anything');
    // Where only an owner speaks, their go is let by, as silence lets it by.
    if (isOwners(legOf(before))) {
      holds(session.turn > before.turn, 'a go that is let by is over');
      return;
    }
    // A hand may have been called; everything else is as it was.
    const { hands } = session.ledger;
    holds(same({ ...before.ledger, hands }, session.ledger), 'a pass cannot be told from silence in what is stored');
    holds(say.length === 0, 'nobody is told of a pass');
    const never = {
      ...before,
      turn: session.turn,
      sheet: session.sheet,
      ledger: session.ledger,
      stage: { ...before.stage, floor: { is: 'open' as const, asked: false } },
    };
    if (before.ledger.hands.length > 0) return;
    holds(same(session.stage, never.stage), 'a pass cannot be told from silence in what is stored');
    holds(shownBy(session) === shownBy(never), 'a pass cannot be told from silence in what is shown');
  }

  private time(at: Date, before: Session, session: Session): void {
    const { id } = session;
    if (before.stage.at === 'planned' && session.parent === null)
      this.deadlines.set(
        id,
        at.getTime() + (this.pace === 'live' ? session.agenda.minutes : frameMinutes(session)) * 60_000,
      );
    if (session.stage.at === 'paused' && before.stage.at !== 'paused') this.pausedAt.set(id, at.getTime());
    if (before.stage.at === 'paused' && session.stage.at !== 'paused')
      this.grant(session, (at.getTime() - (this.pausedAt.get(id) ?? at.getTime())) / 60_000);
    if (session.stage.at === 'closed') this.closings.set(id, at.getTime());
    if (isRunning(session) && session.parent === null)
      holds(at.getTime() <= this.deadlineOf(id), 'it ends within its frame and what was granted');
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

function drawn(random: Random): keyof typeof weights {
  let at = random() * allLots;
  for (const [kind, weight] of lots) if ((at -= weight) < 0) return kind;
  return 'wait';
}

const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

const someOf = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)];
