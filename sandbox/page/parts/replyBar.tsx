import type { JSX } from 'preact';
import { plainWords } from '../plain';
import type { Original } from '../screen';
import { Avatar } from './avatar';
import { authorName } from './person';
import { useSight } from './sight';

/** The bar above a reply: what it replies to, in one line, and the way there. */
export function ReplyBar({ original }: { original: Original }): JSX.Element {
  const { reader, message } = useSight();
  if (original === 'gone')
    return (
      <div class="above">
        <em>The message it replies to was deleted</em>
      </div>
    );
  if (original === 'further up')
    return (
      <div class="above">
        <Said id={message?.repliesTo ?? ''} words="" />
      </div>
    );
  return (
    <div class="above">
      <Avatar id={original.author.id} unknown={original.author.name} />
      <span class="user">{authorName(original, reader)}</span>
      <Said id={original.id} words={plainWords(original.content, reader).replace(/\s+/gu, ' ').trim()} />
    </div>
  );
}

function Said({ id, words }: { id: string; words: string }): JSX.Element {
  const goTo = useSight().deeds?.goTo;
  const said = words === '' ? 'Open the message' : words;
  if (!goTo) return <span class="said">{said}</span>;
  return (
    <button type="button" class="said" onClick={() => goTo(id)}>
      {said}
    </button>
  );
}
