import { setTimeout as sleep } from 'node:timers/promises';
import type { SeenButton } from '../../sandbox/client';
import { grey, type Ink, type Paint, type Rgb } from './ink';
import type { Card } from './card';
import { atTheEnd, frame, framed, layout, onlyFor, quietly, type Look } from './layout';
import { lineWidth, widthOf, wrap, type Line, type Span } from './text';

/**
 * The terminal as a page: the town's time at the left, then who, then what is said.
 *
 *   18:01    Amara  presses [ Take the turn ]
 *            board  ┃ @Amara has the floor, for about a minute. …
 */
export interface Page {
  title(words: string, below: string): Promise<void>;
  /** What has just been started, and how long that took; the last one ends the line. */
  ready(what: string, time: string, last?: boolean): void;
  chapter(words: string, aside?: string): Promise<void>;
  note(words: string): Promise<void>;
  row(who: Who, line: readonly Span[]): Promise<void>;
  card(who: Who, card: Card, look: Look): Promise<void>;
  form(who: Who, p: { title: string; answers: readonly (readonly [string, string])[] }): Promise<void>;
  box(p: { title: string; rows: readonly (readonly [string, string])[]; accent: Rgb }): Promise<void>;
  /** Several short things side by side, in columns. */
  columns(cells: readonly Line[]): Promise<void>;
  /** A button as it stands on the screen. */
  button(seen: Pick<SeenButton, 'label' | 'style' | 'disabled'>): Span;
  /** An empty line, and after it the time is said again. */
  gap(): Promise<void>;
}

export interface Who {
  /** "18:01", or nothing when it is said already */
  readonly time: string;
  readonly name: string;
  readonly ink: Ink;
}

