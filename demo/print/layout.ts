import { grey, type Ink, type Rgb } from './ink';
import type { SeenButton } from '../../sandbox/client';
import type { Card } from './card';
import { blocksOf, type Block, type Reader } from './markdown';
import { lineWidth, widthOf, wrap, type Line, type Span } from './text';

/** How what Grove says is laid into lines: paragraphs, and below them or at their end what there is to press. */

export interface Look {
  readonly reader: Reader;
  /** with a border, like Discord's own; without, only the accent bar */
  readonly framed?: boolean;
  /** said to one person only */
  readonly onlyFor?: string;
  /** so many lines of it at most; what is left out is marked */
  readonly most?: number | undefined;
}

type Pressable = Pick<SeenButton, 'label' | 'style' | 'disabled'>;

export interface Layout {
  readonly button: (seen: Pressable) => Span;
  readonly bodyOf: (card: Card, look: Look, within: number) => Line[];
}

export const frame: Ink = { colour: 0x5c636e };

const buttonColours: Record<number, Rgb> = { 1: 0x4e5fc4, 3: 0x3d7f4f };

export function layout({ coloured }: { coloured: boolean }): Layout {
  function button({ label, style, disabled }: Pressable): Span {
    const words = coloured ? `  ${label}  ` : `[ ${label} ]`;
    const on = buttonColours[style] ?? 0x4a4f58;
    return { text: words, solid: true, ink: disabled ? { quiet: true } : { colour: 0xffffff, on, bold: true } };
  }

  function bodyOf(card: Card, look: Look, within: number): Line[] {
    const parts = card.paragraphs.map((paragraph) =>
      blocksOf(paragraph, look.reader).flatMap((block) => linesOf(block, within)),
    );
    const buttons = card.buttons.flatMap((each, index) => [...(index > 0 ? [{ text: ' ' }] : []), button(each)]);
    if (look.framed) {
      const lines = parts.flat();
      return buttons.length > 0 ? [...lines, [], buttons] : lines;
    }
    const tail = look.onlyFor === undefined ? 0 : widthOf(onlyFor(look.onlyFor)) + 2;
    const lines = shortened(parts.flat(), { most: look.most, within: within - tail });
    if (buttons.length === 0) return lines;
    const [first = [], ...more] = lines;
    const besideFirst = atTheEnd(first, buttons, within);
    if (besideFirst.length === 1) return [...besideFirst, ...more];
    return [...lines.slice(0, -1), ...atTheEnd(lines.at(-1) ?? [], buttons, within)];
  }

  return { button, bodyOf };
}

export const onlyFor = (name: string): string => `only ${name} sees this`;

/** The first lines without the empty ones; where there is more, the last of them gives way to a mark. */
function shortened(lines: readonly Line[], p: { most: number | undefined; within: number }): Line[] {
  if (p.most === undefined || lines.length <= p.most) return [...lines];
  const kept = lines.filter((line) => lineWidth(line) > 0);
  if (kept.length <= p.most) return kept;
  const last = [...(kept[p.most - 1] ?? [])];
  while (last.length > 1 && (lineWidth(last) + 2 > p.within || last.at(-1)?.text.trim() === '')) last.pop();
  return [...kept.slice(0, p.most - 1), [...last, { text: ' …', ink: { quiet: true } }]];
}

/** On the same line at the right if there is room, else on the next. */
export function atTheEnd(line: Line, tail: Line, within: number): Line[] {
  const free = within - lineWidth(line) - lineWidth(tail);
  const space = (count: number): Span => ({ text: ' '.repeat(Math.max(0, count)) });
  if (free >= 2) return [[...line, space(free), ...tail]];
  return [line, [space(within - lineWidth(tail)), ...tail]];
}

export function framed(lines: readonly Line[], p: { accent: Rgb; room: number }): Line[] {
  const inside = p.room - 4;
  const bar: Span = { text: '┃', ink: { colour: p.accent, bold: true } };
  return [
    [{ text: `╭${'─'.repeat(inside + 2)}╮`, ink: frame }],
    ...lines.map((line) => [
      bar,
      { text: ' ' },
      ...line,
      { text: ' '.repeat(Math.max(0, inside - lineWidth(line)) + 1) },
      { text: '│', ink: frame },
    ]),
    [{ text: `╰${'─'.repeat(inside + 2)}╯`, ink: frame }],
  ];
}

export const quietly = (line: Line): Line =>
  line.map((span) => ({ ...span, ink: { ...span.ink, colour: grey, bold: span.ink?.bold ?? false } }));

function linesOf(block: Block, width: number): Line[] {
  if (block.kind === 'space') return [[]];
  if (block.kind !== 'quote') return wrap(block.spans, width);
  const bar: Span = { text: '▎ ', ink: { quiet: true } };
  return wrap(block.spans, width - 2).map((line) => [bar, ...line]);
}
