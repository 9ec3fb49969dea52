import fc from 'fast-check';
import { done, endTurn, open, pass, softEnd, take, tendFloor } from '../../bot/sessions/rules/round';
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

const deeds: Record<Deed, (session: Session, ask: { by: string; turn: number; asked: boolean; now: Date }) => Outcome> =
  { take, done, pass, softEnd, endTurn, tendFloor };
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
  watch: (seen: { before: Session; outcome: Outcome; deed: Deed; by: string; again: boolean }) => void = () =>
    undefined,
): { session: Session; alarms: readonly Ring[]; minute: number } {
  const members = Array.from({ length: people }, (_, seat) => String(101 + seat));
  let { session, alarms } = frozen(changed(open(aPlan({ members, steps }), at(0))));
  let minute = 1;
  for (const { deed, seat, age, asked, doubled } of commands) {
    const ask = { by: members[seat] ?? stranger, turn: session.turn - age, asked, now: at(++minute) };
    for (const again of doubled ? [false, true] : [false]) {
      const before = session;
      const outcome = frozen(deeds[deed](before, ask));
      watch({ before, outcome, deed, by: ask.by, again });
      if (outcome === null || 'refused' in outcome) continue;
      ({ session, alarms } = outcome);
    }
  }
  return { session, alarms, minute };
}

function ring(alarm: Ring, session: Session, now: Date): Outcome {
  const { turn } = session;
  if (alarm.job === 'session.tend-floor') return tendFloor(session, { turn, asked: alarm.asked, now });
  return alarm.job === 'session.soft-end' ? softEnd(session, { turn, now }) : endTurn(session, { turn, now });
}

const stories = (promise: (story: Story) => void): void => fc.assert(fc.property(story, promise), { numRuns: 2_000 });
const stepNumber = ({ stage }: Session): number => (stage.at === 'round' ? stage.step : Infinity);
const floorOf = ({ stage }: Session) => (stage.at === 'round' ? stage.floor : undefined);

test('one person at a time has the floor, and keeps it until they or the time let it go', () => {
  stories((story) => {
    let holder: string | undefined;
    play(story, ({ before, outcome, deed, by }) => {
      if (outcome === null || 'refused' in outcome) return;
      if (deed === 'take') expect([holder, floorOf(before)?.is]).toEqual([undefined, 'open']);
      if (deed === 'done' || deed === 'pass') expect(by).toBe(holder);
      if (deed === 'softEnd' || deed === 'endTurn') expect(holder).toBeDefined();
      if (deed === 'take') holder = by;
      else if (deed !== 'softEnd') holder = undefined;
      expect(floorOf(outcome.session)).not.toEqual({ is: 'held', by: stranger });
      expect(floorOf(outcome.session)?.is === 'held').toBe(holder !== undefined);
      if (holder !== undefined) expect(floorOf(outcome.session)).toEqual({ is: 'held', by: holder });
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
      if (deed === 'take') expect(had).not.toContain(by);
      if ((deed === 'done' || deed === 'endTurn') && floor?.is === 'held') had.add(floor.by);
      const wentOn = stepNumber(after) !== stepNumber(before);
      if (deed !== 'tendFloor') expect(wentOn).toBe(before.members.every((member) => had.has(member)));
      if (wentOn) had.clear();
      expect([...after.had].sort()).toEqual([...had].sort());
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
      expect({ ...outcome.session, turn: 0 }).toEqual({ ...beforeTaking, stage: neverTaken, turn: 0 });
      expect(outcome.say).toEqual([]);
    });
  });
});

test('turns only count upwards, one at a time', () => {
  stories((story) => {
    play(story, ({ before, outcome, deed }) => {
      if (outcome === null || 'refused' in outcome) return;
      const staysInTurn = deed === 'softEnd' || (deed === 'tendFloor' && floorOf(outcome.session)?.is === 'open');
      const counted = outcome.session.turn - before.turn;
      if (staysInTurn && stepNumber(outcome.session) === stepNumber(before)) expect(counted).toBe(0);
      else expect(counted).toBe(1);
    });
  });
});

test('whatever is refused changes nothing, and what came twice is done once', () => {
  stories((story) => {
    let first: Outcome = null;
    play(story, ({ outcome, deed, again }) => {
      if (outcome !== null && 'refused' in outcome) expect(Object.keys(outcome)).toEqual(['refused']);
      // A soft end leaves the turn as it is; that it is said once is kept by the outbox.
      const firstChanged = first !== null && !('refused' in first);
      if (again && firstChanged && deed !== 'softEnd') expect(outcome === null || 'refused' in outcome).toBe(true);
      if (again && !firstChanged) expect(outcome).toEqual(first);
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
      expect(rings).toBeLessThan(patience);
      expect(alarms).toHaveLength(1);
      for (const alarm of alarms) ({ session, alarms } = changed(ring(alarm, session, at(left.minute + 1 + rings))));
    }
    expect(alarms).toEqual([]);
    expect(session.had).toEqual([]);
  });
});