const leaf: Rgb = 0x6fae60;
const nameWidth = 8;
const indent = ' '.repeat(2 + 5 + 2 + nameWidth + 2);
export function pageOn(p: {
  write: (text: string) => void;
  paint: Paint;
  coloured: boolean;
  width: number;
  /** real milliseconds to rest after a line of that many letters */
  rest: (letters: number) => number;
}): Page {
  const { paint, coloured, width } = p;
  const room = width - indent.length - 1;
  let lastTime = '';
  let isAfterGap = false;

  const painted = (line: Line): string =>
    line
      .map(({ text, ink }) => paint(text, ink))
      .join('')
      .replace(/ +$/u, '');

  async function put(lines: readonly Line[]): Promise<void> {
    for (const line of lines) p.write(`${painted(line)}\n`);
    isAfterGap = lines.at(-1)?.length === 0;
    const letters = lines.flat().reduce((sum, span) => sum + widthOf(span.text.trim()), 0);
    const ms = p.rest(letters);
    if (ms > 0) await sleep(ms);
  }

  /** The time is said once for all that happens in the same minute. */
  function gutter({ time, name, ink }: Who): Line {
    const said = time === lastTime ? '' : time;
    lastTime = time;
    const space = ' '.repeat(Math.max(0, nameWidth - widthOf(name)));
    return [
      { text: `  ${said.padStart(5)}  `, ink: { quiet: true } },
      { text: `${space}${name}`, ink: { bold: true, ...ink } },
      { text: '  ' },
    ];
  }

  const beside = (who: Who, lines: readonly Line[]): Line[] => {
    const [first = [], ...rest] = lines;
    return [[...gutter(who), ...first], ...rest.map((line) => [{ text: indent }, ...line])];
  };

  const { button, bodyOf } = layout({ coloured });

  return {
    async title(words, below) {
      await put([
        [],
        [{ text: `  ${words}`, ink: { bold: true, colour: leaf } }],
        [{ text: `  ${below}`, ink: { quiet: true } }],
        [],
      ]);
    },
    ready(what, time, last = false) {
      const said: Line = [
        { text: '  ✓ ', ink: { colour: leaf } },
        { text: `${what} ` },
        { text: time, ink: { quiet: true } },
      ];
      p.write(`${painted(said)}${last ? '\n' : '   '}`);
    },
    async chapter(words, aside = '') {
      lastTime = '';
      const tail = aside === '' ? 0 : widthOf(aside) + 1;
      const dashes = width - 1 - 5 - widthOf(words) - 1 - tail;
      await put([
        ...(isAfterGap ? [] : [[]]),
        [
          { text: '  ── ', ink: frame },
          { text: words, ink: { bold: true } },
          { text: ` ${'─'.repeat(Math.max(2, dashes))}`, ink: frame },
          { text: aside === '' ? '' : ` ${aside}`, ink: { quiet: true } },
        ],
        [],
      ]);
    },
    async note(words) {
      await put(
        wrap([{ text: words, ink: { quiet: true, italic: true } }], room).map((line) => [{ text: indent }, ...line]),
      );
    },
    async row(who, line) {
      await put(beside(who, wrap(line, room)));
    },
    async card(who, card, look) {
      const accent = card.accent ?? leaf;
      if (look.framed) return put(beside(who, framed(bodyOf(card, look, room - 4), { accent, room })));
      const hushed = look.onlyFor !== undefined;
      const bar: Span = { text: hushed ? '┊ ' : '┃ ', ink: { colour: hushed ? grey : accent, bold: !hushed } };
      const body = bodyOf(card, look, room - 2);
      if (!hushed)
        return put(
          beside(
            who,
            body.map((line) => [bar, ...line]),
          ),
        );
      const told: Line = [{ text: onlyFor(look.onlyFor ?? ''), ink: { quiet: true, italic: true } }];
      const lines = [...body.slice(0, -1).map(quietly), ...atTheEnd(quietly(body.at(-1) ?? []), told, room - 2)];
      return put(
        beside(
          who,
          lines.map((line) => [bar, ...line]),
        ),
      );
    },
    async form(who, { title, answers }) {
      const asks = Math.max(...answers.map(([question]) => widthOf(question)));
      const lines = answers.flatMap(([question, answer]): Line[] =>
        wrap([{ text: answer === '' ? '–' : answer }], room - 4 - asks).map((line, index) => [
          { text: (index === 0 ? question : '').padEnd(asks + 2), ink: { quiet: true } },
          ...line,
        ]),
      );
      const submit = button({ label: 'Submit', style: 1, disabled: false });
      const head = atTheEnd([{ text: title, ink: { bold: true } }], [submit], room - 2);
      const bar: Span = { text: '┃ ', ink: { colour: 0x4e5fc4, bold: true } };
      await put(
        beside(
          { ...who, name: '' },
          [...head, ...lines].map((line) => [bar, ...line]),
        ),
      );
    },
    async columns(cells) {
      const across = 3;
      const each = Math.floor(room / across);
      const lines: Span[][] = [];
      for (const [index, cell] of cells.entries()) {
        if (index % across === 0) lines.push([{ text: indent }]);
        lines.at(-1)?.push(...cell, { text: ' '.repeat(Math.max(1, each - lineWidth(cell))) });
      }
      await put(lines);
    },
    button,
    async box({ title, rows, accent }) {
      const inside = width - 8;
      const label = Math.max(...rows.map(([name]) => widthOf(name)), 0);
      const lines = rows.flatMap(([name, value]): Line[] =>
        wrap([{ text: value }], inside - label - 3).map((line, index) => [
          { text: index === 0 ? name.padEnd(label + 3) : ' '.repeat(label + 3), ink: { quiet: true } },
          ...line,
        ]),
      );
      const edge: Ink = { colour: accent };
      const side = (line: Line): Line => [
        { text: '  │ ', ink: edge },
        ...line,
        { text: ' '.repeat(Math.max(0, inside - lineWidth(line)) + 1) },
        { text: '│', ink: edge },
      ];
      await put([
        [],
        [
          { text: '  ╭─ ', ink: edge },
          { text: title, ink: { bold: true, colour: accent } },
          { text: ` ${'─'.repeat(Math.max(0, inside - 1 - widthOf(title)))}╮`, ink: edge },
        ],
        side([]),
        ...lines.map(side),
        side([]),
        [{ text: `  ╰${'─'.repeat(inside + 2)}╯`, ink: edge }],
        [],
      ]);
    },
    async gap() {
      lastTime = '';
      if (!isAfterGap) await put([[]]);
    },
  };
}
