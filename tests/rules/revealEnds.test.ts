import type { Step } from '../../bot/sessions/programmes/programme';
import { end, goBack, moveOn } from '../../bot/sessions/rules/keepTime';
import { endPause, pause } from '../../bot/sessions/rules/pause';
import { closed, endFrame, endStep } from '../../bot/sessions/rules/steps';
import { write } from '../../bot/sessions/rules/write';
import type { Change, Session } from '../../bot/sessions/session';
import { ada, aRound, at, ben, changed, opened, planOf, talking } from './aRound';

/** "Then all of it appears together": however a reveal ends. */

const reveal: Step = { kind: 'reveal', title: 'Hopes', prompt: 'What for?', minutes: 3 };
const plan = planOf([talking, reveal, aRound()]);
const kept = (session: Session, minute = 12) => ({ turn: session.turn, now: at(minute), keeps: true });
const atReveal = ((): Session => {
  const talk = opened(plan);
  return changed(moveOn(talk, kept(talk, 1))).session;
})();
const written = changed(write(atReveal, { by: ada, step: 1, now: at(2) })).session;
const paused = changed(pause(written, { by: ben, keeps: false, now: at(3) })).session;
const frameEnds = written.endsBy ?? at(30);

const appears = { what: 'revealed', step: 1 } as const;
const goodbye = { what: 'goodbye' } as const;

const ways: readonly [string, Change][] = [
  ['who looks after the time ends it', changed(end(written, kept(written)))],
  ['they end it out of a pause', changed(end(paused, kept(paused)))],
  ['a pause runs out', changed(endPause(paused, { turn: paused.turn }))],
  ['the next session of the circle begins', closed(written, 'overlapped')],
  ['the circle meets again while a smaller group still writes', closed({ ...written, parent: '3' }, 'finished')],
  ['the frame is over', changed(endFrame(written, { due: frameEnds, now: frameEnds }))],
  ['Grove was away for long', changed(endStep(written, { turn: written.turn, due: at(4), now: at(60) }))],
  [
    'its own time is over, and with it the frame',
    changed(endStep(written, { turn: written.turn, due: frameEnds, now: frameEnds })),
  ],
];

test.each(ways)('when %s, what was written appears before the goodbye', (_, change) => {
  expect(change.session.stage.at).toBe('closed');
  expect(change.say).toEqual([appears, goodbye]);
});

test('who goes back from it has what was written appear before', () => {
  const back = changed(goBack(written, kept(written, 5)));
  expect(back.session.stage).toMatchObject({ step: 0 });
  expect(back.say).toEqual([appears]);
});

test('with nothing written, and where something else goes on, a close says goodbye alone', () => {
  expect(changed(end(atReveal, kept(atReveal))).say).toEqual([goodbye]);
  const after = changed(moveOn(written, kept(written, 5)));
  expect(after.say).toEqual([appears]);
  expect(changed(end(after.session, kept(after.session))).say).toEqual([goodbye]);
});

test('of a smaller group nothing stays of how its turns were shared', () => {
  const ledger = { ...written.ledger, turns: { '101': 6, '102': 1, '103': 1 } };
  expect(closed({ ...written, ledger }, 'finished').session.shared).toBe('a few carried it');
  expect(closed({ ...written, ledger, parent: '3' }, 'finished').session.shared).toBeNull();
});
