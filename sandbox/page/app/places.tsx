import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { signal } from '@preact/signals';
import type { ViewChannel } from '../../client';
import { ChannelType, isVoice } from '../../town/flags';
import { Icon } from '../parts/icon';
import { channelId, DIRECT, go, isDirect } from './address';
import { call } from './call';
import { callAs } from './callAs';
import { EventList } from './eventList';
import { PlaceLink } from './links';
import { attempt } from './notes';
import { pane } from './panes';
import { useRoving } from './roving';
import { guild, isUnread, me, people, pings, view } from './town';
import { VoiceRoom } from './voice';

/** Categories that have been folded away. */
const folded = signal<ReadonlySet<string>>(new Set());

/** The channels of a server, or the one direct conversation there is. */
export function Places(): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useRoving(list);
  return (
    <nav class="places" aria-label={isDirect.value ? 'Direct messages' : 'Channels'}>
      <h2 class="places-head">{isDirect.value ? 'Direct messages' : (guild.value?.name ?? ' ')}</h2>
      <div class="places-list" ref={list}>
        {isDirect.value ? <Direct /> : <Channels />}
      </div>
    </nav>
  );
}

function Channels(): JSX.Element {
  const channels = guild.value?.channels ?? [];
  const events = guild.value?.events ?? [];
  const shown = channels.filter(({ id, parent, thread }) => {
    const above = thread ? channels.find((one) => one.id === parent)?.parent : parent;
    return above == null || !folded.value.has(above) || id === channelId.value;
  });
  return (
    <>
      {events.length > 0 ? <EventList events={events} /> : undefined}
      {shown.map((channel) =>
        channel.type === ChannelType.Category ? (
          <Category key={channel.id} channel={channel} />
        ) : isVoice(channel.type) ? (
          <VoiceRoom key={channel.id} channel={channel} />
        ) : (
          <Place key={channel.id} channel={channel} />
        ),
      )}
    </>
  );
}

function Category({ channel }: { channel: ViewChannel }): JSX.Element {
  const isFolded = folded.value.has(channel.id);
  const toggle = (): void => {
    const next = new Set(folded.value);
    if (!next.delete(channel.id)) next.add(channel.id);
    folded.value = next;
  };
  return (
    <button type="button" class="category" data-rove aria-expanded={!isFolded} onClick={toggle}>
      <Icon name={isFolded ? 'right' : 'down'} />
      {channel.name}
    </button>
  );
}

function Place({ channel }: { channel: ViewChannel }): JSX.Element {
  const { id, name, thread, may } = channel;
  const unread = isUnread(channel);
  const count = pings.value.get(id) ?? 0;
  const more = [
    ...(thread?.private ? ['private thread'] : thread ? ['thread'] : []),
    ...(count > 0 ? [`${count} for you`] : unread ? ['something new'] : []),
    ...(may.write ? [] : ['to read only']),
  ];
  return (
    <PlaceLink
      to={{ channel: id }}
      look={`place-link${thread ? ' thread' : ''}${unread ? ' unread' : ''}`}
      isHere={id === channelId.value}
      label={[name, ...more].join(', ')}
      onGone={() => (pane.value = 'talk')}
    >
      <Icon name={thread ? (thread.private ? 'lock' : 'thread') : 'channel'} />
      <span class="place-words">{name}</span>
      {count > 0 ? <span class="ping-count">{count}</span> : undefined}
    </PlaceLink>
  );
}

function Direct(): JSX.Element {
  const seen = view.value;
  if (!seen) return <></>;
  const open = (): void =>
    attempt(async () => {
      const { id } = await callAs<{ id: string }>('POST', '/dm');
      go({ guild: DIRECT, channel: id });
      pane.value = 'talk';
    });
  return (
    <>
      {seen.direct ? (
        <PlaceLink
          to={{ guild: DIRECT, channel: seen.direct.id }}
          look={`place-link${isUnread(seen.direct) ? ' unread' : ''}`}
          isHere={channelId.value === seen.direct.id}
          onGone={() => (pane.value = 'talk')}
        >
          <Icon name="direct" />
          <span class="place-words">{seen.bot.name}</span>
        </PlaceLink>
      ) : (
        <button type="button" class="place-link" data-rove onClick={open}>
          <Icon name="plus" />
          <span class="place-words">Write to {seen.bot.name}</span>
        </button>
      )}
      <Doors />
    </>
  );
}

/** Servers of the town that one is not in yet. */
function Doors(): JSX.Element {
  const mine = new Set(me.value?.guilds.map(({ id }) => id));
  const others = new Map(people.value.flatMap(({ guilds }) => guilds.map(({ id, name }) => [id, name] as const)));
  const join = (id: string): void =>
    attempt(async () => {
      await call('POST', `/guilds/${id}/members`, { user: me.value?.id });
      go({ guild: id, channel: '' });
    });
  return (
    <>
      {[...others]
        .filter(([id]) => !mine.has(id))
        .map(([id, name]) => (
          <button type="button" key={id} class="place-link" data-rove onClick={() => join(id)}>
            <Icon name="arrow" />
            <span class="place-words">Join {name}</span>
          </button>
        ))}
    </>
  );
}
