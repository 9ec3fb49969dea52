import fc from 'fast-check';
import { apart, pagesOf as blocksOn, textOfPage } from '../../bot/cohorts/rules/pages';
import { pagesOf } from '../../bot/rosters/rules/pages';
import { messages } from './samples/cohorts';

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

test('who has no place, and who keeps the time, stand apart from the circles above them', () => {
  const shown = new Map(messages.map(([what, message]) => [what, JSON.stringify(message)]));
  expect(shown.get('the circles of a small cohort')).toContain('\\n\\n**Without a place so far**');
  expect(shown.get('a cohort with one circle')).toMatch(/[^n]\\n\\n<@\d+> keeps the time/);
  expect(textOfPage(blocksOn(['a long circle', apart('heading'), 'line'], 20), 1)).toBe('heading\nline');
});
