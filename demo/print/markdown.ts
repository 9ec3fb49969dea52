import { grey, type Ink } from './ink';
import { printable, type Span } from './text';
import { stamp } from './times';

/** Discord's markdown, as far as Grove and the characters use it. */

export interface Block {
  readonly kind: 'heading' | 'text' | 'quote' | 'small' | 'space';
  readonly spans: readonly Span[];
}

/** Who reads, and what names they see. */
export interface Reader {
  readonly zone: string;
  readonly now: Date;
  readonly person: (id: string) => { readonly name: string; readonly ink: Ink };
  readonly channel: (id: string) => string;
  readonly role: (id: string) => string;
}

const headingInk: Ink = { bold: true };
const linkInk: Ink = { colour: 0x6f8fd8 };

export function blocksOf(text: string, reader: Reader): Block[] {
  return printable(text)
    .split('\n')
    .map((line): Block => {
      if (line.trim() === '') return { kind: 'space', spans: [] };
      const heading = /^#{1,3} (.*)$/u.exec(line);
      if (heading?.[1] !== undefined) return { kind: 'heading', spans: inline(heading[1], reader, headingInk) };
      if (line.startsWith('-# ')) return { kind: 'small', spans: inline(line.slice(3), reader, { quiet: true }) };
      if (line.startsWith('> ')) return { kind: 'quote', spans: inline(line.slice(2), reader, { italic: true }) };
      return { kind: 'text', spans: inline(line, reader) };
    });
}

const token =
  /\\(?<escaped>[^\p{L}\p{N}\s])|<@&(?<role>\d+)>|<@(?<person>\d+)>|<#(?<channel>\d+)>|<t:(?<at>-?\d+)(?::(?<style>\w))?>|`(?<code>[^`]+)`|(?<bold>\*\*)|(?<italic>\*)/gu;

export function inline(text: string, reader: Reader, base: Ink = {}): Span[] {
  const spans: Span[] = [];
  let ink: Ink = base;
  let from = 0;
  const say = (words: string, extra: Ink = {}): void => {
    if (words !== '') spans.push({ text: words, ink: { ...ink, ...extra } });
  };
  for (const found of text.matchAll(token)) {
    say(text.slice(from, found.index));
    from = found.index + found[0].length;
    const { escaped, role, person, channel, at, style, code, bold, italic } = found.groups ?? {};
    if (escaped !== undefined) say(escaped);
    if (role !== undefined) say(`@${reader.role(role)}`, linkInk);
    if (person !== undefined) {
      const { name, ink: theirs } = reader.person(person);
      say(`@${name}`, base.quiet ? {} : theirs);
    }
    if (channel !== undefined) say(`#${reader.channel(channel)}`, linkInk);
    if (at !== undefined) say(stamp(Number(at), style ?? 'F', reader));
    if (code !== undefined) say(code, { colour: ink.quiet ? grey : 0xc08a5a });
    if (bold !== undefined) ink = { ...ink, bold: base.bold ? true : !ink.bold };
    if (italic !== undefined) ink = { ...ink, italic: base.italic ? true : !ink.italic };
  }
  say(text.slice(from));
  return spans;
}
