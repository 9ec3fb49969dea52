import type { Step } from '../../bot/sessions/programmes/programme';
import { pause, resume } from '../../bot/sessions/rules/pause';
import { leave } from '../../bot/sessions/rules/roster';
import {
  done,
  endTurn,
  longer,
  pass,
  raise,
  softEnd,
  take,
  tendFloor,
  welcomeQuestions,
} from '../../bot/sessions/rules/round';
import { endStep } from '../../bot/sessions/rules/steps';
import { bring, choose, write } from '../../bot/sessions/rules/write';
import type { Session } from '../../bot/sessions/session';
import { ada, aRound, at, ben, changed, cleo, heldBy, opened, planOf, talking } from './aRound';

/** Goes and cases that their owners let by, are not there for, or leave; and who is waited for after a pause. */

const tells: Step = { kind: 'round', title: 'Your thing', prompt: 'Tell it.', minutesPerTurn: 2, who: 'owner' };
const asks: Step = { kind: 'talk', title: 'To understand', prompt: 'Ask.', minutes: 2 };
const aloud: Step = { ...asks, title: 'Thinking aloud', minutes: 4, silent: 'owner' };
const takes: Step = { ...tells, title: 'What was useful', minutesPerTurn: 1 };
const goes: Step = { kind: 'rotate', steps: [tells, asks, aloud, takes] };
const troika = planOf([goes, talking]);
const whose: Step = {
  ...{ kind: 'choose', title: 'Whose case?', prompt: 'Who?', minutes: 2, of: 'circle' },
  otherwise: { title: 'What we all know', prompt: 'What keeps coming back?' },
};
const questions: Step = { kind: 'reveal', title: 'Questions', prompt: 'Ask one.', minutes: 5, who: 'others' };
const marked: Step = { kind: 'choose', title: 'Which?', prompt: 'Mark them.', minutes: 2, of: 'written' };
const intervision = planOf([whose, tells, questions, marked, takes, talking]);

const ask = (by: string, session: Session, now = at(1)) => ({ by, turn: session.turn, now });
const without = (session: Session, who: string): Session => ({
  ...session,
  members: session.members.filter((member) => member !== who),
});
const left = (session: Session, who: string, now = at(2)) => changed(leave(without(session, who), { who, now }));
/** The soft end comes, and nobody presses anything. */
const silentTurn = (session: Session, there: readonly string[] = []): Session => {
  const floor = 'floor' in session.stage ? session.stage.floor : undefined;
  if (floor?.is !== 'held') throw new Error('nobody has the floor');
  const until = floor.until;
  const ended = changed(softEnd(session, { turn: session.turn, due: until, now: until })).session;
  const due = new Date(until.getTime() + 120_000);
  return changed(endTurn(ended, { turn: session.turn, due, now: due, there })).session;
};
const brought = (by = ada): Session => changed(bring(opened(intervision), { by, now: at(1) })).session;
const secondGo = { at: 'round', step: 4, floor: { is: 'held', by: ben } };

