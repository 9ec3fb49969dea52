import fc from 'fast-check';
import { instantOf, isDate, timeOfDay, weekly, zoneNamed, zonesLike } from '../../bot/sessions/calendar';

const utc = (local: { date: string; time: string; zone: string }): string => instantOf(local).toISOString();

/** What a clock on the wall of that zone shows, as the platform says it and not as the calendar does. */
function wall(instant: Date, zone: string): { day: string; time: string; weekday: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'long' },
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
    weekday: part.weekday ?? '',
  };
}

describe('a time on the wall', () => {
  test.each([
    ['in winter', { date: '2027-01-15', time: '18:00', zone: 'Europe/Paris' }, '2027-01-15T17:00:00.000Z'],
    ['in summer', { date: '2027-07-15', time: '18:00', zone: 'Europe/Paris' }, '2027-07-15T16:00:00.000Z'],
    [
      'at half an hour from the others',
      { date: '2027-07-15', time: '18:00', zone: 'Asia/Kolkata' },
      '2027-07-15T12:30:00.000Z',
    ],
    [
      'on another day elsewhere',
      { date: '2027-07-15', time: '08:00', zone: 'Pacific/Auckland' },
      '2027-07-14T20:00:00.000Z',
    ],
    ['on a leap day', { date: '2028-02-29', time: '23:59', zone: 'UTC' }, '2028-02-29T23:59:00.000Z'],
  ])('%s names one instant', (_, local, instant) => {
    expect(utc(local)).toBe(instant);
  });

  test.each([
    ['Paris', { date: '2027-03-28', time: '02:30', zone: 'Europe/Paris' }, '03:30', '2027-03-28T01:30:00.000Z'],
    ['New York', { date: '2027-03-14', time: '02:30', zone: 'America/New_York' }, '03:30', '2027-03-14T07:30:00.000Z'],
    [
      'Lord Howe, where it is half an hour',
      { date: '2027-10-03', time: '02:15', zone: 'Australia/Lord_Howe' },
      '02:45',
      '2027-10-02T15:45:00.000Z',
    ],
  ])('that the clocks skip in %s moves forward by the gap', (_, local, shown, instant) => {
    expect(utc(local)).toBe(instant);
    expect(wall(instantOf(local), local.zone).time).toBe(shown);
  });

  test.each([
    ['Paris', { date: '2027-10-31', time: '02:30', zone: 'Europe/Paris' }, '2027-10-31T00:30:00.000Z', 60],
    ['New York', { date: '2027-11-07', time: '01:30', zone: 'America/New_York' }, '2027-11-07T05:30:00.000Z', 60],
    ['Lord Howe', { date: '2027-04-04', time: '01:45', zone: 'Australia/Lord_Howe' }, '2027-04-03T14:45:00.000Z', 30],
  ])('that comes twice in %s is the first of the two', (_, local, instant, minutesBetween) => {
    expect(utc(local)).toBe(instant);
    const second = new Date(instantOf(local).getTime() + minutesBetween * 60_000);
    expect(wall(second, local.zone)).toEqual(wall(instantOf(local), local.zone));
  });

  test('that the clocks neither skip nor repeat is shown on the wall just so', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const dates = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      // At noon no zone changes its clocks in these years.
      fc.property(zones, dates, (zone, date) => {
        expect(wall(instantOf({ date, time: '12:00', zone }), zone)).toMatchObject({ day: date, time: '12:00' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('meeting every week', () => {
  const zones = [
    'Europe/Paris',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Africa/Casablanca',
    'Africa/Cairo',
    'Asia/Kolkata',
  ];

  test.each(zones)('in %s keeps its weekday and its time, whatever the clocks do', (zone) => {
    const weeks = weekly({ date: '2027-01-05', time: '18:30', zone }, 53);
    expect(weeks.map((instant) => wall(instant, zone))).toEqual(
      weeks.map((_, week) => ({
        day: new Date(Date.UTC(2027, 0, 5 + 7 * week)).toISOString().slice(0, 10),
        time: '18:30',
        weekday: 'Tuesday',
      })),
    );
  });

  test('moves by an hour for people elsewhere when the clocks change here', () => {
    const [before, after] = weekly({ date: '2027-03-24', time: '18:00', zone: 'Europe/Paris' }, 2);
    expect([before, after].map((instant) => instant?.toISOString())).toEqual([
      '2027-03-24T17:00:00.000Z',
      '2027-03-31T16:00:00.000Z',
    ]);
  });

  test('a week whose hour is skipped moves forward alone; the next is on time again', () => {
    const zone = 'Europe/Paris';
    const weeks = weekly({ date: '2027-03-21', time: '02:30', zone }, 3);
    expect(weeks.map((instant) => wall(instant, zone).time)).toEqual(['02:30', '03:30', '02:30']);
  });

  test('goes over the end of a year and a leap day', () => {
    const weeks = weekly({ date: '2027-12-28', time: '09:00', zone: 'UTC' }, 11);
    expect(weeks.map((instant) => instant.toISOString().slice(0, 10)).slice(0, 2)).toEqual([
      '2027-12-28',
      '2028-01-04',
    ]);
    expect(weeks.at(-1)?.toISOString()).toBe('2028-03-07T09:00:00.000Z');
  });

  test('as often as asked: once, or not at all', () => {
    const first = { date: '2027-01-05', time: '18:30', zone: 'UTC' };
    expect(weekly(first, 1)).toEqual([instantOf(first)]);
    expect(weekly(first, 0)).toEqual([]);
  });
});

describe('a day as a host types it', () => {
  test.each(['2027-03-01', '2028-02-29', '2020-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true);
  });

  test.each([
    '2026-02-30',
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-01-00',
    '2019-12-31',
    '0000-01-01',
    '10000-01-01',
    '+012027-03-01',
    '-2027-03-01',
    '27-03-01',
    '2027-3-1',
    '2027/03/01',
    '01.03.2027',
    '20270301',
    '2027-03-01T18:00',
    ' 2027-03-01',
    '2027-03-01\n',
    '２０２７-03-01',
    'tomorrow',
    '',
  ])('%j is none', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('a time as a host types it', () => {
  test.each([
    ['18:00', '18:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['18.00', '18:00'],
    ['18h00', '18:00'],
    [' 18:00 ', '18:00'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('%j is %s', (text, time) => {
    expect(timeOfDay(text)).toBe(time);
  });

  test.each([
    '24:00',
    '25:00',
    '18:60',
    '18',
    '6pm',
    '18:0',
    '18:000',
    '118:00',
    '-1:00',
    '18:00:00',
    '18-00',
    '１８:00',
    '',
  ])('%j is none', (text) => {
    expect(timeOfDay(text)).toBeUndefined();
  });
});

/** The name this machine's zone data use for a zone that has had several. */
const sameZone = (timeZone: string): string => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

describe('a zone as a host types it', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    [' America/New York ', 'America/New_York'],
    ['AMERICA/ARGENTINA/BUENOS AIRES', zoneNamed('America/Argentina/Buenos_Aires')],
    ['utc', 'UTC'],
    ['America/Port-au-Prince', 'America/Port-au-Prince'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('%j is %s', (text, zone) => {
    expect(zone).toBeDefined();
    expect(zoneNamed(text)).toBe(zone);
  });

  test.each(['Kolkata', 'Kyiv', 'Kathmandu', 'Yangon', 'Nuuk', 'Ho Chi Minh', 'UTC'])('%s is in the list', (city) => {
    const [zone] = zonesLike(city);
    expect(zone).toMatch(new RegExp(`${city.replaceAll(' ', '_')}$`));
    expect(zoneNamed(zone ?? '')).toBe(zone);
  });

  test.each([
    ['paris', 'Europe/Paris'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Sao_Paulo', 'America/Sao_Paulo'],
  ])('a city that one zone is named after is enough: %s', (typed, zone) => {
    expect(zoneNamed(typed)).toBe(zone);
    expect(zonesLike(typed)[0]).toBe(zone);
  });

  test('every zone Grove knows is found by its own name', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const found = zoneNamed(zone);
      expect(found && sameZone(found)).toBe(sameZone(zone));
    }
  });

  test.each([
    '',
    ' ',
    'Europe',
    'Europe/Atlantis',
    '+02:00',
    '-05',
    '2',
    'Europe/Paris/',
    'Europe/Paris;',
    '__proto__',
  ])('%j is none', (text) => {
    expect(zoneNamed(text)).toBeUndefined();
  });

  test('a city is enough to find its zone in the list, and comes before other places with those letters', () => {
    expect(zonesLike('paris')).toEqual(['Europe/Paris']);
    expect(zonesLike(' new york ')).toEqual(['America/New_York']);
    const begins = zonesLike('la').map((zone) => (zone.split('/').at(-1) ?? '').startsWith('La'));
    expect(begins).toContain(true);
    expect(begins).toContain(false);
    expect(begins).toEqual([...begins].sort((one, other) => Number(other) - Number(one)));
  });

  test('the list is never longer than Discord shows, even when nothing has been typed', () => {
    expect(zonesLike('')).toHaveLength(25);
    expect(zonesLike('e')).toHaveLength(25);
    expect(zonesLike('a', 3)).toHaveLength(3);
    expect(zonesLike('atlantis')).toEqual([]);
  });

  test('everything in the list can be chosen', () => {
    for (const typed of ['', 'a', 'san', 'europe/', 'port']) {
      for (const zone of zonesLike(typed)) expect(zoneNamed(zone)).toBe(zone);
    }
  });
});
