import { en } from '../../bot/locales/en';
import { board } from '../../bot/sessions/boardViews';
import { end, extend, moveOn } from '../../bot/sessions/rules/keepTime';
import { endPause, pause, resume } from '../../bot/sessions/rules/pause';
import { leave } from '../../bot/sessions/rules/roster';
import { done, pass, take, tendFloor } from '../../bot/sessions/rules/round';
import { allRest, calledBy, isAwaited, mayAnswer } from '../../bot/sessions/rules/rsvp';
import { endStep, open } from '../../bot/sessions/rules/steps';
import type { RsvpAnswer, Session } from '../../bot/sessions/session';
import {
  ada,
  aPlan,
  aRound,
  arriving,
  at,
  ben,
  changed,
  cleo,
  closing,
  heldBy,
  opened,
  planOf,
  stranger,
  talking,
  writing,
} from './aRound';
import { gathering } from './samples/sessions';

const whole = [arriving, aRound(), writing, talking, aRound('Last round'), closing];
const overtaken = { refused: 'overtaken' };
const rung = (session: Session, minute: number) => ({ turn: session.turn, due: at(minute), now: at(minute) });
const next = (session: Session, minute: number): Session => changed(endStep(session, rung(session, minute))).session;
const silent = (session: Session, minute: number, known: { awaited?: boolean; expected?: boolean } = {}): Session => {
  const asked = changed(tendFloor(session, { ...rung(session, minute), asked: false, ...known })).session;
  return changed(tendFloor(asked, { ...rung(asked, minute + 2), asked: true, ...known })).session;
};
const kept = (session: Session, minute = 5) => ({ turn: session.turn, now: at(minute), keeps: true });

describe('from step to step', () => {
  test('the session opens with people coming in, and rings when that is over', () => {
    const change = changed(open(planOf(whole), { now: at(0), allRest: false }));
    expect(change.session.stage).toMatchObject({ at: 'timed', step: 0, endsAt: at(2) });
    expect(change.alarms).toEqual([{ job: 'session.end-step', at: at(2) }]);
    expect(change.say).toEqual([{ what: 'opening' }]);
  });

  test('when the time of a step is over the next begins, and nobody has had a turn in it', () => {
    const round = next(opened(planOf(whole)), 2);
    expect(round.stage).toMatchObject({ at: 'round', step: 1, floor: { is: 'open' } });
    expect(round.ledger.had).toEqual([]);
  });

  test('an alarm of a step rings once, for its own turn, and for no round', () => {
    const coming = opened(planOf(whole));
    expect(endStep(next(coming, 2), rung(coming, 2))).toEqual(overtaken);
    expect(endStep(opened(), rung(opened(), 2))).toEqual(overtaken);
    expect(endStep(planOf(whole), rung(planOf(whole), 2))).toEqual(overtaken);
  });

  test('a step whose alarm rings long after its time breaks the session off, for the others have gone', () => {
    const coming = opened(planOf(whole));
    const late = changed(endStep(coming, { turn: coming.turn, due: at(2), now: at(40) }));
    expect(late.session.stage).toEqual({ at: 'closed', how: 'broken off' });
  });

  test('the words of the close end the session', () => {
    const last = opened(planOf([writing, closing]));
    expect(next(last, 3).stage).toEqual({ at: 'closed', how: 'finished' });
  });

  test('an open talk gives way to rounds that took longer, but keeps half of its time', () => {
    const plan = planOf([talking, aRound()]);
    // 30 minutes are announced; the round that follows needs 9 of them.
    const begunWith = (left: number): unknown =>
      changed(open(plan, { now: at(0), allRest: false, endsBy: at(left) })).session.stage;
    expect(begunWith(30)).toMatchObject({ endsAt: at(10) });
    expect(begunWith(16)).toMatchObject({ endsAt: at(7) });
    expect(begunWith(8)).toMatchObject({ endsAt: at(5) });
  });
});

