import * as markdown from '../../sandbox/page/markdown';
import { grey, type Ink } from './ink';
import { printable, type Span } from './text';
import { stamp } from './times';

/** Discord's markdown for a terminal: what is marked gets ink. */

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

const linkInk: Ink = { colour: 0x6f8fd8 };

export const blocksOf = (text: string, reader: Reader): Block[] =>
  markdown.blocksOf(printable(text)).flatMap((block) => printed(block, reader));

function printed(block: markdown.Block, reader: Reader): Block[] {
  switch (block.is) {
    case 'heading':
      return [{ kind: 'heading', spans: spansOf(block.line, reader, { bold: true }) }];
    case 'small':
      return [{ kind: 'small', spans: spansOf(block.line, reader, { quiet: true }) }];
    case 'item':
      return [{ kind: 'text', spans: [{ text: `${block.mark} ` }, ...spansOf(block.line, reader)] }];
    case 'code':
      return block.text.split('\n').map((text) => ({ kind: 'text', spans: [{ text, ink: codeInk({}) }] }));
    case 'quote':
      return block.inside
        .flatMap((inside) => printed(inside, reader))
        .map((line) => ({
          kind: 'quote',
          spans: line.spans.map((span) => ({ ...span, ink: { ...span.ink, italic: true } })),
        }));
    case 'paragraph':
      return block.lines.map((line) =>
        line.length === 0 ? { kind: 'space', spans: [] } : { kind: 'text', spans: spansOf(line, reader) },
      );
  }
}

export const inline = (text: string, reader: Reader): Span[] => spansOf(markdown.inlineOf(printable(text)), reader);

const codeInk = (ink: Ink): Ink => ({ ...ink, colour: ink.quiet ? grey : 0xc08a5a });

const spansOf = (line: markdown.Line, reader: Reader, ink: Ink = {}): Span[] =>
  line.flatMap((part): Span[] => {
    switch (part.is) {
      case 'text':
        return [{ text: part.text, ink }];
      case 'code':
        return [{ text: part.text, ink: codeInk(ink) }];
      case 'bold':
        return spansOf(part.inside, reader, { ...ink, bold: true });
      case 'italic':
        return spansOf(part.inside, reader, { ...ink, italic: true });
      case 'role':
        return [{ text: `@${reader.role(part.id)}`, ink: { ...ink, ...linkInk } }];
      case 'channel':
        return [{ text: `#${reader.channel(part.id)}`, ink: { ...ink, ...linkInk } }];
      case 'person': {
        const { name, ink: theirs } = reader.person(part.id);
        return [{ text: `@${name}`, ink: ink.quiet ? ink : { ...ink, ...theirs } }];
      }
      case 'instant':
        return [{ text: stamp(part.seconds, part.style, reader), ink }];
      default:
        return spansOf(part.inside, reader, ink);
    }
  });
