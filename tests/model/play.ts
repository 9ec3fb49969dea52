import { isDeepStrictEqual as same } from 'node:util';
import { minutesAfter } from '../../bot/common/clock';
import { isRefused } from '../../bot/common/refusal';
import { seededRandom, type Random } from '../../bot/common/random';
import type { PlannedSession } from '../../bot/sessions/programmes/programme';
import { Table, type Alarm, type Seen } from '../../bot/sessions/rehearsal/table';
import { end, endTheTurn, extend, goBack, moveOn } from '../../bot/sessions/rules/keepTime';
import { pause, resume } from '../../bot/sessions/rules/pause';
import { leave } from '../../bot/sessions/rules/roster';
import { done, longer, lower, pass, raise, take, welcomeQuestions } from '../../bot/sessions/rules/round';
import { stepNumber } from '../../bot/sessions/rules/way';
import { bring, choose, write } from '../../bot/sessions/rules/write';
import type { Session } from '../../bot/sessions/session';
import { Broken, holds, Watch, type Ask, type Outcome } from './watch';

/** One random session: whatever people press in whichever order, doubled, late or from elsewhere, the promises hold. */

type Deed = keyof typeof deeds;
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
const weights: Record<Deed | 'leave' | 'join' | 'wait' | 'late bell', number> = {
  ...{ take: 10, pass: 4, hand: 5, lower: 1, done: 9, longer: 2, questions: 1 },
  ...{ extend: 2, pause: 1, resume: 5, 'move on': 2, 'go back': 1, 'end the turn': 1, end: 0.05 },
  ...{ write: 8, bring: 4, choose: 4, leave: 0.4, join: 0.4, wait: 10, 'late bell': 1 },
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
  const queue = random();
  const cases = members.slice(0, queue < 0.15 ? 2 : queue < 0.3 ? 1 : 0);
  const pace = random() < 0.15 ? ('in writing' as const) : ('live' as const);
  const watched = new Watch(pace);
  const bells: Bell[] = [];
  const table = new Table(begin, (seen) => {
    watched.sees(seen);
    remember(bells, seen);
  });
  const few = (): string[] => members.filter(() => random() < 0.15);
  const besides = { unhurried: few(), inviteIn: few(), away: few() };
  const id = table.begin(agenda, { people: members, pace, cases, ...besides });
  const old: Ask[] = [];
  const roster = new Roster(table, watched, id);
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
    if (kind === 'late bell') {
      const bell = someOf(bells, random);
      if (bell) ringLate(table, bell);
      continue;
    }
    if (kind === 'leave' || kind === 'join') {
      const isTwice = random() < 0.15;
      const hasChanged =
        kind === 'join' ? roster.joins(random, isTwice) : roster.leaves(someOf(session.members, random), isTwice);
      if (hasChanged) count(tally.changed, kind);
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
  holds(
    table.sessions.every((session) => session.stage.at === 'closed'),
    'smaller groups end with their circle',
  );
  count(tally.endings, stage.how);
}

/** Heard again, because they name no turn. */
const repeatable = new Set(['hand', 'lower', 'write', 'questions', 'pass', 'bring', 'choose']);

interface Bell {
  readonly id: string;
  readonly alarm: Alarm;
}

/** The alarms there have been lately. */
function remember(bells: Bell[], { session: { id }, alarms }: Seen): void {
  for (const alarm of alarms) if (!bells.some((bell) => bell.alarm === alarm)) bells.push({ id, alarm });
  bells.splice(0, bells.length - 10);
}

/** An alarm that was under way when its turn ended, or is delivered a second time, changes nothing. */
function ringLate(table: Table, { id, alarm }: Bell): void {
  const before = table.session(id);
  if (before.turn === alarm.turn) return;
  table.ringAgain(id, alarm);
  holds(table.session(id) === before, `an alarm of another turn changes nothing: ${alarm.job}`);
}

/** Who comes, goes, and comes back. */
class Roster {
  private readonly gone: string[] = [];
  private newcomers = 0;

  constructor(
    private readonly table: Table,
    private readonly watched: Watch,
    private readonly id: string,
  ) {}

  /** Whoever left comes back, or somebody new comes. Whether anybody did. */
  joins(random: Random, isTwice: boolean): boolean {
    const back = random() < 0.5 ? this.gone.shift() : undefined;
    const who = back ?? String(201 + this.newcomers++);
    for (let times = isTwice ? 2 : 1; times > 0; times--) {
      const { members } = this.table.session(this.id);
      if (!members.includes(who)) this.table.seat(this.id, [...members, who]);
    }
    return true;
  }

  /** Out of the circle and its smaller groups, unless they are the last. Whether they have left. */
  leaves(who: string | undefined, isTwice: boolean): boolean {
    const { table, id } = this;
    if (who === undefined || !table.session(id).members.some((member) => member !== who)) return false;
    const from = table.sessions.filter(({ stage, members }) => stage.at !== 'closed' && members.includes(who));
    for (const session of from) this.goes(session.id, who);
    for (const session of isTwice ? from : []) {
      const before = table.session(session.id);
      this.goes(session.id, who);
      holds(same(table.session(session.id), before), 'leave twice is leave once');
    }
    if (from.some((session) => session.id === id)) this.gone.push(who);
    return from.length > 0;
  }

  private goes(session: string, who: string): void {
    const { table } = this;
    const { members, stage } = table.session(session);
    if (stage.at === 'closed') return;
    table.seat(
      session,
      members.filter((member) => member !== who),
    );
    this.watched.does({ kind: 'leave', by: who, keeps: false });
    table.act(session, (now, at) => leave(now, { who, now: at }));
    this.watched.does(undefined);
  }
}

function holderOr(ask: Ask, session: Session, random: Random): Ask {
  const floor = 'floor' in session.stage ? session.stage.floor : undefined;
  return floor?.is === 'held' && random() < 0.6 ? { ...ask, by: floor.by } : ask;
}

function drawn(random: Random): keyof typeof weights {
  let at = random() * allLots;
  for (const [kind, weight] of lots) if ((at -= weight) < 0) return kind;
  return 'wait';
}

const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

const someOf = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)];