describe('when nobody comes', () => {
  const round = next(opened(planOf(whole)), 2);

  const expected = { expected: true };

  test('after a silent check-in the session closes, and names nobody', () => {
    expect(silent(round, 4).stage).toEqual({ at: 'closed', how: 'nobody came' });
    expect(silent({ ...round, stirred: true }, 4).stage).toMatchObject({ at: 'timed', step: 2 });
  });

  test('the board asks into the silence, and says that we may close only where nobody has stirred', () => {
    const asked = changed(tendFloor(round, { ...rung(round, 4), asked: false })).session;
    const said = (session: Session): string =>
      JSON.stringify(board(gathering(session), { sheet: session.sheet, step: 1 }, en));
    expect(said(asked)).toContain(en.session.stillOpen(true));
    for (const other of [
      { ...asked, stirred: true },
      { ...asked, parent: '6' },
    ]) {
      expect(said(other)).toContain(en.session.stillOpen(false));
      expect(said(other)).not.toContain('close');
    }
    // What it names says so: a pass is no sign of anybody, and changes nothing.
    const ask = { by: ada, turn: asked.turn, now: at(5) };
    expect(changed(take(asked, ask)).session.stirred).toBe(true);
    expect(changed(pause(asked, { ...ask, keeps: false })).session.stirred).toBe(true);
    expect(pass(asked, ask)).toBeNull();
  });

  test('where somebody said that they come it goes on: they may be there, and only press nothing', () => {
    expect(silent(round, 4, expected).stage).toMatchObject({ at: 'timed', step: 2 });
  });

  test('it closes after a second silent round all the same', () => {
    const second = next(next(silent(round, 4, expected), 9), 19);
    expect(second.stage).toMatchObject({ at: 'round', step: 4 });
    expect(silent(second, 21, expected).stage).toEqual({ at: 'closed', how: 'nobody came' });
    expect(silent({ ...second, stirred: true }, 21, expected).stage).toEqual({ at: 'closed', how: 'finished' });
    expect(silent(second, 21, { awaited: true }).stage).toEqual({ at: 'closed', how: 'finished' });
  });

  test('a circle that all have left closes without a word', () => {
    const empty = changed(open(planOf(whole, []), { now: at(0), allRest: false }));
    expect(empty).toMatchObject({ session: { stage: { at: 'closed' } }, say: [], alarms: [] });
  });

  test('with somebody on their way it goes on', () => {
    expect(silent(round, 4, { awaited: true }).stage).toMatchObject({ at: 'timed', step: 2 });
  });

  test('whatever anybody does says that somebody is there: a turn, a pass, a pause, moving on', () => {
    const spoke = heldBy(ada, round);
    const paused = changed(pause(round, { by: ben, keeps: false, now: at(3) })).session;
    const coming = opened(planOf(whole));
    const movedOn = changed(moveOn(coming, kept(coming))).session;
    expect(round.stirred).toBe(false);
    for (const session of [spoke, paused, movedOn]) expect(session.stirred).toBe(true);
    expect(silent(changed(done(spoke, { by: ada, turn: spoke.turn, now: at(3) })).session, 5).stage).toMatchObject({
      at: 'timed',
    });
  });
});

