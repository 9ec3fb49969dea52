/** Discord's markdown, read into plain data. Whatever is no markdown is text; nothing is refused. */

export type Inline =
  | { readonly is: 'text' | 'code'; readonly text: string }
  | { readonly is: Marked; readonly inside: readonly Inline[] }
  | { readonly is: 'person' | 'role' | 'channel'; readonly id: string }
  | { readonly is: 'instant'; readonly seconds: number; readonly style: string }
  | { readonly is: 'link'; readonly to: string; readonly inside: readonly Inline[] };

type Marked = 'bold' | 'italic' | 'underlined' | 'struck' | 'spoiler';

/** One line: what stands between two line ends. */
export type Line = readonly Inline[];

export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly line: Line }
  | { readonly is: 'small'; readonly line: Line }
  | { readonly is: 'item'; readonly depth: number; readonly mark: string; readonly line: Line }
  | { readonly is: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly is: 'quote'; readonly inside: readonly Block[] }
  | { readonly is: 'code'; readonly text: string };

/** Top to bottom. Inside a quote there is no further quote. */
export function blocksOf(text: string, quoting = true): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  let paragraph: Line[] = [];
  const flush = (): void => {
    if (paragraph.some((line) => line.length > 0)) blocks.push({ is: 'paragraph', lines: paragraph });
    else if (paragraph.length > 0 && blocks.length > 0) blocks.push({ is: 'paragraph', lines: paragraph });
    paragraph = [];
  };
  const add = (block: Block): void => {
    flush();
    blocks.push(block);
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('```')) {
      const end = fenceEnd(lines, at);
      if (end !== undefined) {
        add({ is: 'code', text: fenced(lines.slice(at, end + 1)) });
        at = end;
        continue;
      }
    }
    if (quoting && line.startsWith('>>> ')) {
      add({ is: 'quote', inside: blocksOf([line.slice(4), ...lines.slice(at + 1)].join('\n'), false) });
      return blocks;
    }
    if (quoting && /^> /u.test(line)) {
      const after = lines.findIndex((each, index) => index > at && !/^>( |$)/u.test(each));
      const quoted = lines.slice(at, after === -1 ? undefined : after);
      add({ is: 'quote', inside: blocksOf(quoted.map((each) => each.slice(2)).join('\n'), false) });
      at += quoted.length - 1;
      continue;
    }
    const special = lineBlock(line);
    if (special) add(special);
    else paragraph.push(inlineOf(line));
  }
  flush();
  return blocks;
}

