import { nextInColumns } from '../../sandbox/page/app/roving';

/** Three in a row, two below them, and one under a heading further down. */
const spots = [
  { left: 0, top: 0 },
  { left: 100, top: 0 },
  { left: 200, top: 0 },
  { left: 0, top: 50 },
  { left: 100, top: 50 },
  { left: 0, top: 140 },
];

const path = (from: number, keys: readonly string[]): (number | undefined)[] => {
  const met: (number | undefined)[] = [];
  for (const key of keys) met.push(nextInColumns(key, met.at(-1) ?? from, spots));
  return met;
};

test('up and down lead to whoever stands below and above, and past a shorter row to the nearest one', () => {
  expect(path(1, ['ArrowDown', 'ArrowDown', 'ArrowUp'])).toEqual([4, 5, 3]);
  expect(path(2, ['ArrowDown', 'ArrowUp'])).toEqual([4, 1]);
});

test('left and right go on from one row to the next, Home and End to the edges, and nothing leads out of the list', () => {
  expect(path(2, ['ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowDown'])).toEqual([3, 2, 5, 5, 5]);
  expect(path(4, ['Home', 'ArrowLeft', 'ArrowUp'])).toEqual([0, 0, 0]);
});

test('any other key is left alone', () => {
  expect(nextInColumns('a', 0, spots)).toBeUndefined();
});