describe('pausing', () => {
  test('stops the time of a step, and going on gives back just what was left', () => {
    const coming = opened(planOf(whole));
    const paused = changed(pause(coming, { by: ada, keeps: false, now: at(0.5) }));
    expect(paused.session.stage).toMatchObject({
      at: 'paused',
      step: 0,
      interrupted: { is: 'timed', leftMs: 90_000 },
      frameLeftMs: 29.5 * 60_000,
    });
    expect(paused.alarms).toEqual([{ job: 'session.end-pause', at: at(60.5) }]);
    expect(paused.session.endsBy).toBeNull();
    const ask = { by: ben, turn: paused.session.turn, keeps: false, now: at(20) };
    const again = changed(resume(paused.session, ask)).session;
    expect(again.stage).toMatchObject({ at: 'timed', step: 0, endsAt: at(21.5) });
    expect(again.endsBy).toEqual(at(49.5));
  });

  test('leaves the floor with whoever has it; after the soft end, for the grace that everybody has', () => {
    const paused = changed(pause(heldBy(ada), { by: cleo, keeps: false, now: at(6) })).session;
    const change = changed(resume(paused, { by: cleo, turn: paused.turn, keeps: false, now: at(10) }));
    expect(change.session.stage).toMatchObject({ floor: { is: 'held', by: ada } });
    expect(change.alarms).toEqual([{ job: 'session.end-turn', at: at(12) }]);
    expect(change.session.sheet).toBe(paused.sheet + 1);
  });

  test('remembers that Grove has asked into the silence', () => {
    const open = opened();
    const asked = changed(tendFloor(open, { ...rung(open, 2), asked: false })).session;
    const paused = changed(pause(asked, { by: ada, keeps: false, now: at(3) })).session;
    const change = changed(resume(paused, { by: ada, turn: paused.turn, keeps: false, now: at(4) }));
    expect(change.session.stage).toMatchObject({ floor: { is: 'open', asked: true } });
    expect(change.alarms).toEqual([{ job: 'session.tend-floor', asked: true, at: at(6) }]);
  });

  test('is heard from an old board too, once', () => {
    const session = heldBy(ada);
    const paused = changed(pause(session, { by: ben, keeps: false, now: at(2) })).session;
    expect(pause(paused, { by: cleo, keeps: false, now: at(2) })).toEqual({ refused: 'weArePausing' });
  });

  test('belongs to the circle and those who look after its time', () => {
    expect(pause(opened(), { by: stranger, keeps: false, now: at(1) })).toEqual({ refused: 'notInThisGroup' });
    expect(changed(pause(opened(), { by: stranger, keeps: true, now: at(1) })).session.stage.at).toBe('paused');
    expect(pause(aPlan(), { by: ada, keeps: false, now: at(1) })).toEqual({ refused: 'notYetOpen' });
  });

  test('keeps everything else still, and going on twice is noticed kindly', () => {
    const paused = changed(pause(opened(), { by: ada, keeps: false, now: at(1) })).session;
    for (const act of [moveOn, extend]) expect(act(paused, kept(paused))).toEqual({ refused: 'weArePausing' });
    const ask = { by: ada, turn: paused.turn, keeps: false, now: at(2) };
    const running = changed(resume(paused, ask)).session;
    expect(resume(running, ask)).toEqual({ refused: 'notPausing' });
    expect(resume(paused, { ...ask, turn: 1 })).toEqual(overtaken);
    expect(endPause(running, { turn: paused.turn })).toEqual(overtaken);
  });
});

describe('keeping time', () => {
  test('is for those who look after it', () => {
    const session = opened();
    for (const act of [moveOn, extend, end])
      expect(act(session, { ...kept(session), keeps: false })).toEqual({ refused: 'onlyTimekeepers' });
  });

  test('asks which turn was seen, before the beginning and after the close too', () => {
    const session = opened();
    const closed = changed(end(session, kept(session))).session;
    for (const act of [moveOn, extend, end]) {
      expect(act(session, { ...kept(session), turn: 0 })).toEqual(overtaken);
      expect(act(aPlan(), kept(aPlan()))).toEqual({ refused: 'notYetOpen' });
      expect(act(closed, kept(closed))).toEqual({ refused: 'sessionOver' });
    }
  });

  test('more time comes on top: to a step, to a turn, and to an open floor', () => {
    const coming = opened(planOf(whole));
    expect(changed(extend(coming, kept(coming, 1))).session.stage).toMatchObject({ endsAt: at(7) });
    const holding = heldBy(ada);
    expect(changed(extend(holding, kept(holding, 2))).alarms).toEqual([{ job: 'session.soft-end', at: at(6) }]);
    expect(changed(extend(holding, kept(holding, 5))).alarms).toEqual([{ job: 'session.soft-end', at: at(7) }]);
    const floor = opened();
    expect(changed(extend(floor, kept(floor, 1))).alarms).toEqual([
      { job: 'session.tend-floor', asked: false, at: at(5) },
    ]);
  });

  test('moving on from the last step says goodbye, and ending says that it was early', () => {
    const session = opened();
    expect(changed(moveOn(session, kept(session))).session.stage).toEqual({ at: 'closed', how: 'finished' });
    expect(changed(end(session, kept(session))).session.stage).toEqual({ at: 'closed', how: 'ended early' });
  });
});

