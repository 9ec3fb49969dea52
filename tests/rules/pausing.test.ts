import { dayMeant, mayPauseUntil, mostWeeks } from '../../bot/people/rules/until';
import { done, take } from '../../bot/sessions/rules/round';
import { pauses } from '../../bot/sessions/rules/roster';
import { allRest, calledBy } from '../../bot/sessions/rules/rsvp';
import { open } from '../../bot/sessions/rules/steps';
import { dateAfter } from '../../bot/sessions/calendar';
import type { Session } from '../../bot/sessions/session';
import { ada, aPlan, at, ben, changed, cleo, opened } from './aRound';

const today = '2027-03-03';

test.each([
  ['2027-04-12', '2027-04-12'],
  ['12 April', '2027-04-12'],
  ['April 12th', '2027-04-12'],
  ['12th of april', '2027-04-12'],
  ['12.4.', '2027-04-12'],
  ['12.4.2028', '2028-04-12'],
  ['until 2 March', '2028-03-02'],
  ['tomorrow', '2027-03-04'],
  ['Monday', '2027-03-08'],
  ['next wednesday', '2027-03-10'],
  ['in two weeks', '2027-03-17'],
  ['for 10 days', '2027-03-13'],
  ['a week', '2027-03-10'],
])('somebody who types %s means %s', (typed, day) => {
  expect(dayMeant(typed, today)).toBe(day);
});

test.each(['4/5', 'soon', '31 February', '', '12', 'when I can', '2027-13-01', 'in forty weeks', '<@1>'])(
  'what cannot be told is not guessed: %s',
  (typed) => expect(dayMeant(typed, today)).toBeUndefined(),
);

test('a pause ends on a day from tomorrow on, and lasts twelve weeks at most', () => {
  const last = dateAfter(today, mostWeeks * 7);
  expect(mayPauseUntil(today, today)).toEqual({ refused: 'pauseIsPast' });
  expect(mayPauseUntil(dateAfter(today, 1), today)).toBeNull();
  expect(mayPauseUntil(last, today)).toBeNull();
  expect(mayPauseUntil(dateAfter(last, 1), today)).toEqual({ refused: 'pauseTooLong' });
});

const pausing = (session: Session, ...away: string[]): Session => ({ ...session, away });
const speaks = (who: string, session: Session): Session => {
  const holding = changed(take(session, { by: who, turn: session.turn, now: at(1) })).session;
  return changed(done(holding, { by: who, turn: holding.turn, now: at(2) })).session;
};

test('a reminder calls nobody who pauses, unless they have said that they come', () => {
  const plan = pausing(aPlan(), ada, ben);
  expect(calledBy(plan, new Map())).toEqual([cleo]);
  expect(calledBy(plan, new Map([[ada, 'coming']]))).toEqual([ada, cleo]);
  expect(calledBy(plan, new Map([[cleo, 'not this week']]))).toEqual([]);
});

test('where everybody pauses or rests, the session is not held', () => {
  const plan = pausing(aPlan(), ada, ben, cleo);
  expect(allRest(plan, new Map())).toBe(true);
  expect(changed(open(plan, { now: at(0), allRest: true })).session.stage).toEqual({ at: 'closed', how: 'resting' });
});

test('a round waits for nobody who pauses, and a rotation has no go for them', () => {
  const session = opened(pausing(aPlan({ steps: 2 }), cleo));
  expect(session.seats).toEqual([ada, ben]);
  const after = speaks(ben, speaks(ada, session));
  expect(after.stage).toMatchObject({ at: 'round', step: 1 });
});

test('somebody who pauses and comes all the same has a chance like everybody', () => {
  const session = opened(pausing(aPlan({ steps: 2 }), cleo));
  const first = speaks(cleo, session);
  expect(first.stage).toMatchObject({ at: 'round', step: 0 });
  const second = speaks(ben, speaks(ada, first));
  expect(second.stage).toMatchObject({ at: 'round', step: 1 });
  // Now that they are here the others wait for them, too.
  expect(speaks(ben, speaks(ada, second)).stage).toMatchObject({ at: 'round', step: 1 });
});

test('a round that waited for one alone goes on when they pause', () => {
  const session = speaks(ben, speaks(ada, opened(aPlan({ steps: 2 }))));
  expect(session.stage).toMatchObject({ step: 0 });
  expect(changed(pauses(pausing(session, cleo), at(3))).session.stage).toMatchObject({ at: 'round', step: 1 });
  expect(pauses(pausing(opened(), cleo), at(3))).toBeNull();
});
