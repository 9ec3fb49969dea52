import { done, endTurn, pass, softEnd, take, tendFloor } from '../../bot/sessions/rules/round';
import { open } from '../../bot/sessions/rules/steps';
import { legOf } from '../../bot/sessions/rules/way';
import { emptyLedger, type Session } from '../../bot/sessions/session';
import { ada, aPlan, at, ben, changed, cleo, heldBy, opened, stranger } from './aRound';

const ask = (by: string, session: Session, now = at(1)) => ({ by, turn: session.turn, now });
/** Takes the floor and is done. */
const speaks = (by: string, session: Session): Session => {
  const holding = heldBy(by, session);
  return changed(done(holding, ask(by, holding))).session;
};
const overtaken = { refused: 'overtaken' };

describe('beginning', () => {
  test('at its time the session opens with an open floor, and Grove listens to the silence', () => {
    expect(open(aPlan(), { now: at(0), allRest: false })).toEqual({
      session: {
        ...aPlan(),
        turn: 1,
        sheet: 1,
        seats: [ada, ben, cleo],
        endsBy: at(30),
        stage: { at: 'round', step: 0, floor: { is: 'open', asked: false } },
      },
      say: [{ what: 'opening' }],
      alarms: [{ job: 'session.tend-floor', asked: false, at: at(2) }],
    });
  });

  test('a session opened late still opens, as long as it would still be going on', () => {
    const late = changed(open(aPlan(), { now: at(30), allRest: false }));
    expect(late.session.stage).toMatchObject({ at: 'round' });
    expect(late.alarms).toEqual([{ job: 'session.tend-floor', asked: false, at: at(32) }]);
  });

  test('a session whose time has gone by is missed: Grove says so, and rings no more', () => {
    const missed = changed(open(aPlan(), { now: new Date(at(30).getTime() + 1), allRest: false }));
    expect(missed.session).toMatchObject({ turn: 1, endsBy: null, stage: { at: 'closed', how: 'missed' } });
    expect(missed.say).toEqual([{ what: 'goodbye' }]);
    expect(missed.alarms).toEqual([]);
  });

  test('a session is opened once', () => {
    const session = opened();
    expect(open(session, { now: at(0), allRest: false })).toEqual(overtaken);
    expect(open(heldBy(ada, session), { now: at(1), allRest: false })).toEqual(overtaken);
    expect(open({ ...session, stage: { at: 'closed', how: 'finished' } }, { now: at(2), allRest: false })).toEqual({
      refused: 'sessionOver',
    });
  });

  test('before the session has begun nothing can be taken, passed or finished', () => {
    const plan = aPlan();
    for (const act of [take, done, pass]) expect(act(plan, ask(ada, plan))).toEqual({ refused: 'notYetOpen' });
  });
});

describe('taking the floor', () => {
  test('whoever takes the floor has it for as long as the programme says', () => {
    const session = opened();
    expect(take(session, ask(ben, session))).toEqual({
      session: {
        ...session,
        stirred: true,
        turn: 2,
        sheet: 2,
        stage: { at: 'round', step: 0, floor: { is: 'held', by: ben, until: at(4) } },
      },
      say: [],
      alarms: [{ job: 'session.soft-end', at: at(4) }],
    });
  });

  test('a second click of the same person hears that the floor is theirs already', () => {
    const session = opened();
    expect(take(heldBy(ada, session), ask(ada, session))).toEqual({ refused: 'floorIsYours' });
  });

  test('whoever clicks a moment later hears that somebody has the floor', () => {
    const session = opened();
    expect(take(heldBy(ada, session), ask(ben, session))).toEqual({ refused: 'floorTaken' });
  });

  test('a click on an old board is overtaken even when the floor is open again', () => {
    const session = opened();
    expect(take(speaks(ada, session), ask(ben, session))).toEqual(overtaken);
  });

  test('nobody takes the floor twice before everybody had the chance, whichever board they press', () => {
    const session = opened();
    const later = speaks(ada, session);
    expect(take(later, ask(ada, later))).toEqual({ refused: 'hadTurn' });
    expect(take(later, ask(ada, session))).toEqual({ refused: 'hadTurn' });
  });

  test('somebody from another circle can do nothing here', () => {
    const session = opened();
    for (const act of [take, done, pass]) {
      expect(act(session, ask(stranger, session))).toEqual({ refused: 'notInThisGroup' });
      expect(act(aPlan(), ask(stranger, session))).toEqual({ refused: 'notInThisGroup' });
    }
  });

  test('after Grove has asked into the silence the floor can still be taken from the board as it was', () => {
    const session = opened();
    const asked = changed(tendFloor(session, { turn: session.turn, asked: false, due: at(2), now: at(2) })).session;
    expect(changed(take(asked, ask(cleo, session))).session.stage).toMatchObject({ floor: { is: 'held', by: cleo } });
  });
});

