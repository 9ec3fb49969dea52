import type { JSX } from 'preact';
import { plainWords } from '../plain';
import type { Original } from '../screen';
import { Avatar } from './avatar';
import { authorName } from './person';
import { useSight } from './sight';

/** The bar above a reply: what it replies to, in one line, and the way there. */
export function ReplyBar({ original }: { original: Original }): JSX.Element {
  const { reader, deeds } = useSight();
  if (original === 'gone')
    return (
      <div class="above">
        <em>The message it replies to was deleted</em>
      </div>
    );
  const words = plainWords(original.content, reader).replace(/\s+/gu, ' ').trim();
  const said = words === '' ? 'Open the message' : words;
  const goTo = deeds?.goTo;
  return (
    <div class="above">
      <Avatar id={original.author.id} unknown={original.author.name} />
      <span class="user">{authorName(original, reader)}</span>
      {goTo ? (
        <button type="button" class="said" onClick={() => goTo(original.id)}>
          {said}
        </button>
      ) : (
        <span class="said">{said}</span>
      )}
    </div>
  );
}
