import { isDeepStrictEqual as same } from 'node:util';
import fc from 'fast-check';
import { done, endTurn, pass, softEnd, take, tendFloor } from '../../bot/sessions/rules/round';
import { open } from '../../bot/sessions/rules/steps';
import type { Change, Ring, Session } from '../../bot/sessions/session';
import { aPlan, at, changed, stranger } from './aRound';

/** Whatever people press and whichever alarm rings, in any order, doubled or from an old board, these promises hold. */

type Deed = 'take' | 'done' | 'pass' | 'softEnd' | 'endTurn' | 'tendFloor';
interface Command {
  readonly deed: Deed;
  /** a seat; past the last one it is a stranger */
  readonly seat: number;
  /** how many turns old the board is; -1 is a turn that has not come yet */
  readonly age: number;
  readonly asked: boolean;
  readonly doubled: boolean;
}

const deeds: Record<
  Deed,
  (session: Session, ask: { by: string; turn: number; asked: boolean; due: Date; now: Date }) => Outcome
> = { take, done, pass, softEnd, endTurn, tendFloor };
type Outcome = Change | { refused: string } | null;

const command: fc.Arbitrary<Command> = fc.record({
  deed: fc.oneof(
    { arbitrary: fc.constantFrom<Deed>('take', 'done'), weight: 3 },
    { arbitrary: fc.constantFrom<Deed>('pass', 'softEnd', 'endTurn', 'tendFloor'), weight: 2 },
  ),
  seat: fc.nat({ max: 5 }),
  age: fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.integer({ min: -1, max: 4 }), weight: 1 }),
  asked: fc.boolean(),
  doubled: fc.boolean(),
});
const story = fc.record({
  people: fc.integer({ min: 1, max: 5 }),
  steps: fc.integer({ min: 1, max: 3 }),
  commands: fc.array(command, { maxLength: 60 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Rules must leave what they are given alone: writing to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** Plays a story from the opening on. `watch` sees every outcome with the session before it, and what was asked. */
function play(
  { people, steps, commands }: Story,
  watch: (seen: {
    before: Session;
    outcome: Outcome;
    deed: Deed;
    by: string;
    turn: number;
    again: boolean;
  }) => void = () => undefined,
): { session: Session; alarms: readonly Ring[]; minute: number } {
  const members = Array.from({ length: people }, (_, seat) => String(101 + seat));
  const opening = frozen(changed(open(aPlan({ members, steps }), { now: at(0), allRest: false })));
  let { session } = opening;
  let alarms = opening.alarms ?? [];
  let minute = 1;
  for (const { deed, seat, age, asked, doubled } of commands) {
    const ask = {
      by: members[seat] ?? stranger,
      turn: session.turn - age,
      asked,
      due: at(minute + 1),
      now: at(++minute),
    };
    for (const again of doubled ? [false, true] : [false]) {
      const before = session;
      const outcome = frozen(deeds[deed](before, ask));
      watch({ before, outcome, deed, by: ask.by, turn: ask.turn, again });
      if (outcome === null || 'refused' in outcome) continue;
      session = outcome.session;
      alarms = outcome.alarms ?? alarms;
    }
  }
  return { session, alarms, minute };
}

/** No alarm rings before its time. */
function ring(alarm: Ring, session: Session, instant: Date): Outcome {
  const { turn } = session;
  const now = alarm.at > instant ? alarm.at : instant;
  if (alarm.job === 'session.tend-floor') return tendFloor(session, { turn, asked: alarm.asked, due: now, now });
  return alarm.job === 'session.soft-end'
    ? softEnd(session, { turn, due: now, now })
    : endTurn(session, { turn, due: now, now });
}

const stories = (promise: (story: Story) => void): void => fc.assert(fc.property(story, promise), { numRuns: 2_000 });
/** A promise of the house; quicker than an expectation of its own for each of a hundred thousand steps. */
function holds(claim: boolean, promise: string): void {
  if (!claim) throw new Error(`broken: ${promise}`);
}
const stepNumber = ({ stage }: Session): number => (stage.at === 'round' ? stage.step : Infinity);
const floorOf = ({ stage }: Session) => (stage.at === 'round' ? stage.floor : undefined);

test('one person at a time has the floor, and keeps it until they or the time let it go', () => {
  stories((story) => {
    let holder: string | undefined;
    play(story, ({ before, outcome, deed, by }) => {
      if (outcome === null || 'refused' in outcome) return;
      if (deed === 'take') holds(holder === undefined && floorOf(before)?.is === 'open', 'only an open floor is taken');
      if (deed === 'done' || deed === 'pass') holds(by === holder, 'only the holder lets go');
      if (deed === 'softEnd' || deed === 'endTurn') holds(holder !== undefined, 'only a turn can be over');
      if (deed === 'take') holder = by;
      else if (deed !== 'softEnd') holder = undefined;
      const floor = floorOf(outcome.session);
      holds(holder !== stranger, 'no stranger has the floor');
      holds((floor?.is === 'held' ? floor.by : undefined) === holder, 'the floor is with its holder');
    });
  });
});

test('nobody has a second turn in a round, and a round ends by itself only when everybody had one', () => {
  stories((story) => {
    const had = new Set<string>();
    play(story, ({ before, outcome, deed, by }) => {
      if (outcome === null || 'refused' in outcome) return;
      const after = outcome.session;
      const floor = floorOf(before);
      if (deed === 'take') holds(!had.has(by), 'nobody has a second turn');
      if ((deed === 'done' || deed === 'endTurn') && floor?.is === 'held') had.add(floor.by);
      const wentOn = stepNumber(after) !== stepNumber(before);
      const everybodyHad = before.members.every((member) => had.has(member));
      if (deed !== 'tendFloor') holds(wentOn === everybodyHad, 'it goes on just when everybody had a turn');
      if (wentOn) had.clear();
      holds(same([...after.ledger.had].sort(), [...had].sort()), 'who had a turn is known, each once');
    });
  });
});

test('one who took the floor and passed cannot be told from one who never took it', () => {
  stories((story) => {
    let beforeTaking: Session | undefined;
    play(story, ({ before, outcome, deed }) => {
      if (outcome === null || 'refused' in outcome) return;
      if (deed === 'take') beforeTaking = before;
      if (deed !== 'pass' || beforeTaking?.stage.at !== 'round') return;
      const neverTaken = { ...beforeTaking.stage, floor: { is: 'open', asked: false } };
      // That somebody took the floor is known while they have it; that they let it go is not.
      const untouched = { ...beforeTaking, stage: neverTaken, turn: 0, sheet: 0, stirred: true };
      holds(same({ ...outcome.session, turn: 0, sheet: 0 }, untouched), 'a pass leaves no trace');
      holds(outcome.say.length === 0, 'nobody is told of a pass');
    });
  });
});

test('turns only count upwards, one at a time', () => {
  stories((story) => {
    play(story, ({ before, outcome, deed }) => {
      if (outcome === null || 'refused' in outcome) return;
      const staysInTurn = deed === 'softEnd' || (deed === 'tendFloor' && floorOf(outcome.session)?.is === 'open');
      const counted = outcome.session.turn - before.turn;
      const sameTurn = staysInTurn && stepNumber(outcome.session) === stepNumber(before);
      holds(counted === (sameTurn ? 0 : 1), 'each turn is counted once');
    });
  });
});

test('whatever is refused changes nothing, and what came twice is done once', () => {
  stories((story) => {
    let first: Outcome = null;
    play(story, ({ before, outcome, deed, turn, again }) => {
      const changes = outcome !== null && !('refused' in outcome);
      if (outcome !== null && !changes) holds(same(Object.keys(outcome), ['refused']), 'a refusal carries no change');
      if (changes) holds(turn === before.turn, 'only who saw the present turn is heard');
      // A soft end leaves the turn as it is; that it is said once is kept by the outbox.
      const firstChanged = first !== null && !('refused' in first);
      if (again && firstChanged && deed !== 'softEnd') holds(!changes, 'what came twice is done once');
      if (again && !firstChanged) holds(same(outcome, first), 'a refusal is the same when asked again');
      first = outcome;
    });
  });
});

test('as long as alarms ring, every session comes to its end, whoever falls silent', () => {
  stories((story) => {
    const left = play(story);
    let { session, alarms } = left;
    // Each person may keep every round for three rings (silence, soft end, end of turn); then two silences end it.
    const patience = story.steps * (3 * story.people + 2);
    let rings = 0;
    for (; session.stage.at !== 'closed'; rings++) {
      holds(rings < patience, 'every session ends');
      holds(alarms.length === 1, 'while it goes on just one alarm is set');
      for (const alarm of alarms) {
        const rung = changed(ring(alarm, session, at(left.minute + 1 + rings)));
        session = rung.session;
        alarms = rung.alarms ?? alarms;
      }
    }
    holds(alarms.length === 0 && session.ledger.had.length === 0, 'after the end nothing rings and nothing is kept');
  });
});