describe('being done', () => {
  test('when a holder is done the floor opens for the others, and Grove says nothing about it', () => {
    const session = heldBy(ada);
    expect(done(session, ask(ada, session, at(3)))).toEqual({
      session: {
        ...session,
        turn: session.turn + 1,
        ledger: { ...session.ledger, had: [ada], turns: { [ada]: 1 } },
        stage: { at: 'round', step: 0, floor: { is: 'open', asked: false } },
      },
      say: [],
      alarms: [{ job: 'session.tend-floor', asked: false, at: at(5) }],
    });
  });

  test('pressing Done twice is kindly noticed and changes nothing', () => {
    const session = heldBy(ada);
    const after = speaks(ada, opened());
    expect(done(after, ask(ada, session))).toEqual({ refused: 'alreadyDone' });
  });

  test('only the one who has the floor can say that they are done', () => {
    const session = heldBy(ada);
    expect(done(session, ask(ben, session))).toEqual({ refused: 'notHolder' });
    expect(done(opened(), ask(ada, opened()))).toEqual({ refused: 'notHolder' });
  });

  test('Done from the board of an earlier turn does not end the turn that goes on now', () => {
    const first = heldBy(ada);
    const passed = changed(pass(first, ask(ada, first))).session;
    const again = heldBy(ada, passed);
    expect(done(again, { by: ada, turn: first.turn, now: at(2) })).toEqual(overtaken);
  });

  test('when the last one is done the session closes, and forgets who spoke', () => {
    const lastTurn = heldBy(cleo, speaks(ben, speaks(ada, opened())));
    const { session, say, alarms } = changed(done(lastTurn, ask(cleo, lastTurn)));
    expect(session).toMatchObject({
      turn: lastTurn.turn + 1,
      ledger: emptyLedger,
      stage: { at: 'closed', how: 'finished' },
    });
    expect({ say, alarms }).toEqual({ say: [{ what: 'goodbye' }], alarms: [] });
  });

  test('after the close every button says that the session is over', () => {
    const closed = speaks(cleo, speaks(ben, speaks(ada, opened())));
    for (const act of [take, done, pass]) expect(act(closed, ask(ada, closed))).toEqual({ refused: 'sessionOver' });
  });

  test('somebody who has left the circle is waited for no longer', () => {
    const holding = heldBy(ben, speaks(ada, opened()));
    const withoutCleo = { ...holding, members: [ada, ben] };
    expect(changed(done(withoutCleo, ask(ben, holding))).session.stage).toEqual({ at: 'closed', how: 'finished' });
  });
});

