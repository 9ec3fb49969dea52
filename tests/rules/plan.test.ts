import { plan, type Plan, type Wanted } from '../../bot/cohorts/rules/plan';

const now = new Date('2027-01-01T12:00:00Z');
const programmes = [
  { file: 'first-circle', name: 'A first circle', sessions: 6 },
  { file: 'long', name: 'A long way', sessions: 26 },
];
const wanted: Wanted = { name: 'Spring', start: '2027-03-01', time: '18:00', zone: 'Europe/Paris', size: 6 };
const planned = (change: Partial<Wanted>, at = now) =>
  plan({ ...wanted, ...change }, { now: at, programmes, usual: 'first-circle' });
const hourOf = (outcome: ReturnType<typeof planned>): Plan['hour'] => ('wrong' in outcome ? null : outcome.hour);
const wrongIn = (outcome: ReturnType<typeof planned>): string[] =>
  'wrong' in outcome ? outcome.wrong.map(({ what }) => what) : [];

describe('a cohort as a moderator types it', () => {
  test('is understood', () => {
    expect(planned({})).toEqual({
      ...{ name: 'Spring', startsOn: '2027-03-01', asked: null, weeks: 6, size: 6, programme: 'first-circle' },
      hour: {
        time: '18:00',
        zone: 'Europe/Paris',
        firstSession: new Date('2027-03-01T17:00:00Z'),
        firstTime: '18:00',
      },
    });
  });

  test('is understood however it is written', () => {
    const typed = {
      ...{ name: '  Spring \u200b  circle ', start: ' 2027-03-01 ', time: '9.30', zone: 'europe/paris' },
      programme: ' a LONG way ',
    };
    expect(planned(typed)).toMatchObject({
      ...{ name: 'Spring circle', startsOn: '2027-03-01', programme: 'long' },
      hour: { time: '09:30', zone: 'Europe/Paris', firstSession: new Date('2027-03-01T08:30:00Z') },
    });
  });

  test.each([
    ['needs a name', { name: '' }, 'cohortName'],
    ['needs a name one can see', { name: ' \u200b\u202e ' }, 'cohortName'],
    ['has a name of at most sixty characters', { name: 'n'.repeat(61) }, 'cohortName'],
    ['begins on a day of the calendar', { start: '2027-02-30' }, 'noSuchDate'],
    ['begins on a day written year first', { start: '01.03.2027' }, 'noSuchDate'],
    ['begins at a time of the day', { time: '25:00' }, 'noSuchTime'],
    ['is planned in a zone that exists', { zone: 'Europe/Atlantis' }, 'noSuchZone'],
    ['has a zone to its time', { zone: undefined }, 'timeWithoutZone'],
    ['has a time to its zone', { time: undefined }, 'zoneWithoutTime'],
    ['has circles of three at least', { size: 2 }, 'groupSize'],
    ['has circles of twelve at most', { size: 13 }, 'groupSize'],
    ['has circles of whole people', { size: 4.5 }, 'groupSize'],
    ['has circles of a number of people', { size: Number.NaN }, 'groupSize'],
    ['meets at least once', { weeks: 0 }, 'weeks'],
    ['meets in whole weeks', { weeks: 2.5 }, 'weeks'],
    ['meets for half a year at most', { weeks: 27, programme: 'long' }, 'weeks'],
    ['has no more weeks than its programme has sessions', { weeks: 7 }, 'tooManyWeeks'],
    ['follows a programme that exists', { programme: 'no such way' }, 'noSuchProgramme'],
    ['begins in the future', { start: '2026-12-31' }, 'dateInThePast'],
    ['begins within two years', { start: '2029-06-01' }, 'dateTooFar'],
    ['does not begin at the end of the calendar', { start: '9999-12-31' }, 'dateTooFar'],
  ])('%s', (_, change, wrong) => {
    expect(wrongIn(planned(change))).toEqual([wrong]);
  });

  test.each([{ name: 'n'.repeat(60) }, { size: 3 }, { size: 12 }, { weeks: 1 }, { weeks: 26, programme: 'long' }])(
    'may be as small or as large as %j',
    (change) => {
      expect(planned(change)).toMatchObject({ ...change });
    },
  );

  test('everything that is wrong is said at once, so that nobody comes back five times', () => {
    const all = { name: '', start: 'soon', time: 'late', zone: 'here', size: 1, weeks: 40, programme: '?' };
    expect(wrongIn(planned(all))).toEqual(
      expect.arrayContaining(['cohortName', 'noSuchDate', 'noSuchTime', 'noSuchZone', 'groupSize', 'weeks']),
    );
  });

  test('meets for six weeks unless told otherwise, or for as many as its programme has sessions', () => {
    const short = [{ file: 'short', name: 'Short', sessions: 2 }];
    expect(plan(wanted, { now, programmes: short, usual: 'short' })).toMatchObject({ weeks: 2 });
    expect(planned({ programme: 'long' })).toMatchObject({ weeks: 6 });
  });
});

describe('a cohort whose circles each have their own hour', () => {
  const own = { time: undefined, zone: undefined };

  test('begins with the week of its first day', () => {
    expect(planned({ ...own, start: '2027-03-01' })).toMatchObject({ startsOn: '2027-03-01', asked: null, hour: null });
  });

  test('begins on the Monday after, when its first day is no Monday', () => {
    expect(planned({ ...own, start: '2027-03-03' })).toMatchObject({ startsOn: '2027-03-08', asked: '2027-03-03' });
    expect(planned({ ...own, start: '2027-03-07' })).toMatchObject({ startsOn: '2027-03-08' });
  });

  test('begins after this week', () => {
    expect(wrongIn(planned({ ...own, start: '2027-03-01' }, new Date('2027-03-01T12:00:00Z')))).toEqual([
      'dateInThePast',
    ]);
    expect(planned({ ...own, start: '2027-03-02' }, new Date('2027-03-01T12:00:00Z'))).toMatchObject({
      startsOn: '2027-03-08',
    });
  });
});

describe('the first session', () => {
  const noon = { start: '2027-01-01', time: '12:00', zone: 'UTC' };

  test('cannot begin at this very moment, but one minute later it can', () => {
    expect(wrongIn(planned(noon))).toEqual(['dateInThePast']);
    expect(hourOf(planned({ ...noon, time: '12:01' }))?.firstSession).toEqual(new Date('2027-01-01T12:01:00Z'));
  });

  test('is past or not by the clock of its own zone', () => {
    expect(wrongIn(planned({ ...noon, zone: 'Asia/Tokyo' }))).toEqual(['dateInThePast']);
    expect(hourOf(planned({ ...noon, zone: 'America/New_York' }))?.firstSession).toEqual(
      new Date('2027-01-01T17:00:00Z'),
    );
  });

  test('on a night when the clocks change is in the hour that exists', () => {
    expect(hourOf(planned({ start: '2027-03-28', time: '02:30' }))?.firstSession).toEqual(
      new Date('2027-03-28T01:30:00Z'),
    );
  });
});
