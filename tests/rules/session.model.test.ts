import fc from 'fast-check';
import { end, extend, moveOn } from '../../bot/sessions/rules/keepTime';
import { endPause, pause, resume } from '../../bot/sessions/rules/pause';
import { leave } from '../../bot/sessions/rules/roster';
import { done, endTurn, pass, softEnd, take, tendFloor } from '../../bot/sessions/rules/round';
import { endStep, open } from '../../bot/sessions/rules/steps';
import type { Step } from '../../bot/sessions/programmes/programme';
import type { Change, Ring, Session } from '../../bot/sessions/session';
import { aRound, arriving, at, changed, closing, planOf, stranger, talking, writing } from './aRound';

/**
 * The whole session: whatever its programme, whoever presses what in which order, whoever leaves, and whichever alarm of
 * whichever turn rings, these promises hold.
 */

type Outcome = Change | { refused: string } | null;
interface Ask {
  readonly by: string;
  readonly turn: number;
  readonly keeps: boolean;
  readonly asked: boolean;
  readonly due: Date;
  readonly now: Date;
}

const presses = { take, done, pass, pause, resume, moveOn, extend, end };
const alarms = { softEnd, endTurn, tendFloor, endStep, endPause };
type Press = keyof typeof presses;
type Alarm = keyof typeof alarms;
type Deed = Press | Alarm | 'leave';
const isAlarm = (deed: Deed): deed is Alarm => deed in alarms;

