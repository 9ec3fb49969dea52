import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SeenMessage } from '../../client';
import { spotOf } from '../parts/deeds';
import { Icon } from '../parts/icon';
import { MessageView } from '../parts/message';
import { channelId } from './address';
import { callAs } from './callAs';
import { deeds, opened } from './doing';
import { attempt } from './notes';
import { reader } from './reader';
import { messages } from './town';

/** Opens what is pinned where one is. */
export const PinsButton = (): JSX.Element => (
  <button
    type="button"
    class="plain"
    aria-label="Pinned messages"
    aria-haspopup="dialog"
    onClick={(event) => (opened.value = { pins: channelId.peek(), at: spotOf(event) })}
  >
    <Icon name="pin" />
  </button>
);

/** What is pinned in a channel, however far up it was said; newest first. */
export function Pins({ channel, close }: { channel: string; close: () => void }): JSX.Element {
  const [pinned, show] = useState<readonly SeenMessage[] | null>(null);
  // Whatever happens in the channel may be a pin, or the end of one.
  useEffect(() => {
    attempt(async () => {
      const seen = await callAs<SeenMessage[]>('GET', `/messages?channel=${channel}`);
      show(seen.filter(({ pinned }) => pinned).reverse());
    });
  }, [channel, messages.value]);
  return (
    <div class="pins">
      <h2>Pinned messages</h2>
      {pinned?.length === 0 ? <p>Nothing is pinned here.</p> : undefined}
      {pinned?.map((message) => (
        <div class="pinned" key={message.id}>
          <MessageView message={message} reader={reader.value} />
          <button
            type="button"
            class="as-link"
            onClick={() => {
              close();
              deeds.goTo?.(message.id);
            }}
          >
            Go to message
          </button>
        </div>
      ))}
    </div>
  );
}
