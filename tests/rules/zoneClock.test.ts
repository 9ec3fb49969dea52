import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { halfHoursTouched, instantOf, modulo, wallTimeOf, zoneClock } from '../../bot/matching/zoneClock';
import { zones } from '../support/somePool';

const weeks = 8;
/** Mondays, from one of 2024 on. */
const monday = fc.nat({ max: 200 }).map((week) => Temporal.PlainDate.from('2024-01-01').add({ weeks: week }));
const zone = fc.constantFrom(...zones, 'UTC', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Gaza', '+05:45');
const minuteOf = fc.integer({ min: 0, max: weeks * 7 * 1440 - 1 });

const clockOf = (tz: string, date: Temporal.PlainDate) => zoneClock(tz, { startDate: date.toString(), weeks });
const instantAt = (date: Temporal.PlainDate, minutes: number): Temporal.Instant =>
  date.toZonedDateTime('UTC').toInstant().add({ minutes });
/** Around a change of clocks in these weeks, where there is one: at random it would hardly ever be met. */
const changeIn = (tz: string, date: Temporal.PlainDate, otherwise: number): number => {
  const change = date.toZonedDateTime(tz).getTimeZoneTransition('next');
  const wall = change?.toPlainDateTime().since(date.toPlainDateTime(), { largestUnit: 'minutes' }).minutes ?? Infinity;
  return wall < weeks * 7 * 1440 ? wall : otherwise;
};

describe('the clock of a zone', () => {
  test('turns wall-clock times into instants as Temporal does, skipped and doubled hours too', () => {
    fc.assert(
      fc.property(zone, monday, minuteOf, fc.integer({ min: -200, max: 200 }), (tz, date, minute, near) => {
        for (const wall of [minute, changeIn(tz, date, minute) + near]) {
          const expected = date
            .toPlainDateTime()
            .add({ minutes: wall })
            .toZonedDateTime(tz, { disambiguation: 'compatible' });
          const at = instantOf(clockOf(tz, date), wall);
          expect(instantAt(date, at).toString()).toBe(expected.toInstant().toString());
        }
      }),
      { numRuns: 120 },
    );
  });

  test('turns instants into wall-clock times and into the half-hours a session touches', () => {
    fc.assert(
      fc.property(
        zone,
        monday,
        minuteOf,
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: -200, max: 200 }),
        (tz, date, minute, length, near) => {
          const clock = clockOf(tz, date);
          const start = instantOf(clock, changeIn(tz, date, minute)) + near;
          const walls = Array.from({ length }, (_, later) => {
            const there = instantAt(date, start + later)
              .toZonedDateTimeISO(tz)
              .toPlainDateTime();
            return there.since(date.toPlainDateTime(), { largestUnit: 'minutes' }).minutes;
          });
          expect(wallTimeOf(clock, start)).toBe(walls[0]);
          const touched = new Set(halfHoursTouched(clock, { start, end: start + length }));
          expect(touched).toEqual(new Set(walls.map((wall) => modulo(Math.floor(wall / 30), 336))));
        },
      ),
      { numRuns: 60 },
    );
  });
});