describe('a go', () => {
  test('that its owner passes is let by as a whole, and the next one has theirs', () => {
    const first = opened(troika);
    expect(changed(pass(first, ask(ada, first))).session).toMatchObject({ stage: secondGo, ledger: { turns: {} } });
  });

  test('of somebody who has done nothing is let by after the grace of their turn', () => {
    expect(silentTurn(opened(troika)).stage).toMatchObject(secondGo);
  });

  test('of somebody who spoke today, is in the voice room, or welcomes questions goes on without a press', () => {
    const first = opened(troika);
    const spoke = { ...first, ledger: { ...first.ledger, turns: { [ada]: 1 } } };
    const asked = changed(welcomeQuestions(first, ask(ada, first))).session;
    for (const session of [silentTurn(spoke), silentTurn(first, [ada]), silentTurn(asked)]) {
      expect(session.stage).toMatchObject({ at: 'timed', step: 1 });
      expect(session.ledger.turns).toHaveProperty([ada]);
    }
  });

  test('past the last one the rotation is over', () => {
    const last = silentTurn(silentTurn(silentTurn(opened(troika))));
    expect(last.stage).toMatchObject({ at: 'timed', step: 12 });
  });

  test('loses only its last word when the owner has told and lets that by', () => {
    const told = changed(done(opened(troika), ask(ada, opened(troika)))).session;
    const asked = changed(endStep(told, { turn: told.turn, due: at(3), now: at(3) })).session;
    const useful = changed(endStep(asked, { turn: asked.turn, due: at(7), now: at(7) })).session;
    expect(useful.stage).toMatchObject({ step: 3, floor: { by: ada } });
    expect(changed(pass(useful, ask(ada, useful, at(8)))).session.stage).toMatchObject(secondGo);
  });

  test('is not of whoever rests this week, unless they have come all the same', () => {
    const plan = planOf([aRound(), goes]);
    const after = (resting: Session): Session => {
      const asked = changed(tendFloor(resting, { turn: resting.turn, asked: false, due: at(2), now: at(2) })).session;
      return changed(tendFloor(asked, { turn: asked.turn, asked: true, due: at(4), now: at(4) })).session;
    };
    const resting = { ...opened(plan), resting: [ada], stirred: true };
    expect(after(resting).stage).toMatchObject({ step: 5, floor: { by: ben } });
    const holding = heldBy(ada, resting);
    const came = changed(done(holding, ask(ada, holding))).session;
    expect(after(came).stage).toMatchObject({ step: 1, floor: { by: ada } });
  });

  test('is over when its owner leaves in the middle, and no other talks about them', () => {
    const told = changed(done(opened(troika), ask(ada, opened(troika)))).session;
    expect(told.stage).toMatchObject({ at: 'timed', step: 1 });
    expect(left(told, ada).session.stage).toMatchObject(secondGo);
    expect(left(opened(troika), ada).session.stage).toMatchObject(secondGo);
  });
});

describe('a case', () => {
  test('that its owner passes is done without, as if nobody had brought one', () => {
    const session = brought();
    const change = changed(pass(session, ask(ada, session)));
    expect(change.session).toMatchObject({ owner: null, stage: { at: 'timed', step: 0, instead: true } });
    const talked = changed(endStep(change.session, { turn: change.session.turn, due: at(12), now: at(12) })).session;
    expect(talked.stage).toMatchObject({ at: 'timed', step: 5 });
  });

  test('is theirs who said that they bring it, also when they forget to say that they are done', () => {
    expect(silentTurn(brought())).toMatchObject({ owner: ada, stage: { at: 'timed', step: 2 } });
  });

  test('from the queue of somebody who is not there is done without', () => {
    const session = opened({ ...intervision, cases: [ada] });
    expect(session.stage).toMatchObject({ step: 1, floor: { by: ada } });
    expect(silentTurn(session)).toMatchObject({ owner: null, stage: { step: 0, instead: true } });
  });

  test('that is let by makes room for who waits with the next one and is there, whether it was passed or nobody came', () => {
    const asked = opened({ ...intervision, cases: [ada, ben, cleo] });
    const isTold = { owner: cleo, stage: { at: 'round', step: 1, floor: { is: 'held', by: cleo } } };
    const { session: byPass } = changed(pass(asked, { ...ask(ada, asked), there: [cleo] }));
    for (const session of [byPass, silentTurn(asked, [cleo])]) expect(session).toMatchObject(isTold);
    const spoke = { ...asked, ledger: { ...asked.ledger, turns: { [cleo]: 1 } } };
    expect(silentTurn(spoke)).toMatchObject(isTold);
    expect(silentTurn(asked)).toMatchObject({ owner: null, stage: { step: 0, instead: true } });
    // The first is not asked a second time.
    expect(changed(pass(byPass, { ...ask(cleo, byPass, at(5)), there: [ada, ben, cleo] })).session.owner).toBe(ben);
    const late = changed(pass(byPass, { ...ask(cleo, byPass, at(5)), there: [ada] })).session;
    expect(late).toMatchObject({ owner: null, stage: { step: 0, instead: true } });
  });

  test('of which the circle has lived something makes room for no other', () => {
    const plan = { ...planOf([whose, talking, tells, talking]), cases: [ada, ben] };
    const talked = opened(plan);
    const telling = changed(endStep(talked, { turn: talked.turn, due: at(10), now: at(10) })).session;
    expect(telling).toMatchObject({ owner: ada, stage: { step: 2 } });
    const by = changed(pass(telling, { ...ask(ada, telling, at(11)), there: [ben] })).session;
    expect(by).toMatchObject({ owner: null, stage: { step: 3 } });
  });

  test('whose owner leaves is done without, and what was written about it appears', () => {
    const session = brought();
    const asking = changed(done(session, ask(ada, session))).session;
    const written = changed(write(asking, { by: ben, step: 2, now: at(2) })).session;
    const change = left(written, ada);
    expect(change.session).toMatchObject({ owner: null, stage: { at: 'timed', step: 0, instead: true } });
    expect(change.say).toEqual([{ what: 'revealed', step: 2 }]);
    const marking = changed(endStep(written, { turn: written.turn, due: at(7), now: at(7) })).session;
    expect(marking.stage).toMatchObject({ step: 3 });
    expect(left(marking, ada).session.stage).toMatchObject({ step: 0, instead: true });
  });

  test('is marked by nobody in the place of its owner', () => {
    const session = brought();
    const asking = changed(done(session, ask(ada, session))).session;
    const written = changed(write(asking, { by: ben, step: 2, now: at(2) })).session;
    const marking = changed(endStep(written, { turn: written.turn, due: at(7), now: at(7) })).session;
    const gone = { ...without(marking, ada), owner: null };
    expect(choose(gone, { by: ben, now: at(8), options: ['x'] })).toEqual({ refused: 'onlyTheOwner' });
  });
});