describe('passing', () => {
  test('a holder who passes opens the floor and keeps the chance, and nothing notes it', () => {
    const before = opened();
    const holding = heldBy(ada, before);
    const after = changed(pass(holding, ask(ada, holding, at(2))));
    expect(after).toEqual({
      session: { ...before, stirred: true, turn: before.turn + 2, sheet: before.sheet + 1 },
      say: [],
      alarms: [{ job: 'session.tend-floor', asked: false, at: at(4) }],
    });
    expect(changed(take(after.session, ask(ada, after.session))).session.stage).toMatchObject({ floor: { by: ada } });
  });

  test('for everybody else passing is not acting: nothing changes', () => {
    const session = opened();
    expect(pass(session, ask(ada, session))).toBeNull();
    expect(pass(heldBy(ada), ask(ben, heldBy(ada)))).toBeNull();
    const spoken = speaks(ada, opened());
    expect(pass(spoken, ask(ada, spoken))).toBeNull();
  });

  test('passing is fine from an old board too, for whoever does not have the floor', () => {
    expect(pass(heldBy(ada), { by: ben, turn: 0, now: at(1) })).toBeNull();
  });

  test('a holder who passes twice has passed once', () => {
    const holding = heldBy(ada);
    const after = changed(pass(holding, ask(ada, holding))).session;
    expect(pass(after, ask(ada, holding))).toBeNull();
  });

  test('an old pass does not let go of a turn that was taken anew', () => {
    const first = heldBy(ada);
    const again = heldBy(ada, changed(pass(first, ask(ada, first))).session);
    expect(pass(again, { by: ada, turn: first.turn, now: at(2) })).toEqual(overtaken);
  });

  test('when only one who passed is left, the round waits for them, then goes on without them', () => {
    const spoken = speaks(ben, speaks(ada, opened()));
    const holding = heldBy(cleo, spoken);
    const passed = changed(pass(holding, ask(cleo, holding))).session;
    expect(passed.stage).toMatchObject({ at: 'round', floor: { is: 'open' } });
    const asked = changed(tendFloor(passed, { turn: passed.turn, asked: false, due: at(5), now: at(5) })).session;
    const over = changed(tendFloor(asked, { turn: asked.turn, asked: true, due: at(7), now: at(7) })).session;
    expect(over.stage).toEqual({ at: 'closed', how: 'finished' });
  });
});

describe('when the time of a turn is up', () => {
  test('Grove says so gently, and the holder keeps the floor', () => {
    const session = heldBy(ada);
    expect(softEnd(session, { turn: session.turn, due: at(4), now: at(4) })).toEqual({
      session: {
        ...session,
        stage: { at: 'round', step: 0, floor: { is: 'held', by: ada, until: at(4), ended: true } },
      },
      say: [],
      alarms: [{ job: 'session.end-turn', at: at(6) }],
    });
  });

  test('a holder who does not come back has had their turn, and the floor opens for the others', () => {
    const session = heldBy(ada);
    expect(endTurn(session, { turn: session.turn, due: at(6), now: at(6) })).toEqual({
      session: {
        ...session,
        turn: session.turn + 1,
        ledger: { ...session.ledger, had: [ada], turns: { [ada]: 1 } },
        stage: { at: 'round', step: 0, floor: { is: 'open', asked: false } },
      },
      say: [],
      alarms: [{ job: 'session.tend-floor', asked: false, at: at(8) }],
    });
  });

  test('when the last holder does not come back the session says goodbye, and nothing of an open floor', () => {
    const last = heldBy(cleo, speaks(ben, speaks(ada, opened())));
    expect(changed(endTurn(last, { turn: last.turn, due: at(9), now: at(9) })).say).toEqual([{ what: 'goodbye' }]);
  });

  test('a turn that ended by itself can be told Done once more without harm', () => {
    const session = heldBy(ada);
    const freed = changed(endTurn(session, { turn: session.turn, due: at(6), now: at(6) })).session;
    expect(done(freed, ask(ada, session))).toEqual({ refused: 'alreadyDone' });
  });

  test('an alarm of an earlier turn ends nothing', () => {
    const first = heldBy(ada);
    const next = heldBy(ben, speaks(ada, opened()));
    for (const rings of [softEnd, endTurn])
      expect(rings(next, { turn: first.turn, due: at(6), now: at(6) })).toEqual(overtaken);
  });

  test('an alarm that rings while nobody holds the floor, before the beginning or after the close does nothing', () => {
    const closed = speaks(cleo, speaks(ben, speaks(ada, opened())));
    for (const session of [aPlan(), opened(), closed]) {
      for (const rings of [softEnd, endTurn]) {
        expect(rings(session, { turn: session.turn, due: at(6), now: at(6) })).toEqual(overtaken);
      }
    }
  });
});

