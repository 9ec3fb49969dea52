import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { everySentence } from '../rules/samples/everySentence';
import { filesOf, nodesOf, root, sourcesOf } from './sources';

/** Longer ones a tired person reads twice, and one who reads in a foreign language not at all. */
const mostWords = 25;

/** Names in a row are looked at, not read: they count as one word, as an instant does. */
const inARow = /(<[@#:/&\w]+(:\w)?>)((, | and )<[@#:/&\w]+(:\w)?>)+/g;

/** A sentence ends with its point, or with its line; not with a semicolon, a colon or a dash. */
export const sentencesIn = (text: string): string[] => text.replace(inARow, '$1').split(/(?<=[.!?…][”’*_)]*)\s+|\n+/u);

const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const longIn = (text: string): string[] =>
  sentencesIn(text)
    .filter((sentence) => wordsIn(sentence) > mostWords)
    .map((sentence) => `${wordsIn(sentence)} words: ${sentence}`);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('a sentence is counted by its words, and names in a row are one', () => {
  const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
  expect(longIn(`${words(25)}. ${words(25)}\n${words(25)}`)).toEqual([]);
  expect(longIn(`${words(20)}; ${words(6)}.`)).toHaveLength(1);
  expect(longIn(`${words(24)} <@1>, <@2>, <@3> and <@4>.`)).toEqual([]);
});

test('no sentence of a programme or a format is longer than 25 words', () => {
  const files = filesOf('programs', '.yaml');
  expect(files.length).toBeGreaterThan(1);
  const long = files.flatMap((path) => {
    const texts = textsIn(parse(readFileSync(join(root, path), 'utf8')));
    return texts.flatMap(longIn).map((found) => `${path} ${found}`);
  });
  expect(long).toEqual([]);
});

test('no sentence that Grove says is longer than 25 words', () => {
  const long = everySentence.flatMap(([path, say]) => longIn(say('Ada')).map((found) => `${path} ${found}`));
  expect(everySentence.length).toBeGreaterThan(100);
  expect(long).toEqual([]);
});

/** What is written in the source of a sentence; whatever is filled in counts as a word. */
function written(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return written(node.expression);
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join('');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  return (written(node.left) ?? 'X') + (written(node.right) ?? 'X');
}

test('not even in a turn of words that a sample does not take', () => {
  const long = sourcesOf('bot/locales').flatMap(({ path, syntax }) =>
    nodesOf(syntax)
      .flatMap((node) => longIn(written(node) ?? ''))
      .map((found) => `${path} ${found}`),
  );
  expect([...new Set(long)]).toEqual([]);
});
