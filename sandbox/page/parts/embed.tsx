import type { JSX } from 'preact';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from '../../wire/json';
import { stamp } from '../times';
import { webAddress } from './addresses';
import { colourOf } from './avatar';
import { mediaIn, Picture } from './files';
import { Markdown, MarkdownLine } from './markdown';
import { useSight } from './sight';

/** The older way to make a card. */
export function Embed({ embed }: { embed: JsonObject }): JSX.Element {
  const author = isObject(embed.author) ? textIn(embed.author.name) : undefined;
  const colour = numberIn(embed.color);
  const description = textIn(embed.description);
  const thumbnail = isObject(embed.thumbnail) ? embed.thumbnail : undefined;
  return (
    <div class="embed" style={{ '--accent': colour === undefined ? 'var(--line-strong)' : colourOf(colour) }}>
      <div class="embed-words">
        {author === undefined ? undefined : <div class="embed-author">{author}</div>}
        <Title embed={embed} />
        {description === undefined ? undefined : (
          <div class="text">
            <Markdown text={description} />
          </div>
        )}
        <div class="fields">
          {objectsIn(embed.fields).map((field) => (
            <div class={`field${field.inline === true ? ' inline' : ''}`}>
              <div class="field-name">
                <MarkdownLine text={textIn(field.name) ?? ''} />
              </div>
              <div class="text">
                <Markdown text={textIn(field.value) ?? ''} />
              </div>
            </div>
          ))}
        </div>
      </div>
      {thumbnail ? <Picture {...mediaIn({ media: thumbnail }, 'media')} look="thumbnail" /> : undefined}
      {isObject(embed.image) ? <Picture {...mediaIn({ media: embed.image }, 'media')} look="medium" /> : undefined}
      <Footer embed={embed} />
    </div>
  );
}

function Title({ embed }: { embed: JsonObject }): JSX.Element {
  const title = textIn(embed.title);
  if (title === undefined) return <></>;
  const to = webAddress(embed.url);
  return (
    <div class="embed-title">
      {to === undefined ? (
        <MarkdownLine text={title} />
      ) : (
        <a href={to} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      )}
    </div>
  );
}

function Footer({ embed }: { embed: JsonObject }): JSX.Element {
  const { reader } = useSight();
  const words = isObject(embed.footer) ? textIn(embed.footer.text) : undefined;
  const at = Date.parse(textIn(embed.timestamp) ?? '');
  const parts = [words, Number.isNaN(at) ? undefined : stamp(at / 1000, 'f', reader)].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? <></> : <div class="embed-foot">{parts.join(' • ')}</div>;
}
