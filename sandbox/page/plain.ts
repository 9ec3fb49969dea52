import { blocksOf, type Block, type Line } from './markdown';
import { names, type Reader } from './reader';
import { stamp } from './times';

/** What is left of markdown when somebody reads it aloud: one line for each line, no marks. */
export const plainWords = (text: string, reader: Reader): string => blocksWords(blocksOf(text), reader).join('\n');

const blocksWords = (blocks: readonly Block[], reader: Reader): string[] =>
  blocks.flatMap((block) => {
    switch (block.is) {
      case 'paragraph':
        return block.lines.map((line) => lineWords(line, reader));
      case 'quote':
        return blocksWords(block.inside, reader);
      case 'code':
        return [block.text];
      case 'item':
        return [`${block.mark === '•' ? '' : `${block.mark} `}${lineWords(block.line, reader)}`];
      default:
        return [lineWords(block.line, reader)];
    }
  });

const lineWords = (line: Line, reader: Reader): string =>
  line
    .map((part): string => {
      switch (part.is) {
        case 'text':
        case 'code':
          return part.text;
        case 'person':
        case 'role':
        case 'channel':
          return names[part.is](reader, part.id);
        case 'instant':
          return stamp(part.seconds, part.style, reader);
        default:
          return lineWords(part.inside, reader);
      }
    })
    .join('');
