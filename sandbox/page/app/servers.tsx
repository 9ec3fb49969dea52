import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { firstLetter } from '../parts/avatar';
import { Icon } from '../parts/icon';
import { DIRECT, guildId, isDirect } from './address';
import { PlaceLink } from './links';
import { pane } from './panes';
import { useRoving } from './roving';
import { isUnread, view } from './town';

export function Servers(): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useRoving(list);
  const seen = view.value;
  const isWaiting = seen?.direct ? isUnread(seen.direct) : false;
  const show = (): void => {
    pane.value = 'places';
  };
  return (
    <nav class="servers" aria-label="Servers" ref={list}>
      <PlaceLink
        to={{ guild: DIRECT, channel: seen?.direct?.id ?? '' }}
        look={`server direct${isWaiting ? ' unread' : ''}`}
        isHere={isDirect.value}
        label={`Direct messages${isWaiting ? ', something new' : ''}`}
        onGone={show}
      >
        <Icon name="direct" />
      </PlaceLink>
      <hr />
      {seen?.me.guilds.map(({ id, name }) => (
        <PlaceLink
          key={id}
          to={{ guild: id, channel: '' }}
          look="server"
          isHere={guildId.value === id}
          label={name}
          onGone={show}
        >
          <span class="letters" data-letters={lettersOf(name)} />
        </PlaceLink>
      ))}
    </nav>
  );
}

/** As Discord does for a server without a picture. */
const lettersOf = (name: string): string => name.split(/\s+/u).map(firstLetter).slice(0, 3).join('');