describe('a pause in which somebody leaves', () => {
  const pausing = (session: Session): Session => changed(pause(session, { by: ben, keeps: false, now: at(2) })).session;
  const on = (session: Session) =>
    changed(resume(session, { by: ben, turn: session.turn, keeps: false, now: at(9) })).session;

  test('the hand that was up is called when it is over', () => {
    const holding = heldBy(ada);
    const raised = changed(raise(holding, ask(ben, holding))).session;
    const paused = left(pausing(raised), ada).session;
    const again = on(paused);
    expect(again.stage).toMatchObject({ at: 'round', floor: { is: 'held', by: ben } });
    expect(again).toMatchObject({ turn: paused.turn + 1, sheet: paused.sheet + 1 });
  });

  test('a round that waited for them alone goes on when it is over', () => {
    const first = opened(planOf([aRound(), talking]));
    const waits = { ...first, ledger: { ...first.ledger, had: [ben, cleo] } };
    expect(on(left(pausing(waits), ada).session).stage).toMatchObject({ at: 'timed', step: 1 });
  });

  test('a go that was theirs is over when it is', () => {
    expect(on(left(pausing(opened(troika)), ada).session).stage).toMatchObject(secondGo);
  });
});

describe('a press that is late', () => {
  test('a little longer is the same turn: Done is heard, and no alarm of before ends it', () => {
    const holding = heldBy(ada);
    const change = changed(longer(holding, ask(ada, holding, at(2))));
    expect(change).toMatchObject({ session: { turn: holding.turn }, unseen: true });
    expect(changed(done(change.session, ask(ada, holding))).session.ledger.had).toEqual([ada]);
    expect(softEnd(change.session, { turn: holding.turn, due: at(4), now: at(4) })).toEqual({ refused: 'overtaken' });
    const ended = changed(softEnd(holding, { turn: holding.turn, due: at(4), now: at(4) })).session;
    const again = changed(longer(ended, ask(ada, holding, at(5))));
    expect(again.unseen).toBeUndefined();
    const before = { turn: holding.turn, due: at(6), now: at(6) };
    expect(endTurn(again.session, before)).toEqual({ refused: 'overtaken' });
  });

  test('a hand for the part before takes no floor of the next, and a hand that is a turn late does', () => {
    const first = opened(planOf([aRound(), aRound('Next')]));
    const holding = heldBy(ada, { ...first, ledger: { ...first.ledger, had: [ben] } });
    const open = changed(done(holding, ask(ada, holding))).session;
    expect(changed(raise(open, ask(cleo, holding))).session.stage).toMatchObject({ floor: { by: cleo } });
    const taken = changed(take(open, ask(cleo, open))).session;
    const next = changed(done(taken, ask(cleo, taken))).session;
    expect(next.stage).toMatchObject({ step: 1, floor: { is: 'open' } });
    expect(raise(next, ask(ben, holding))).toEqual({ refused: 'overtaken' });
  });
});

test('a smaller group invites nobody in, for that is promised once a session', () => {
  const quiet = { ...opened(), inviteIn: [ada] };
  const asked = { turn: quiet.turn, asked: false, due: at(2), now: at(2) };
  expect(changed(tendFloor(quiet, asked)).say).toHaveLength(1);
  expect(changed(tendFloor({ ...quiet, parent: '3' }, asked)).say).toEqual([]);
});