const withHad = (session: Session, had: string[]): Session => ({ ...session, ledger: { ...session.ledger, had } });

describe('leaving in the middle', () => {
  const without = (session: Session, who: string): Session => ({
    ...session,
    members: session.members.filter((member) => member !== who),
  });

  test('with the floor: it opens, and the turn does not count as had', () => {
    const change = changed(leave(without(heldBy(ada), ada), { who: ada, now: at(2) }));
    expect(change.session.stage).toMatchObject({ floor: { is: 'open', asked: false } });
    expect(change.session.ledger.had).toEqual([]);
  });

  test('as the last who had not spoken: the round goes on to its end', () => {
    const spoken = withHad(opened(aPlan({ steps: 2 })), [ada, ben]);
    expect(changed(leave(without(spoken, cleo), { who: cleo, now: at(2) })).session.stage).toMatchObject({ step: 1 });
  });

  test('as a listener: nothing moves, and the alarms stay', () => {
    const holding = withHad(heldBy(ada), [ben]);
    const change = changed(leave(without(holding, ben), { who: ben, now: at(2) }));
    // Nobody's id is on the seat that is left; the others keep theirs.
    expect(change.session).toEqual({ ...withHad(without(holding, ben), []), seats: [ada, '0', cleo] });
    expect(change.alarms).toBeNull();
  });

  test('in a pause, with the floor: after the pause it is open', () => {
    const paused = changed(pause(heldBy(ada), { by: ben, keeps: false, now: at(2) })).session;
    const change = changed(leave(without(paused, ada), { who: ada, now: at(3) }));
    expect(change.session.stage).toMatchObject({ at: 'paused', interrupted: { floor: { is: 'open' } } });
  });

  test('as the very last: the session closes without a word to nobody', () => {
    const alone = opened(aPlan({ members: [ada] }));
    const change = changed(leave(without(alone, ada), { who: ada, now: at(2) }));
    expect(change.session.stage).toMatchObject({ at: 'closed' });
    expect(change.say).toEqual([]);
  });

  test('before or after a session changes nothing', () => {
    expect(leave(aPlan(), { who: ada, now: at(2) })).toBeNull();
  });
});

describe('saying whether one comes', () => {
  const answers = (said: Record<string, RsvpAnswer>): ReadonlyMap<string, RsvpAnswer> => new Map(Object.entries(said));

  test('is for the circle, and for a session that has not begun', () => {
    expect(mayAnswer(aPlan(), ada)).toBeNull();
    expect(mayAnswer(aPlan(), stranger)).toEqual({ refused: 'notInThisGroup' });
    expect(mayAnswer(opened(), ada)).toEqual({ refused: 'sessionBegan' });
    const closed: Session = { ...opened(), stage: { at: 'closed', how: 'finished' } };
    expect(mayAnswer(closed, ada)).toEqual({ refused: 'sessionOver' });
  });

  test('who says nothing is called like everybody, and only who rests is not', () => {
    expect(calledBy(aPlan(), answers({ [ada]: 'not this week', [ben]: 'late' }))).toEqual([ben, cleo]);
  });

  test('a circle rests only when every one of it has said so', () => {
    const two = { [ada]: 'not this week', [ben]: 'not this week' } as const;
    expect(allRest(aPlan(), answers(two))).toBe(false);
    expect(allRest(aPlan(), answers({ ...two, [cleo]: 'not this week' }))).toBe(true);
    expect(allRest(aPlan({ members: [] }), answers({}))).toBe(false);
    expect(isAwaited(aPlan(), answers({ [ada]: 'late' }))).toBe(true);
    expect(isAwaited(aPlan(), answers({ [stranger]: 'late' }))).toBe(false);
  });

  test('when all rest the session closes instead of opening, even one that comes too late', () => {
    const resting = changed(open(aPlan(), { now: at(0), allRest: true }));
    expect(resting.session.stage).toEqual({ at: 'closed', how: 'resting' });
    expect(resting.alarms).toEqual([]);
  });
});
