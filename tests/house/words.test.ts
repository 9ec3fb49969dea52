import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesOf, placesIn, root, sourcesOf } from './sources';

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

/** An apostrophe or a quotation mark as typewriters have it. */
const straight = /[\p{L}\d]'|'\p{L}|"/u;

test('apostrophes and quotation marks are those of print, in what Grove says and in its programmes', () => {
  const texts = (node: ts.Node): string | undefined => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    return isText && straight.test(node.text) ? node.text : undefined;
  };
  expect(locales.flatMap((source) => placesIn(source, texts))).toEqual([]);
  const programmes = filesOf('programs', '.yaml');
  expect(programmes).not.toEqual([]);
  for (const path of programmes) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    expect(lines.filter((line) => !line.startsWith('#') && straight.test(line))).toEqual([]);
  }
});
