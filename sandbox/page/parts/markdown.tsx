import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { blocksOf, inlineOf, type Block, type Inline, type Line } from '../markdown';
import { names } from '../reader';
import { instantAt, stamp } from '../times';
import { spotOf } from './deeds';
import { useSight } from './sight';

/** Discord's markdown, as it looks. */
export const Markdown = ({ text }: { text: string }): JSX.Element => <Blocks blocks={blocksOf(text)} />;

/** Markdown in one line, as in the titles of embeds. */
export const MarkdownLine = ({ text }: { text: string }): JSX.Element => <Words line={inlineOf(text)} />;

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

const Blocks = ({ blocks }: { blocks: readonly Block[] }): JSX.Element => (
  <>
    {grouped(blocks).map((block) => (
      <BlockView block={block} />
    ))}
  </>
);

function BlockView({ block }: { block: Group }): JSX.Element {
  switch (block.is) {
    case 'heading':
      return (
        <div class={`heading level-${block.level}`} role="heading" aria-level={2}>
          <Words line={block.line} />
        </div>
      );
    case 'small':
      return (
        <div class="small">
          <Words line={block.line} />
        </div>
      );
    case 'list':
      return (
        <ul class="list">
          {block.items.map((item) => (
            <li class={`depth-${Math.min(item.depth, 4)}`}>
              <span class="mark">{item.mark}</span>
              <span>
                <Words line={item.line} />
              </span>
            </li>
          ))}
        </ul>
      );
    case 'paragraph':
      return (
        <p>
          {block.lines.map((line) => (
            <span class="line" dir="auto">
              <Words line={line} />
            </span>
          ))}
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.inside} />
        </blockquote>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
  }
}

const Words = ({ line }: { line: Line }): JSX.Element => (
  <>
    {line.map((part) => (
      <Part part={part} />
    ))}
  </>
);

function Part({ part }: { part: Inline }): JSX.Element {
  switch (part.is) {
    case 'text':
      return <>{part.text}</>;
    case 'code':
      return <code>{part.text}</code>;
    case 'bold':
      return (
        <strong>
          <Words line={part.inside} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Words line={part.inside} />
        </em>
      );
    case 'underlined':
      return (
        <u>
          <Words line={part.inside} />
        </u>
      );
    case 'struck':
      return (
        <s>
          <Words line={part.inside} />
        </s>
      );
    case 'spoiler':
      return (
        <Spoiler>
          <Words line={part.inside} />
        </Spoiler>
      );
    case 'instant':
      return <Stamp seconds={part.seconds} style={part.style} />;
    case 'link':
      return (
        <a href={part.to} target="_blank" rel="noopener noreferrer">
          <Words line={part.inside} />
        </a>
      );
    default:
      return <Mention kind={part.is} id={part.id} />;
  }
}

function Mention({ kind, id }: { kind: 'person' | 'role' | 'channel'; id: string }): JSX.Element {
  const { reader, deeds } = useSight();
  const name = names[kind](reader, id);
  const { openProfile, openChannel } = deeds ?? {};
  if (kind === 'person' && openProfile && reader.person(id))
    return (
      <button type="button" class="mention" data-user={id} onClick={(event) => openProfile(id, spotOf(event))}>
        {name}
      </button>
    );
  if (kind === 'channel' && openChannel && reader.channel(id) !== undefined)
    return (
      <button type="button" class="mention" data-channel={id} onClick={() => openChannel(id)}>
        {name}
      </button>
    );
  return (
    <span class="mention" {...{ [`data-${kind === 'person' ? 'user' : kind}`]: id }}>
      {name}
    </span>
  );
}

/** On the reader's own clock; what it says in full stands behind it. */
function Stamp({ seconds, style }: { seconds: number; style: string }): JSX.Element {
  const { reader } = useSight();
  const [at, full] = [instantAt(seconds), stamp(seconds, 'F', reader)];
  if (!at) return <span class="stamp">{full}</span>;
  return (
    <time class="stamp" dateTime={at.toISOString()} title={`${full}, ${reader.zone}`}>
      {stamp(seconds, style, reader)}
    </time>
  );
}

/** Covered until it is asked for; nothing in it can be read or reached before. */
export function Spoiler({ children }: { children: ComponentChildren }): JSX.Element {
  const [isShown, show] = useState(false);
  if (isShown) return <span class="spoiler shown">{children}</span>;
  return (
    <span
      class="spoiler"
      role="button"
      tabIndex={0}
      aria-label="Spoiler: show it"
      onClick={() => show(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        show(true);
      }}
    >
      <span inert>{children}</span>
    </span>
  );
}
