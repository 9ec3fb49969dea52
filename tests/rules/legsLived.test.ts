import type { Step } from '../../bot/sessions/programmes/programme';
import { goBack, moveOn } from '../../bot/sessions/rules/keepTime';
import { pause, resume } from '../../bot/sessions/rules/pause';
import { done, tendFloor } from '../../bot/sessions/rules/round';
import { endStep, open } from '../../bot/sessions/rules/steps';
import { bring, choose, write } from '../../bot/sessions/rules/write';
import type { Session } from '../../bot/sessions/session';
import { ada, aRound, at, ben, changed, cleo, opened, planOf, talking } from './aRound';

/** Cases, their owners, and what nobody stirs in. */

const whose: Step = { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 2, of: 'circle' };
const told: Step = { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 2, who: 'owner' };
const questions: Step = { kind: 'reveal', title: 'Questions', prompt: 'Ask one.', minutes: 3, who: 'others' };
const marked: Step = { kind: 'choose', title: 'Which?', prompt: 'Mark them.', minutes: 2, of: 'written' };
const kept = (session: Session, minute = 5) => ({ turn: session.turn, now: at(minute), keeps: true });
const intervision = [whose, told, questions, marked, aRound('After'), talking];

test('an owner’s turn that began without a press counts: the silence after it is no empty room', () => {
  const goes: Step = { kind: 'rotate', steps: [told, aRound('Since then')] };
  const first = opened(planOf([goes]));
  expect(first.stage).toMatchObject({ at: 'round', step: 0, floor: { is: 'held', by: ada } });
  expect(first.stirred).toBe(false);
  const next = changed(done(first, { by: ada, turn: first.turn, now: at(1) })).session;
  const asked = changed(tendFloor(next, { turn: next.turn, asked: false, due: at(3), now: at(3) })).session;
  const after = changed(tendFloor(asked, { turn: asked.turn, asked: true, due: at(5), now: at(5) })).session;
  expect(after.stage).toMatchObject({ at: 'round', step: 2, floor: { is: 'held', by: ben } });
});

test('who has asked to bring a case brings it, without being asked again', () => {
  const plan = { ...planOf(intervision), cases: [ben] };
  const session = changed(open(plan, { now: at(0), allRest: false })).session;
  expect(session).toMatchObject({ owner: ben, stage: { at: 'round', step: 1, floor: { is: 'held', by: ben } } });
});

test('after going back to the choice of a case the circle is asked, and nobody is taken from the queue', () => {
  const plan = { ...planOf(intervision), cases: [ben] };
  const session = changed(open(plan, { now: at(0), allRest: false })).session;
  const back = changed(goBack({ ...session, cases: [cleo] }, kept(session))).session;
  expect(back).toMatchObject({ owner: null, stage: { at: 'timed', step: 0 } });
  expect(changed(bring(back, { by: ada, now: at(6) })).session).toMatchObject({ owner: ada, stage: { step: 1 } });
});

test('without a case everything about one is left out, whoever was its owner before', () => {
  const session = opened(planOf([...intervision, whose, told, talking]));
  const first = changed(bring(session, { by: ada, now: at(1) })).session;
  let now = first;
  for (let moved = 0; moved < 10 && now.stage.at !== 'closed'; moved++) {
    if (now.stage.at === 'timed' && now.stage.step === 6) break;
    now = changed(moveOn(now, kept(now))).session;
  }
  expect(now).toMatchObject({ owner: null, stage: { step: 6 } });
  const after = changed(endStep(now, { turn: now.turn, due: at(6), now: at(6) })).session;
  expect(after.stage).toMatchObject({ at: 'timed', step: 8 });
});

test('only the others write about a case, and only its owner marks; what nobody wrote is not chosen from', () => {
  const session = changed(bring(opened(planOf(intervision)), { by: ada, now: at(1) })).session;
  const asking = changed(moveOn(session, kept(session))).session;
  expect(write(asking, { by: ada, step: 2, now: at(2) })).toEqual({ refused: 'youListen' });
  expect(write(asking, { by: ben, step: 1, now: at(2) })).toEqual({ refused: 'overtaken' });
  const written = changed(write(asking, { by: ben, step: 2, now: at(2) })).session;
  expect(written.turn).toBe(asking.turn);
  const all = changed(write(written, { by: cleo, step: 2, now: at(2) }));
  expect(all.say).toEqual([{ what: 'revealed', step: 2 }]);
  expect(choose(all.session, { by: ben, now: at(3), options: ['x'] })).toEqual({ refused: 'onlyTheOwner' });
  expect(changed(choose(all.session, { by: ada, now: at(3), options: ['x'] })).say).toEqual([
    { what: 'chosen', step: 3, by: ada, options: ['x'] },
  ]);
  const nothing = changed(moveOn(asking, kept(asking))).session;
  expect(nothing.stage).toMatchObject({ at: 'round', step: 4 });
});

test('a session from before frames were counted pauses and goes on without one', () => {
  const session = { ...opened(planOf([talking])), endsBy: null };
  const paused = changed(pause(session, { by: ada, keeps: false, now: at(1) })).session;
  const again = changed(resume(paused, { by: ada, turn: paused.turn, keeps: false, now: at(9) })).session;
  expect(again.endsBy).toBeNull();
  expect(again.stage).toMatchObject({ at: 'timed', endsAt: at(18) });
});
