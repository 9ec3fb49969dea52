import { sourcesOf } from './sources';

/** What Grove says, as its sources hold it. */
const locales = sourcesOf('bot/locales');

test('how long until then, or since, stands in brackets behind the hour, so that it is true whenever it is read', () => {
  // The board of a step is edited as time goes on; an announcement is read days later, too.
  const onBoards = ['We begin '];
  const bare = locales.flatMap(({ path, text }) =>
    [...text.matchAll(/(.{0,60})\$\{instant\([^)]*, 'R'\)\}(.?)/gu)]
      .filter(([, before = '', after]) => !(before.endsWith(' (') && after === ')'))
      .filter(([, before = '']) => !onBoards.some((board) => before.endsWith(board)))
      .map(([found]) => `${path} ${found}`),
  );
  expect(bare).toEqual([]);
  expect(locales.some(({ text }) => text.includes(", 'R')"))).toBe(true);
});

test('a day that is said again and again, or read much later, comes without counting the days until it', () => {
  const counted = locales.flatMap(({ path, text }) =>
    [...text.matchAll(/You (?:first|next) meet \*\*.*'R'\)/gu)].map(([found]) => `${path} ${found}`),
  );
  expect(counted).toEqual([]);
});
