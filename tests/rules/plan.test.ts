import { plan, type Wanted } from '../../bot/cohorts/rules/plan';

const now = new Date('2027-01-01T12:00:00Z');
const wanted: Wanted = { name: 'Spring', date: '2027-03-01', time: '18:00', zone: 'Europe/Paris', size: 6 };
const planned = (change: Partial<Wanted>, at = now) => plan({ ...wanted, ...change }, at);

describe('a cohort as a moderator types it', () => {
  test('is understood', () => {
    expect(planned({})).toEqual({ ...wanted, firstSession: new Date('2027-03-01T17:00:00Z'), firstTime: '18:00' });
  });

  test('is understood however it is written', () => {
    expect(
      planned({ name: '  Spring \u200b  circle ', date: ' 2027-03-01 ', time: '9.30', zone: 'europe/paris' }),
    ).toEqual({
      ...{ name: 'Spring circle', date: '2027-03-01', time: '09:30', zone: 'Europe/Paris', size: 6 },
      firstSession: new Date('2027-03-01T08:30:00Z'),
      firstTime: '09:30',
    });
  });

  test.each([
    ['needs a name', { name: '' }, 'cohortName'],
    ['needs a name one can see', { name: ' \u200b\u202e ' }, 'cohortName'],
    ['has a name of at most sixty characters', { name: 'n'.repeat(61) }, 'cohortName'],
    ['begins on a day of the calendar', { date: '2027-02-30' }, 'noSuchDate'],
    ['begins on a day written year first', { date: '01.03.2027' }, 'noSuchDate'],
    ['begins at a time of the day', { time: '25:00' }, 'noSuchTime'],
    ['is planned in a zone that exists', { zone: 'Europe/Atlantis' }, 'noSuchZone'],
    ['has circles of three at least', { size: 2 }, 'groupSize'],
    ['has circles of twelve at most', { size: 13 }, 'groupSize'],
    ['has circles of whole people', { size: 4.5 }, 'groupSize'],
    ['has circles of a number of people', { size: Number.NaN }, 'groupSize'],
    ['begins in the future', { date: '2026-12-31' }, 'dateInThePast'],
    ['begins within two years', { date: '2029-06-01' }, 'dateTooFar'],
    ['does not begin at the end of the calendar', { date: '9999-12-31' }, 'dateTooFar'],
  ])('%s', (_, change, refusal) => {
    expect(planned(change)).toEqual({ refused: refusal });
  });

  test.each([{ name: 'n'.repeat(60) }, { size: 3 }, { size: 12 }])('may be as small or as large as %j', (change) => {
    expect(planned(change)).toMatchObject(change);
  });

  test('one thing is said at a time, in the order it is typed', () => {
    const all = { name: '', date: 'soon', time: 'late', zone: 'here', size: 1 };
    expect(planned(all)).toEqual({ refused: 'cohortName' });
    expect(planned({ ...all, name: 'Spring' })).toEqual({ refused: 'noSuchDate' });
    expect(planned({ ...all, name: 'Spring', date: '2027-03-01' })).toEqual({ refused: 'noSuchTime' });
  });
});

describe('the first session', () => {
  const noon = { date: '2027-01-01', time: '12:00', zone: 'UTC' };

  test('cannot begin at this very moment, but one minute later it can', () => {
    expect(planned(noon)).toEqual({ refused: 'dateInThePast' });
    expect(planned({ ...noon, time: '12:01' })).toMatchObject({ firstSession: new Date('2027-01-01T12:01:00Z') });
  });

  test('is past or not by the clock of its own zone', () => {
    expect(planned({ ...noon, zone: 'Asia/Tokyo' })).toEqual({ refused: 'dateInThePast' });
    expect(planned({ ...noon, zone: 'America/New_York' })).toMatchObject({
      firstSession: new Date('2027-01-01T17:00:00Z'),
    });
  });

  test('on a night when the clocks change is in the hour that exists', () => {
    expect(planned({ date: '2027-03-28', time: '02:30' })).toMatchObject({
      firstSession: new Date('2027-03-28T01:30:00Z'),
    });
  });
});
