import type { Ink } from './ink';

/** A piece of a line. A solid one (a button) is never broken at its spaces. */
export interface Span {
  readonly text: string;
  readonly ink?: Ink;
  readonly solid?: boolean;
}
export type Line = readonly Span[];

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
const nothing = /^[\p{Cc}\p{Mn}\p{Me}\p{Cf}]+$/u;
const wide =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

/** How many columns of a terminal a text takes: letters one, emoji and East Asian characters two, joiners none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segments.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (nothing.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

export const lineWidth = (line: Line): number => line.reduce((sum, span) => sum + widthOf(span.text), 0);

/** Without anything that could steer a terminal, and without the characters nobody sees. */
export const printable = (text: string): string => text.replace(/(?!\n)\p{Cc}|[\u2060\u200B\uFEFF]/gu, '');

/** Breaks at spaces into lines of at most `width` columns; what is longer than a line is broken where the line ends. */
export function wrap(spans: readonly Span[], width: number): Line[] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let used = 0;
  for (const word of wordsOf(spans).flatMap((each) => fitting(each, width))) {
    const wide = lineWidth(word);
    if (used > 0 && used + 1 + wide > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (used > 0) line.push({ text: ' ' });
    line.push(...word);
    used += wide + (used > 0 ? 1 : 0);
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  return lines;
}

/** Words as lists of spans, for a word may change its ink within ("**Spring**,"). */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [];
  let word: Span[] = [];
  const finish = (): void => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (const span of spans) {
    if (span.solid) {
      word.push(span);
      continue;
    }
    for (const [index, text] of span.text.split(/[ \n]+/u).entries()) {
      if (index > 0) finish();
      if (text !== '') word.push({ ...span, text });
    }
  }
  finish();
  return words;
}

function fitting(word: Span[], width: number): Span[][] {
  if (lineWidth(word) <= width) return [word];
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const span of word) {
    for (const { segment } of segments.segment(span.text)) {
      const wide = graphemeWidth(segment);
      if (used + wide > width) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push({ ...span, text: segment });
      used += wide;
    }
  }
  return pieces;
}
