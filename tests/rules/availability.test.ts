import fc from 'fast-check';
import {
  dayNamed,
  hoursOn,
  onDay,
  presetNames,
  presetsOf,
  stretchesOf,
  weekOf,
  withDay,
  withHours,
} from '../../bot/intake/rules/availability';
import { hours } from '../support/people';

const aWeek = fc.uniqueArray(fc.integer({ min: 0, max: 335 })).map((slots) => slots.sort((one, other) => one - other));

test('presets are just the hours they are said to be', () => {
  expect(weekOf(['evenings'])).toEqual(hours([0, 1, 2, 3, 4], 18, 21));
  expect(weekOf(['lunch', 'weekends'])).toEqual(
    [...hours([0, 1, 2, 3, 4], 12, 14), ...hours([5, 6], 10, 18)].sort((one, other) => one - other),
  );
  expect(weekOf(['midnight'])).toEqual([]);
});

test('a week made of presets is known as these, and any other as none', () => {
  fc.assert(
    fc.property(fc.subarray(presetNames), (chosen) => {
      expect(presetsOf(weekOf(chosen))).toEqual(chosen);
    }),
  );
  expect(presetsOf([...weekOf(['evenings']), 300])).toEqual([]);
});

test('changing a day leaves the other days alone', () => {
  fc.assert(
    fc.property(
      aWeek,
      fc.integer({ min: 0, max: 6 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 23 })),
      (week, day, chosen) => {
        const changed = withDay(week, { day, hours: chosen });
        for (const other of [0, 1, 2, 3, 4, 5, 6].filter((each) => each !== day)) {
          expect(onDay(changed, other)).toEqual(onDay(week, other));
        }
        expect(hoursOn(changed, day)).toEqual([...chosen].sort((one, other) => one - other));
        expect([...changed].sort((one, other) => one - other)).toEqual(changed);
      },
    ),
  );
  expect(withDay([], { day: 0, hours: [24, -1, 1.5, Number.NaN] })).toEqual([]);
});

test('a week is said in stretches of days and hours that hold it all and nothing else', () => {
  fc.assert(
    fc.property(aWeek, (week) => {
      const held = stretchesOf(week).flatMap(({ first, last, spans }) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((day) =>
          spans.flatMap(({ from, until }) => hours([day], from / 60, until / 60)),
        ),
      );
      expect(held.sort((one, other) => one - other)).toEqual(week);
    }),
  );
  expect(stretchesOf(weekOf(['evenings', 'lunch']))).toEqual([
    {
      first: 0,
      last: 4,
      spans: [
        { from: 720, until: 840 },
        { from: 1080, until: 1260 },
      ],
    },
  ]);
});

test('a week without hours is no answer, and a day has a number from 0 to 6', () => {
  expect(withHours([])).toEqual({ refused: 'noHours' });
  expect(withHours([7])).toEqual({ availability: [7] });
  expect(['0', '6', '7', '-1', '', undefined].map(dayNamed)).toEqual([0, 6, ...Array<undefined>(4).fill(undefined)]);
});
