import fc from 'fast-check';
import { unsuited, type ToldHours } from '../../bot/cohorts/rules/suits';
import { zonesHere } from '../../bot/sessions/zones';
import { zonesWith, zonesWithout } from '../support/zones';

const everyHour = Array.from({ length: 336 }, (_, half) => half);
const ada = (zone: string, availability: readonly number[]): ToldHours => ({ user: 'ada', zone, availability });
const tuesday = (from: number, until: number): number[] =>
  Array.from({ length: (until - from) * 2 }, (_, half) => 48 + from * 2 + half);
/** Tuesdays at 18:00 in Nairobi. */
const at = (startsAt: string, minutes = 60) => ({ startsAt: new Date(startsAt), minutes });
const tuesdays = [at('2027-03-02T15:00:00Z'), at('2027-03-09T15:00:00Z')];

test('an hour suits whoever is free for the whole of it, in every week', () => {
  const suits = (zone: string, hours: readonly number[]): boolean =>
    unsuited(tuesdays, [ada(zone, hours)], zonesHere).length === 0;
  expect(suits('Africa/Nairobi', tuesday(18, 19))).toBe(true);
  expect(suits('Africa/Nairobi', tuesday(18, 18.5))).toBe(false);
  expect(suits('Africa/Nairobi', tuesday(18.5, 19.5))).toBe(false);
  expect(suits('Asia/Kathmandu', tuesday(20.5, 22))).toBe(true);
  expect(suits('Asia/Kathmandu', tuesday(21, 22))).toBe(false);
});

test('over a change of the clocks both hours have to be free', () => {
  const meetings = [at('2027-03-23T15:00:00Z'), at('2027-03-30T15:00:00Z')];
  const named = (hours: readonly number[]): string[] => unsuited(meetings, [ada('Europe/Paris', hours)], zonesHere);
  expect(named(tuesday(16, 17))).toEqual(['ada']);
  expect(named(tuesday(17, 18))).toEqual(['ada']);
  expect(named(tuesday(16, 18))).toEqual([]);
});

test('a law may make an hour unsuitable for one of them, and the others are not named', () => {
  const people = [ada('Africa/Nairobi', tuesday(17, 19)), { ...ada('Europe/Paris', everyHour), user: 'ben' }];
  const meetings = [at('2027-03-23T15:00:00Z')];
  const law = zonesWith('2027b', { zone: 'Africa/Nairobi', from: '2027-03-20T00:00:00Z', aheadMinutes: 240 });
  expect(unsuited(meetings, people, zonesHere)).toEqual([]);
  expect(unsuited(meetings, people, law)).toEqual(['ada']);
});

test('of whoever has told no hours, or has a clock that the data do not know, nothing is said', () => {
  expect(unsuited(tuesdays, [ada('Africa/Nairobi', [])], zonesHere)).toEqual([]);
  const unknown = zonesWithout('2027b', 'Africa/Nairobi');
  expect(unsuited(tuesdays, [ada('Africa/Nairobi', tuesday(3, 4))], unknown)).toEqual([]);
});

test('every half-hour that a meeting touches counts, and no other, minute by minute, also where clocks change in it', () => {
  const zones = ['Africa/Nairobi', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Paris', 'America/St_Johns'];
  // Beside the changes of Paris and of Lord Howe.
  const moments = ['2027-03-28T00:00:00Z', '2027-04-03T14:00:00Z', '2027-06-01T12:00:00Z'].map(Date.parse);
  const begins = fc.tuple(fc.constantFrom(...moments), fc.integer({ min: -90, max: 90 }));
  fc.assert(
    fc.property(fc.constantFrom(...zones), begins, fc.integer({ min: 1, max: 130 }), (zone, [near, off], minutes) => {
      const startsAt = new Date(near + off * 60_000);
      const touched = new Set<number>();
      for (let minute = 0; minute < minutes; minute++) {
        const wall = zonesHere.wallClockIn(zone, new Date(startsAt.getTime() + minute * 60_000));
        if (wall) touched.add(wall.weekday * 48 + Math.floor(wall.minute / 30));
      }
      const named = (hours: readonly number[]): string[] =>
        unsuited([{ startsAt, minutes }], [ada(zone, hours)], zonesHere);
      expect(named([...touched])).toEqual([]);
      for (const half of touched) expect(named(everyHour.filter((one) => one !== half))).toEqual(['ada']);
    }),
    { numRuns: 60 },
  );
});
