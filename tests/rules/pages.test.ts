import fc from 'fast-check';
import { apart, pagesOf as blocksOn, textOfPage } from '../../bot/cohorts/rules/pages';
import { windowOf, type Slice } from '../../bot/rosters/rules/window';
import { messages } from './samples/cohorts';

const sizes = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 30 });

test('turned to the end, every row of every list is shown once and in its order, so many to a page', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 12 }), (all, rows) => {
      const { pages } = windowOf(all, 0, rows);
      const shown = Array.from({ length: pages }, (_, page) => windowOf(all, page, rows).slices);
      const rowsIn = (slices: readonly Slice[]): string[] =>
        slices.flatMap(({ list, from, until }) =>
          all[list] === 0
            ? [`${list} is empty`]
            : Array.from({ length: until - from }, (_, at) => `${list}: ${from + at}`),
        );
      expect(shown.flatMap(rowsIn)).toEqual(
        all.flatMap((size, list) =>
          size === 0 ? [`${list} is empty`] : Array.from({ length: size }, (_, at) => `${list}: ${at}`),
        ),
      );
      expect(shown.slice(0, -1).filter((slices) => rowsIn(slices).length !== rows)).toEqual([]);
    }),
  );
});

test('of pages that are not there the last is shown, and of those before the first, the first', () => {
  expect(windowOf([3, 0, 2], 99, 4)).toEqual({ page: 1, pages: 2, slices: [{ list: 2, from: 0, until: 2 }] });
  expect(windowOf([3], -1, 2)).toMatchObject({ page: 0, pages: 2 });
});

test('who has no place, and who keeps the time, stand apart from the circles above them', () => {
  const shown = new Map(messages.map(([what, message]) => [what, JSON.stringify(message)]));
  expect(shown.get('the circles of a small cohort')).toContain('\\n\\n**Without a place so far**');
  expect(shown.get('a cohort with one circle')).toMatch(/[^n]\\n\\n<@\d+> keeps the time/);
  expect(textOfPage(blocksOn(['a long circle', apart('heading'), 'line'], 20), 1)).toBe('heading\nline');
});