function lineBlock(line: string): Block | undefined {
  const heading = /^(#{1,3}) +(\S.*)$/u.exec(line);
  if (heading) return { is: 'heading', level: (heading[1] ?? '').length, line: inlineOf(heading[2] ?? '') };
  const small = /^-# +(\S.*)$/u.exec(line);
  if (small) return { is: 'small', line: inlineOf(small[1] ?? '') };
  const item = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/u.exec(line);
  if (!item) return undefined;
  const [, space = '', mark = '', words = ''] = item;
  const depth = Math.min(10, Math.floor(space.length / 2));
  return { is: 'item', depth, mark: /\d/u.test(mark) ? mark : '•', line: inlineOf(words) };
}

/** The line on which a fence that begins here is closed. */
function fenceEnd(lines: readonly string[], from: number): number | undefined {
  if ((lines[from] ?? '').slice(3).includes('```')) return from;
  const end = lines.findIndex((line, index) => index > from && line.trimEnd().endsWith('```'));
  return end === -1 ? undefined : end;
}

/** Without its fences; a single word after the first one names a language. */
function fenced(lines: readonly string[]): string {
  const body = lines.join('\n').trimEnd().slice(3);
  const inside = body.endsWith('```') ? body.slice(0, -3) : body;
  return inside.replace(/^[\w+-]*\n/u, '').replace(/\n$/u, '');
}

const marks: readonly (readonly [string, Marked])[] = [
  ['**', 'bold'],
  ['__', 'underlined'],
  ['~~', 'struck'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
];
const token =
  /\\([^\p{L}\p{N}\s])|<@!?(\d{1,20})>|<@&(\d{1,20})>|<#(\d{1,20})>|<t:(-?\d{1,17})(?::([tTdDfFR]))?>|<a?(:\w{2,32}:)\d{1,20}>|<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>"'`]*[^\s<>"'`.,:;!?)\]*_~|])/uy;
const codeSpan = /(`+)([^`]|[^`].*?[^`])\1(?!`)/suy;
const masked = /\[((?:\\.|[^\\[\]])+)\]\(<?(https?:\/\/[^\s<>()]+)>?\)/uy;
/** Deeper than anybody writes; what stands deeper stays as it was typed. */
const deepest = 8;

export function inlineOf(text: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const add = (one: Inline): void => {
    if (plain !== '') found.push({ is: 'text', text: plain });
    plain = '';
    found.push(one);
  };
  for (let at = 0; at < text.length;) {
    const [part, length] = partAt(text, at, depth);
    if (typeof part === 'string') plain += part;
    else add(part);
    at += length;
  }
  if (plain !== '') found.push({ is: 'text', text: plain });
  return found;
}

/** What begins at this place, and how many letters of the source it takes. */
function partAt(text: string, at: number, depth: number): readonly [Inline | string, number] {
  const letter = text.charAt(at);
  if (!'\\<h`[*_~|'.includes(letter)) return [letter, 1];
  const plainToken = matchAt(token, text, at);
  if (plainToken) return [tokenPart(plainToken), plainToken[0].length];
  const code = letter === '`' ? matchAt(codeSpan, text, at) : null;
  if (code) return [{ is: 'code', text: (code[2] ?? '').trim() || ' ' }, code[0].length];
  if (depth >= deepest) return [letter, 1];
  const link = letter === '[' ? matchAt(masked, text, at) : null;
  if (link) return [{ is: 'link', to: link[2] ?? '', inside: inlineOf(link[1] ?? '', depth + 1) }, link[0].length];
  for (const [mark, is] of marks) {
    const end = opens(text, at, mark) ? closing(text, at + mark.length, mark) : undefined;
    if (end === undefined) continue;
    return [{ is, inside: inlineOf(text.slice(at + mark.length, end), depth + 1) }, end + mark.length - at];
  }
  return [letter, 1];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tokenPart([whole, letter, person, role, channel, at, style, emoji, hidden, bare]: RegExpExecArray):
  Inline | string {
  if (letter !== undefined) return letter;
  if (person !== undefined) return { is: 'person', id: person };
  if (role !== undefined) return { is: 'role', id: role };
  if (channel !== undefined) return { is: 'channel', id: channel };
  if (at !== undefined) return { is: 'instant', seconds: Number(at), style: style ?? 'f' };
  const to = hidden ?? bare;
  if (to !== undefined) return { is: 'link', to, inside: [{ is: 'text', text: to }] };
  return emoji ?? whole;
}

const isWord = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);

/** A single star or underline marks only what it touches, and an underline inside a word is a letter. */
function opens(text: string, at: number, mark: string): boolean {
  if (!text.startsWith(mark, at)) return false;
  if (mark.length === 2) return true;
  if (/^\s?$/u.test(text.charAt(at + 1))) return false;
  return mark === '*' || at === 0 || !isWord(text.charAt(at - 1));
}

/** Where the mark that was opened is closed again; what is escaped or stands in code closes nothing. */
function closing(text: string, from: number, mark: string): number | undefined {
  const [sign = ''] = mark;
  for (let at = from; at < text.length;) {
    if (text.charAt(at) === '\\') {
      at += 2;
      continue;
    }
    const code = text.charAt(at) === '`' ? matchAt(codeSpan, text, at) : null;
    if (code) {
      at += code[0].length;
      continue;
    }
    if (text.charAt(at) !== sign) {
      at += 1;
      continue;
    }
    let run = 1;
    while (text.charAt(at + run) === sign) run += 1;
    const end = mark.length === 2 ? closesDouble(at, run) : run % 2 === 1 ? at : undefined;
    const touches =
      mark.length === 2 || (!/\s/u.test(text.charAt(at - 1)) && !(mark === '_' && isWord(text.charAt(at + run))));
    if (end !== undefined && end > from && touches) return end;
    at += run;
  }
  return undefined;
}

/** Of three signs in a row the last two close, the first belongs to what is inside. */
const closesDouble = (at: number, run: number): number | undefined => (run >= 2 ? at + run - 2 : undefined);
