import type { Step } from '../../bot/sessions/programmes/programme';
import { end, endTheTurn, goBack, moveOn } from '../../bot/sessions/rules/keepTime';
import { pause } from '../../bot/sessions/rules/pause';
import { done, endTurn, longer, pass, softEnd, welcomeQuestions } from '../../bot/sessions/rules/round';
import { leave } from '../../bot/sessions/rules/roster';
import { closed } from '../../bot/sessions/rules/steps';
import { bring, choose, write } from '../../bot/sessions/rules/write';
import type { Change, Session } from '../../bot/sessions/session';
import { at, ben, changed, cleo, opened, planOf, talking } from './aRound';

/** A case waits on for one who did not come, and has been told by one who did: the change says so that ends their time. */

const whose: Step = { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 2, of: 'circle' };
const told: Step = { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 2, who: 'owner' };
const questions: Step = { kind: 'reveal', title: 'Questions', prompt: 'Ask one.', minutes: 3, who: 'others' };
const marked: Step = { kind: 'choose', title: 'Which?', prompt: 'Mark them.', minutes: 2, of: 'written' };

/** The case of Ben, who waited with it, is at its turn. */
const atCase = (steps: Step[] = [whose, told, talking]): Session => opened({ ...planOf(steps), cases: [ben] });
const spoke = (session: Session): Session => ({ ...session, ledger: { ...session.ledger, turns: { [ben]: 1 } } });
const ask = (session: Session, minute = 1) => ({ by: ben, turn: session.turn, now: at(minute), keeps: true });
const rung = (session: Session, minute: number) => ({ turn: session.turn, due: at(minute), now: at(minute) });
const softly = (session: Session, minute = 2): Session => changed(softEnd(session, rung(session, minute))).session;
/** Nobody presses anything, and their turn ends by itself. */
const byItself = (session: Session, p: { there?: string[]; coming?: string[]; minute?: number } = {}): Change => {
  const { minute = 2, ...known } = p;
  const ended = softly(session, minute);
  return changed(endTurn(ended, { ...rung(ended, minute + 2), ...known }));
};

test('who says that they are done has told it, however late, and also where nothing comes after it', () => {
  for (const steps of [
    [whose, told, talking],
    [whose, told],
  ]) {
    const session = atCase(steps);
    expect(changed(done(session, ask(session)))).toMatchObject({ told: ben });
    const late = softly(session, 7);
    expect(changed(done(late, ask(late, 9)))).toMatchObject({ told: ben });
  }
  const session = atCase();
  const more = changed(longer(session, ask(session))).session;
  expect(changed(done(more, ask(more, 2))).told).toBe(ben);
});

test('whose turn a timekeeper ends has told it, and so has who was there when they move on', () => {
  const session = atCase();
  expect(changed(endTheTurn(session, ask(session))).told).toBe(ben);
  expect(changed(moveOn(session, ask(session))).told).toBeUndefined();
  expect(changed(end(session, ask(session))).told).toBeUndefined();
  expect(changed(moveOn(spoke(session), ask(session))).told).toBe(ben);
  expect(changed(end(spoke(session), ask(session))).told).toBe(ben);
  const asking = changed(welcomeQuestions(session, ask(session))).session;
  expect(changed(moveOn(asking, ask(asking))).told).toBe(ben);
  expect(changed(goBack(spoke(session), ask(session))).told).toBeUndefined();
});

test('whose turn ends by itself has told it only by a sign that they were there', () => {
  const session = atCase();
  expect(byItself(session).told).toBeUndefined();
  expect(byItself(spoke(session)).told).toBe(ben);
  expect(byItself(session, { there: [ben] }).told).toBe(ben);
  expect(byItself(changed(welcomeQuestions(session, ask(session))).session).told).toBe(ben);
  const open = opened(planOf([whose, told, talking]));
  expect(byItself(changed(bring(open, ask(open, 0))).session).told).toBe(ben);
});

test('that they said they come lets their case go on, and does not tell that they have told it', () => {
  const coming = [ben];
  const first = byItself(atCase([whose, told, told, talking]), { coming });
  expect(first).toMatchObject({ session: { owner: ben, stage: { step: 2 }, ledger: { turns: {} } } });
  expect(first.told).toBeUndefined();
  const later = byItself(first.session, { coming, minute: 6 });
  expect(later.session).toMatchObject({ owner: ben, stage: { step: 3 } });
  expect(later.told).toBeUndefined();
  expect(closed(later.session, 'finished').told).toBeUndefined();
  // They come late, and say that they are done.
  expect(changed(done(first.session, ask(first.session, 5))).told).toBe(ben);
});

test('who marks what was written about their case was there, whatever they pressed before', () => {
  const telling = atCase([whose, told, questions, marked, talking]);
  const asked = byItself(telling, { coming: [ben] }).session;
  const written = changed(write(asked, { by: cleo, step: 2, now: at(5) })).session;
  const marking = changed(moveOn(written, ask(written, 6))).session;
  expect(marking).toMatchObject({ owner: ben, stage: { step: 3 } });
  expect(changed(choose(marking, { by: ben, now: at(7), options: ['x'] })).told).toBe(ben);
});

test('who chooses how theirs is to be talked about has told nothing yet', () => {
  const ways: Step = { ...marked, of: 'options', options: ['Questions', 'Ideas'] };
  const choosing = atCase([whose, ways, told, talking]);
  const chosen = changed(choose(choosing, { by: ben, now: at(1), options: ['Ideas'] }));
  expect(chosen).toMatchObject({ session: { owner: ben, stage: { step: 2 } } });
  expect(chosen.told).toBeUndefined();
});

test('neither a pause nor giving the floor back ends their time, also where nothing comes after it', () => {
  for (const steps of [
    [whose, told, talking],
    [whose, told],
    [talking, whose, told],
  ]) {
    const open = opened({ ...planOf(steps), cases: [ben] });
    const session = spoke(open.owner === ben ? open : changed(moveOn(open, ask(open, 0))).session);
    expect(session.owner).toBe(ben);
    expect(changed(pause(session, ask(session))).told).toBeUndefined();
    expect(changed(pass(session, ask(session))).told).toBeUndefined();
  }
});

test('where the owner has no turn of their own it is told when it is over, by who was there', () => {
  const session = atCase([whose, talking]);
  expect(closed(session, 'finished').told).toBeUndefined();
  expect(closed(spoke(session), 'finished').told).toBe(ben);
  expect(closed({ ...session, pace: 'in writing' }, 'finished').told).toBe(ben);
});

test('of who has left nothing is told', () => {
  const session = spoke(atCase([whose, talking]));
  const left = { ...session, members: session.members.filter((member) => member !== ben) };
  expect(closed(left, 'finished').told).toBeUndefined();
  expect(leave(left, { who: ben, now: at(1) })?.told).toBeUndefined();
});