describe('when nobody takes the floor', () => {
  test('Grove asks once', () => {
    const session = opened();
    expect(tendFloor(session, { turn: session.turn, asked: false, due: at(2), now: at(2) })).toEqual({
      session: { ...session, stage: { at: 'round', step: 0, floor: { is: 'open', asked: true } } },
      say: [],
      alarms: [{ job: 'session.tend-floor', asked: true, at: at(4) }],
    });
  });

  test('the same alarm rung twice asks once', () => {
    const session = opened();
    const asked = changed(tendFloor(session, { turn: session.turn, asked: false, due: at(2), now: at(2) })).session;
    expect(tendFloor(asked, { turn: session.turn, asked: false, due: at(2), now: at(2) })).toEqual(overtaken);
  });

  test('it goes on only after it has asked', () => {
    const session = opened();
    expect(tendFloor(session, { turn: session.turn, asked: true, due: at(4), now: at(4) })).toEqual(overtaken);
  });

  test('after a second silence the session closes, for silence is an answer too', () => {
    const session = { ...opened(), turn: 3, stirred: true };
    const asked = changed(tendFloor(session, { turn: session.turn, asked: false, due: at(2), now: at(2) })).session;
    const over = changed(tendFloor(asked, { turn: asked.turn, asked: true, due: at(4), now: at(4) }));
    expect(over.session).toMatchObject({ turn: session.turn + 1, stage: { at: 'closed', how: 'finished' } });
    expect(over).toMatchObject({ say: [{ what: 'goodbye' }], alarms: [] });
  });

  test('somebody who takes the floor at that very moment keeps it', () => {
    const session = opened();
    const taken = heldBy(ada, session);
    for (const asked of [false, true]) {
      expect(tendFloor(taken, { turn: session.turn, asked, due: at(2), now: at(2) })).toEqual(overtaken);
      expect(tendFloor(taken, { turn: taken.turn, asked, due: at(2), now: at(2) })).toEqual(overtaken);
    }
  });

  test('before the beginning and after the close there is no floor to tend', () => {
    const closed: Session = { ...opened(), stage: { at: 'closed', how: 'finished' } };
    for (const session of [aPlan(), closed]) {
      expect(tendFloor(session, { turn: session.turn, asked: false, due: at(2), now: at(2) })).toEqual(overtaken);
    }
  });
});

describe('a session of several rounds', () => {
  const plan = aPlan({ members: [ada, ben], steps: 2 });

  test('after everybody spoke the next round opens, and everybody has the chance again', () => {
    const holding = heldBy(ben, speaks(ada, opened(plan)));
    const next = changed(done(holding, ask(ben, holding, at(5))));
    expect(next).toEqual({
      session: {
        ...holding,
        turn: holding.turn + 1,
        sheet: holding.sheet + 1,
        ledger: { ...holding.ledger, had: [], turns: { [ada]: 1, [ben]: 1 } },
        stage: { at: 'round', step: 1, floor: { is: 'open', asked: false } },
      },
      say: [],
      alarms: [{ job: 'session.tend-floor', asked: false, at: at(7) }],
    });
    expect(changed(take(next.session, ask(ada, next.session))).session.stage).toMatchObject({ floor: { by: ada } });
  });

  test('after a silence in one round the next one opens', () => {
    const begun = opened(plan);
    const session = { ...begun, turn: 3, stirred: true, ledger: { ...begun.ledger, had: [ada] } };
    const asked = changed(tendFloor(session, { turn: session.turn, asked: false, due: at(2), now: at(2) })).session;
    const next = changed(tendFloor(asked, { turn: asked.turn, asked: true, due: at(4), now: at(4) }));
    expect(next.session).toMatchObject({
      ledger: { had: [] },
      stage: { at: 'round', step: 1, floor: { is: 'open', asked: false } },
    });
    expect(next.say).toEqual([]);
  });

  test('it closes after the last round', () => {
    const second = speaks(ben, speaks(ada, opened(plan)));
    expect(speaks(ben, speaks(ada, second))).toMatchObject({
      ledger: emptyLedger,
      stage: { at: 'closed', how: 'finished' },
    });
  });

  test('a session that lost its programme says which step it lacks', () => {
    const lost = opened({ ...plan, agenda: { ...plan.agenda, steps: [] } });
    expect(() => legOf({ ...lost, stage: { at: 'round', step: 3, floor: { is: 'open', asked: false } } })).toThrow(
      'session 7 has no leg 3',
    );
  });
});
