import { widthOf } from './text';

/** A terminal's coloured lines as a picture: text on a dark rounded card, the lines of boxes drawn as lines. */

const cell = { width: 8.4, height: 19, font: 14 } as const;
const edge = { x: 26, top: 52, bottom: 24 } as const;
const colours = { card: '#1b1e23', rim: '#2d323a', text: '#d9dce1', dots: ['#e0705f', '#dfae52', '#6fae60'] } as const;

interface Run {
  readonly text: string;
  readonly column: number;
  readonly colour: string;
  readonly on: string | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
}

// eslint-disable-next-line no-control-regex -- escapes are what is being read here
const escape = /\u001b\[([\d;]*)m/gu;

/** Splits a line at its escapes. Knows what ink.ts writes in 24 bits: bold, italic, colours, and back to plain. */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let style: Omit<Run, 'text' | 'column'> = plain;
  let from = 0;
  let column = 0;
  const take = (text: string): void => {
    if (text === '') return;
    runs.push({ ...style, text, column });
    column += widthOf(text);
  };
  for (const found of line.matchAll(escape)) {
    take(line.slice(from, found.index));
    from = found.index + found[0].length;
    style = styled(style, (found[1] ?? '').split(';').map(Number));
  }
  take(line.slice(from));
  return runs;
}

const plain: Omit<Run, 'text' | 'column'> = { colour: colours.text, on: undefined, bold: false, italic: false };

function styled(style: Omit<Run, 'text' | 'column'>, codes: readonly number[]): Omit<Run, 'text' | 'column'> {
  let next = style;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at];
    if (code === 0) next = plain;
    if (code === 1) next = { ...next, bold: true };
    if (code === 3) next = { ...next, italic: true };
    if ((code === 38 || code === 48) && codes[at + 1] === 2) {
      const colour = `#${codes
        .slice(at + 2, at + 5)
        .map((part) => part.toString(16).padStart(2, '0'))
        .join('')}`;
      next = code === 38 ? { ...next, colour } : { ...next, on: colour };
      at += 4;
    }
  }
  return next;
}

export function svgOf(lines: readonly string[], title: string): string {
  const rows = lines.map(runsOf);
  const columns = Math.max(...rows.flat().map((run) => run.column + widthOf(run.text.trimEnd())), 40);
  const width = Math.ceil(columns * cell.width + 2 * edge.x);
  const height = Math.ceil(rows.length * cell.height + edge.top + edge.bottom);
  const body = rows.flatMap((runs, row) => runs.map((run) => drawn(run, edge.top + row * cell.height)));
  const dots = colours.dots.map(
    (fill, index) => `<circle cx="${edge.x + 4 + index * 19}" cy="24" r="5.5" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>text{font:${cell.font}px ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre}.b{font-weight:700}.i{font-style:italic}</style>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="12" fill="${colours.card}" stroke="${colours.rim}"/>`,
    ...dots,
    `<text x="${width / 2}" y="28.5" text-anchor="middle" fill="#848b96">${escaped(title)}</text>`,
    ...body.filter((each) => each !== ''),
    '</svg>',
    '',
  ].join('\n');
}

function drawn(run: Run, top: number): string {
  const x = edge.x + run.column * cell.width;
  const parts: string[] = [];
  if (run.on !== undefined) {
    parts.push(rect({ x, y: top + 1.5, width: widthOf(run.text) * cell.width, height: cell.height - 3, r: 4 }, run.on));
  }
  // Each word at its own place, so that a reader's font of another width does not shift what follows.
  for (const word of run.text.matchAll(/[^\s─│╭╮╰╯┃┊▎]+(?: [^\s─│╭╮╰╯┃┊▎]+)*/gu)) {
    const at = x + widthOf(run.text.slice(0, word.index)) * cell.width;
    const kind = [run.bold ? 'b' : '', run.italic ? 'i' : ''].filter((each) => each !== '').join(' ');
    const length = (widthOf(word[0]) * cell.width).toFixed(1);
    parts.push(
      `<text x="${at.toFixed(1)}" y="${(top + 13.8).toFixed(1)}"${kind === '' ? '' : ` class="${kind}"`} fill="${run.colour}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(word[0])}</text>`,
    );
  }
  for (const box of run.text.matchAll(/─+|[│╭╮╰╯┃┊▎]/gu)) {
    parts.push(boxLine(box[0], x + widthOf(run.text.slice(0, box.index)) * cell.width, top, run.colour));
  }
  return parts.join('');
}

function boxLine(text: string, x: number, top: number, colour: string): string {
  const [middle, centre, bottom] = [x + cell.width / 2, top + cell.height / 2, top + cell.height];
  const right = x + cell.width;
  const stroke = (d: string, width = 1.2, more = ''): string =>
    `<path d="${d.replace(/\d+\.\d{2,}/gu, (number) => Number(number).toFixed(1))}" stroke="${colour}" stroke-width="${width}" fill="none"${more}/>`;
  switch (text) {
    case '│':
      return stroke(`M${middle} ${top}V${bottom}`);
    case '┃':
      return stroke(`M${middle} ${top - 0.3}V${bottom + 0.3}`, 3.2);
    case '▎':
      return stroke(`M${x + 1.5} ${top + 1}V${bottom - 1}`, 2);
    case '┊':
      return stroke(`M${middle} ${top}V${bottom}`, 1.4, ' stroke-dasharray="2 3"');
    case '╭':
      return stroke(`M${middle} ${bottom}V${centre + 4}Q${middle} ${centre} ${right} ${centre}`);
    case '╮':
      return stroke(`M${middle} ${bottom}V${centre + 4}Q${middle} ${centre} ${x} ${centre}`);
    case '╰':
      return stroke(`M${middle} ${top}V${centre - 4}Q${middle} ${centre} ${right} ${centre}`);
    case '╯':
      return stroke(`M${middle} ${top}V${centre - 4}Q${middle} ${centre} ${x} ${centre}`);
    default:
      return stroke(`M${x} ${centre}H${x + widthOf(text) * cell.width}`);
  }
}

const rect = (p: { x: number; y: number; width: number; height: number; r: number }, fill: string): string =>
  `<rect x="${p.x.toFixed(1)}" y="${p.y.toFixed(1)}" width="${p.width.toFixed(1)}" height="${p.height}" rx="${p.r}" fill="${fill}"/>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