const command = fc.record({
  deed: fc.oneof(
    { arbitrary: fc.constantFrom<Deed>('take', 'done', 'endStep'), weight: 4 },
    { arbitrary: fc.constantFrom<Deed>('pass', 'pause', 'resume', 'moveOn', 'extend'), weight: 2 },
    { arbitrary: fc.constantFrom<Deed>('softEnd', 'endTurn', 'tendFloor', 'endPause', 'leave', 'end'), weight: 1 },
  ),
  seat: fc.nat({ max: 5 }),
  age: fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.integer({ min: -1, max: 3 }), weight: 1 }),
  keeps: fc.boolean(),
  asked: fc.boolean(),
});
const programme = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.constantFrom<Step>(aRound(), writing, talking), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([first, steps, last]) => [...(first ? [arriving] : []), ...steps, ...(last ? [closing] : [])]);
const story = fc.record({
  people: fc.integer({ min: 1, max: 5 }),
  steps: programme,
  commands: fc.array(command, { maxLength: 50 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

interface Seen {
  readonly before: Session;
  readonly change: Change;
  readonly deed: Deed;
  readonly ask: Ask;
}

/** Plays a story from the opening on, and shows every change. What is set to ring is known at every moment. */
function play({ people, steps, commands }: Story, watch: (seen: Seen) => void = () => undefined) {
  const members = Array.from({ length: people }, (_, seat) => String(101 + seat));
  const opening = changed(open(planOf(steps, members), { now: at(0), allRest: false }));
  let session = opening.session;
  let set: readonly Ring[] = opening.alarms ?? [];
  let minute = 0;
  for (const { deed, seat, age, keeps, asked } of commands) {
    const now = at(++minute);
    const by = members[seat] ?? stranger;
    const ask = { by, turn: session.turn - age, keeps, asked, due: now, now };
    // Whoever leaves is first taken out of the circle.
    const before = deed === 'leave' ? { ...session, members: session.members.filter((one) => one !== by) } : session;
    const outcome = deed === 'leave' ? leave(before, { who: by, now }) : act(deed, before, ask);
    if (deed === 'leave') session = before;
    if (outcome === null || 'refused' in outcome) continue;
    watch({ before, change: outcome, deed, ask });
    session = outcome.session;
    set = outcome.alarms ?? set;
  }
  return { session, set, minute };
}

const act = (deed: Press | Alarm, session: Session, ask: Ask): Outcome =>
  isAlarm(deed) ? alarms[deed](session, ask) : presses[deed](session, ask);

const jobs: Readonly<Record<Ring['job'], Alarm>> = {
  'session.soft-end': 'softEnd',
  'session.end-turn': 'endTurn',
  'session.tend-floor': 'tendFloor',
  'session.end-step': 'endStep',
  'session.end-pause': 'endPause',
};
const stories = (promise: (story: Story) => void): void => fc.assert(fc.property(story, promise), { numRuns: 1_500 });
function holds(claim: boolean, promise: string): void {
  if (!claim) throw new Error(`broken: ${promise}`);
}
const stepIn = ({ stage }: Session): number => ('step' in stage ? stage.step : Infinity);

test('one person at most has the floor, and it is somebody of the circle', () => {
  stories((story) => {
    play(story, ({ before, change, deed, ask }) => {
      const { stage, members } = change.session;
      const floor = stage.at === 'round' ? stage.floor : stage.at === 'paused' ? stage.interrupted.floor : undefined;
      if (floor?.is !== 'held') return;
      holds(members.includes(floor.by), 'the floor is with somebody who is there');
      const had = 'floor' in before.stage ? before.stage.floor : undefined;
      if (deed === 'take') holds(floor.by === ask.by && had?.is === 'open', 'only an open floor is taken');
    });
  });
});

test('nobody has a second turn in a round, whatever interrupts it', () => {
  stories((story) => {
    let step = -1;
    const had = new Set<string>();
    play(story, ({ before, change, deed, ask }) => {
      if (stepIn(before) !== step) had.clear();
      step = stepIn(before);
      if (deed === 'take' && before.stage.at === 'round') holds(!had.has(ask.by), 'nobody has a second turn');
      for (const person of change.session.ledger.had) had.add(person);
      holds(new Set(change.session.ledger.had).size === change.session.ledger.had.length, 'each is counted once');
    });
  });
});

test('turns only count upwards, and no alarm of another turn does anything', () => {
  stories((story) => {
    play(story, ({ before, change, deed, ask }) => {
      const counted = change.session.turn - before.turn;
      holds(counted >= 0, 'turns count upwards');
      if (isAlarm(deed)) holds(ask.turn === before.turn, 'an alarm rings for its own turn');
      if (deed !== 'leave' && deed !== 'softEnd' && deed !== 'tendFloor') holds(counted > 0, 'a change begins a turn');
      if (stepIn(change.session) !== stepIn(before)) holds(counted > 0, 'a step begins with a turn');
    });
  });
});

test('while the circle pauses no alarm moves it on, and it goes on where it stopped', () => {
  stories((story) => {
    play(story, ({ before, change, deed }) => {
      if (before.stage.at !== 'paused') return;
      const { stage } = change.session;
      holds(['resume', 'end', 'endPause', 'leave'].includes(deed), `${deed} does nothing in a pause`);
      if (deed === 'resume') holds(stepIn(change.session) === before.stage.step, 'it goes on with the same step');
      if (deed === 'endPause') holds(stage.at === 'closed', 'a pause that never ends only closes');
    });
  });
});

test('only who looks after the time moves on, extends and ends; anybody of the circle pauses', () => {
  stories((story) => {
    play(story, ({ before, deed, ask }) => {
      if (['moveOn', 'extend', 'end'].includes(deed)) holds(ask.keeps, 'only timekeepers keep the time');
      if (deed === 'pause' || deed === 'resume') holds(ask.keeps || before.members.includes(ask.by), 'no stranger');
    });
  });
});

test('what is closed stays closed, and forgets who spoke', () => {
  stories((story) => {
    play(story, ({ before, change }) => {
      holds(before.stage.at !== 'closed', 'nothing changes after the close');
      if (change.session.stage.at === 'closed') holds(change.session.ledger.had.length === 0, 'nothing is kept');
    });
  });
});

test('while it goes on an alarm is set, and as long as alarms ring every session comes to its end', () => {
  stories((story) => {
    const left = play(story, ({ change }) => {
      const { alarms: set, session } = change;
      if (set)
        holds(
          session.stage.at === 'closed' ? set.length === 0 : set.length > 0,
          'an alarm is set, and none after the close',
        );
    });
    let { session, set } = left;
    let now = left.minute;
    for (let rings = 0; session.stage.at !== 'closed'; rings++) {
      holds(rings < 100 && set.length > 0, 'every session ends');
      const [ring] = [...set].sort((one, other) => one.at.getTime() - other.at.getTime());
      if (!ring) return;
      const asked = ring.job === 'session.tend-floor' && ring.asked;
      now = Math.max(now + 1, (ring.at.getTime() - at(0).getTime()) / 60_000);
      const moment = at(now);
      const ask = { by: '', turn: session.turn, keeps: false, asked, due: moment, now: moment };
      const change = changed(act(jobs[ring.job], session, ask));
      session = change.session;
      set = change.alarms ?? set;
    }
  });
});
