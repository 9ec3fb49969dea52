import fc from 'fast-check';
import { pagesOf } from '../../bot/rosters/rules/pages';

const sections = fc.array(
  fc.record({
    heading: fc.string({ minLength: 1, maxLength: 9, unit: fc.constantFrom('A', 'B') }),
    lines: fc.array(fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'b') }), {
      minLength: 1,
      maxLength: 9,
    }),
  }),
  { minLength: 1, maxLength: 9 },
);

test('no page is too long, and no line is lost, doubled or out of order', () => {
  fc.assert(
    fc.property(sections, (all) => {
      const pages = pagesOf(all, 60);
      expect(pages.filter((page) => page.length > 60)).toEqual([]);
      const lines = pages.flatMap((page) => page.split('\n')).filter((line) => /^[ab]+$/.test(line));
      expect(lines).toEqual(all.flatMap((section) => section.lines));
    }),
  );
});

test('a circle that goes on over the page has its name there again', () => {
  const pages = pagesOf([{ heading: 'Spring 1', lines: ['Ada', 'Ben', 'Chidi', 'Dana'] }], 20);
  expect(pages).toEqual(['Spring 1\nAda\nBen', 'Spring 1\nChidi\nDana']);
});

test('what fits stands together', () => {
  const pages = pagesOf(
    [
      { heading: 'Spring 1', lines: ['Ada'] },
      { heading: 'Waiting', lines: ['Ben'] },
    ],
    100,
  );
  expect(pages).toEqual(['Spring 1\nAda\n\nWaiting\nBen']);
});
