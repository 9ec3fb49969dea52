import type { Judged } from '../../bench/matching/judged';
import { heading, rowOf } from '../../bench/matching/table';

const judged = (about: Partial<Judged>): Judged => ({
  ...{ method: 'grove', groups: [], unplaced: [], proof: undefined, violations: [], missed: [] },
  ...{ placed: 50, nominated: 9, fit: 40, mean: 0.8, seconds: 1, cpuSeconds: 1, peakMb: 100 },
  ...about,
});
const best = { mostPlaced: true, best: true, fitBound: undefined };
const grove = judged({ proof: best });

/** What stands in a column of the row for somebody else's answer, beside Grove's. */
function cellOf(column: string, one: Judged, beside = grove): string | undefined {
  const end = heading().indexOf(column) + column.length;
  return rowOf({ people: 60, seed: 1, placeable: 55, grove: beside }, one).slice(0, end).split(/ {2,}/).at(-1);
}

test('the table of the benchmark says how many who were nominated have a place', () => {
  expect(cellOf('nominated', judged({ method: 'greedy', nominated: 7 }))).toBe('7');
});

test('a share of the bound is told of those answers alone that it holds for, and is never above a hundred', () => {
  expect(cellOf('of bound', grove)).toBe('100.00 %');
  expect(cellOf('of bound', judged({ fit: 30 }))).toBe('75.00 %');
  expect(cellOf('of bound', judged({ fit: 42, nominated: 8 }))).toBe('fewer nom.');
  expect(cellOf('of bound', judged({ fit: 30, placed: 49 }))).toBe('-');
  expect(cellOf('of bound', judged({ fit: 41 }))).toBe('refuted');
  const open = judged({ proof: { ...best, best: false } });
  expect(cellOf('of bound', open, open)).toBe('-');
});
