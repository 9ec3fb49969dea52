import { html, type Html } from './html';
import { blocksOf, inlineOf, type Block, type Inline, type Line } from './markdown';
import { names, type Reader } from './reader';
import { stamp } from './times';

/** Discord's markdown as HTML, and as the plain words that a screen reader says. */

export const markdown = (text: string, reader: Reader): Html[] =>
  grouped(blocksOf(text)).map((block) => blockHtml(block, reader));

export const markdownLine = (text: string, reader: Reader): Html[] => lineHtml(inlineOf(text), reader);

type Item = Extract<Block, { is: 'item' }>;
type Group = Exclude<Block, { is: 'item' }> | { readonly is: 'list'; readonly items: readonly Item[] };

/** Items that follow one another are one list. */
function grouped(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  let items: Item[] = [];
  for (const block of blocks) {
    if (block.is !== 'item') {
      items = [];
      groups.push(block);
      continue;
    }
    if (items.length === 0) groups.push({ is: 'list', items });
    items.push(block);
  }
  return groups;
}

function blockHtml(block: Group, reader: Reader): Html {
  switch (block.is) {
    case 'heading':
      return html`<div class="heading level-${block.level}" role="heading" aria-level="${block.level + 2}">
        ${lineHtml(block.line, reader)}
      </div>`;
    case 'small':
      return html`<div class="small">${lineHtml(block.line, reader)}</div>`;
    case 'list':
      return html`<ul class="list">
        ${block.items.map((item) => html`<li class="depth-${item.depth}"><span class="mark">${item.mark}</span><span>${lineHtml(item.line, reader)}</span></li>`)}
      </ul>`;
    case 'paragraph':
      return html`<p>${block.lines.map((line) => html`<span class="line">${lineHtml(line, reader)}</span>`)}</p>`;
    case 'quote':
      return html`<blockquote>${grouped(block.inside).map((inside) => blockHtml(inside, reader))}</blockquote>`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
  }
}

const lineHtml = (line: Line, reader: Reader): Html[] => line.map((part) => inlineHtml(part, reader));

function inlineHtml(part: Inline, reader: Reader): Html {
  switch (part.is) {
    case 'text':
      return html`${part.text}`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'bold':
      return html`<strong>${lineHtml(part.inside, reader)}</strong>`;
    case 'italic':
      return html`<em>${lineHtml(part.inside, reader)}</em>`;
    case 'underlined':
      return html`<u>${lineHtml(part.inside, reader)}</u>`;
    case 'struck':
      return html`<s>${lineHtml(part.inside, reader)}</s>`;
    case 'spoiler':
      return html`<span class="spoiler">${lineHtml(part.inside, reader)}</span>`;
    case 'person':
      return html`<span class="mention" data-user="${part.id}">${names.person(reader, part.id)}</span>`;
    case 'role':
      return html`<span class="mention" data-role="${part.id}">${names.role(reader, part.id)}</span>`;
    case 'channel':
      return html`<span class="mention" data-channel="${part.id}">${names.channel(reader, part.id)}</span>`;
    case 'instant':
      return html`<time class="stamp">${stamp(part.seconds, part.style, reader)}</time>`;
    case 'link':
      return html`<a href="${part.to}" rel="noopener noreferrer">${lineHtml(part.inside, reader)}</a>`;
  }
}

/** What is left when somebody reads it aloud: one line for each line, no marks. */
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

export const lineWords = (line: Line, reader: Reader): string =>
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
