import type { Step } from '../../bot/sessions/programmes/programme';
import { moveOn } from '../../bot/sessions/rules/keepTime';
import { pause } from '../../bot/sessions/rules/pause';
import { done, endTurn, pass, softEnd } from '../../bot/sessions/rules/round';
import { closed } from '../../bot/sessions/rules/steps';
import { hasToldCase } from '../../bot/sessions/rules/told';
import type { Session } from '../../bot/sessions/session';
import { at, ben, changed, opened, planOf, talking } from './aRound';

/** A case waits on for one who did not come, and has been told by one who did. */

const whose: Step = { kind: 'choose', title: 'Whose case?', prompt: 'Who brings one?', minutes: 2, of: 'circle' };
const told: Step = { kind: 'round', title: 'The case', prompt: 'Tell it.', minutesPerTurn: 2, who: 'owner' };

/** The case of Ben, who waited with it, is at its turn. */
const atCase = (steps: Step[] = [whose, told, talking]): Session => opened({ ...planOf(steps), cases: [ben] });
const spoke = (session: Session): Session => ({ ...session, ledger: { ...session.ledger, turns: { [ben]: 1 } } });
const rung = (session: Session, minute: number) => ({ turn: session.turn, due: at(minute), now: at(minute) });

test('who says that they are done has told it', () => {
  const session = atCase();
  const after = changed(done(session, { by: ben, turn: session.turn, now: at(1) })).session;
  expect(hasToldCase(session, after, at(1))).toBe(true);
});

test('whose turn ends by itself has told it only if they were there before', () => {
  const session = atCase();
  const ended = changed(softEnd(session, rung(session, 2))).session;
  const after = changed(endTurn(ended, rung(ended, 4))).session;
  expect(hasToldCase(ended, after, at(4))).toBe(false);
  const were = spoke(ended);
  expect(hasToldCase(were, changed(endTurn(were, rung(were, 4))).session, at(4))).toBe(true);
  const skipped = changed(moveOn(session, { turn: session.turn, now: at(1), keeps: true })).session;
  expect(hasToldCase(session, skipped, at(1))).toBe(false);
  expect(hasToldCase(spoke(session), skipped, at(1))).toBe(true);
});

test('a turn that nobody took up is no sign that they came, at a later turn of theirs and at the end', () => {
  const session = atCase([whose, told, told, talking]);
  const ended = changed(softEnd(session, rung(session, 2))).session;
  const later = changed(endTurn(ended, { ...rung(ended, 4), there: [ben] })).session;
  expect(later).toMatchObject({ owner: ben, ledger: { turns: { [ben]: 1 } }, stage: { step: 2 } });
  const again = changed(softEnd(later, rung(later, 6))).session;
  const over = changed(endTurn(again, rung(again, 8))).session;
  expect(hasToldCase(again, over, at(8))).toBe(false);
  expect(hasToldCase(over, closed(over, 'finished').session, at(9))).toBe(false);
  // They come late, and say that they are done.
  const late = changed(done(again, { by: ben, turn: again.turn, now: at(7) })).session;
  expect(hasToldCase(again, late, at(7))).toBe(true);
});

test('neither a pause nor giving the floor back ends their time', () => {
  const session = spoke(atCase());
  const paused = changed(pause(session, { by: ben, keeps: false, now: at(1) })).session;
  expect(hasToldCase(session, paused, at(1))).toBe(false);
  const back = changed(pass(session, { by: ben, turn: session.turn, now: at(1) })).session;
  expect(hasToldCase(session, back, at(1))).toBe(false);
});

test('where the owner has no turn of their own it is told when it is over, by who was there', () => {
  const session = atCase([whose, talking]);
  const over = closed(session, 'finished').session;
  expect(hasToldCase(session, over, at(9))).toBe(false);
  expect(hasToldCase(spoke(session), over, at(9))).toBe(true);
  expect(hasToldCase({ ...session, pace: 'in writing' }, over, at(9))).toBe(true);
});

test('of who has left nothing is counted', () => {
  const session = spoke(atCase());
  const over = closed({ ...session, members: session.members.filter((member) => member !== ben) }, 'finished').session;
  expect(hasToldCase(session, over, at(9))).toBe(false);
});
