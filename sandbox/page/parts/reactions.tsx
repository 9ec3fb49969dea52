import type { JSX } from 'preact';
import type { SeenMessage, SeenReaction } from '../../control/views';
import type { Reader } from '../reader';
import { useSight } from './sight';

export function Reactions({ message }: { message: SeenMessage }): JSX.Element {
  const { reader, deeds } = useSight();
  const { reactions = [] } = message;
  if (reactions.length === 0) return <></>;
  return (
    <div class="reactions">
      {reactions.map(({ emoji, people }) => (
        <button
          type="button"
          key={emoji}
          class={`reaction${people.includes(reader.id) ? ' mine' : ''}`}
          aria-pressed={people.includes(reader.id)}
          title={reactionWords({ emoji, people }, reader)}
          onClick={deeds && (() => deeds.react(message, emoji))}
        >
          <span class="emoji">{named(emoji)}</span>
          <span class="count">{people.length}</span>
        </button>
      ))}
    </div>
  );
}

/** `name:id` is an emoji of a server's own, whose picture lies elsewhere. */
const named = (emoji: string): string => (emoji.includes(':') ? `:${emoji.split(':')[0] ?? ''}:` : emoji);

const most = 3;

/** "Ada, Ben and 2 more reacted with 👍" */
function reactionWords({ emoji, people }: SeenReaction, reader: Reader): string {
  const shown = people.slice(0, most).map((id) => reader.person(id)?.name ?? 'somebody');
  const more = people.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  const who = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? 'Nobody');
  return `${who} reacted with ${named(emoji)}`;
}
