import { changed, isOther, type Settings, type Wish } from '../../bot/cohorts/rules/change';
import type { CohortState } from '../../bot/cohorts/rules/life';

const spring: Settings = {
  ...{ name: 'Spring', startsOn: '2027-03-08', weeks: 6, localTime: null, zone: null, groupSize: 6 },
  programme: 'first',
};
const programmes = [
  { file: 'first', name: 'First', sessions: 6 },
  { file: 'short', name: 'Short', sessions: 3 },
];
const now = new Date('2027-03-01T12:00:00Z');
const after = (wish: Wish, of: Settings = spring, state: CohortState = 'open') =>
  changed(state, of, wish, { now, programmes });

test('what nothing is said about stays, and nothing at all is no change', () => {
  expect(after({ size: 4 })).toEqual({ settings: { ...spring, groupSize: 4 }, asked: null });
  expect(after({})).toEqual({ fault: { is: 'nothing' } });
});

test('an hour needs its zone once, keeps it, and can be given up', () => {
  expect(after({ time: '18:00' })).toMatchObject({ fault: { wrong: [{ what: 'timeWithoutZone' }] } });
  const fixed = { ...spring, localTime: '18:00', zone: 'Europe/Paris' };
  expect(after({ time: '19:00' }, fixed)).toMatchObject({ settings: { localTime: '19:00', zone: 'Europe/Paris' } });
  expect(after({ time: ' None ' }, fixed)).toMatchObject({ settings: { localTime: null, zone: null } });
});

test('a shorter programme asks for fewer weeks', () => {
  expect(after({ programme: 'Short' })).toEqual({
    fault: { is: 'unclear', wrong: [{ what: 'tooManyWeeks', has: 3 }] },
  });
  expect(after({ programme: 'Short', weeks: 3 })).toMatchObject({ settings: { programme: 'short', weeks: 3 } });
});

test.each([
  ['matched', 'agreed'],
  ['running', 'running'],
  ['ended', 'over'],
] as const)('of a cohort that is %s only the name changes', (state, is) => {
  expect(after({ weeks: 3 }, spring, state)).toEqual({ fault: { is } });
  expect(after({ weeks: 3, name: 'New' }, spring, state)).toEqual({ fault: { is } });
  expect(after({ name: ' New  one ' }, spring, state)).toEqual({
    settings: { ...spring, name: 'New one' },
    asked: null,
  });
});

test('the name changes also when the first day has passed; nothing else does', () => {
  const past = { ...spring, startsOn: '2027-02-01' };
  expect(after({ name: 'Late' }, past)).toMatchObject({ settings: { name: 'Late' } });
  expect(after({ size: 4 }, past)).toMatchObject({ fault: { wrong: [{ what: 'dateInThePast' }] } });
  expect(after({ name: '\u200b' })).toMatchObject({ fault: { wrong: [{ what: 'cohortName' }] } });
});

test('circles that were found still hold under another name, and under nothing else', () => {
  expect(isOther(spring, { ...spring, name: 'New' })).toBe(false);
  expect(isOther(spring, { ...spring, weeks: 5 })).toBe(true);
});
