import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewEvent } from '../../client';
import { Icon } from '../parts/icon';
import { stamp } from '../times';
import { reader } from './reader';

const ACTIVE = 2;

/** What is planned in this server, soonest first. */
export function EventList({ events }: { events: readonly ViewEvent[] }): JSX.Element {
  const [isOpen, open] = useState(false);
  const words = events.length === 1 ? '1 event' : `${events.length} events`;
  return (
    <section class="events">
      <button type="button" class="place-link" data-rove aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <Icon name="calendar" />
        <span class="place-words">{words}</span>
        <Icon name={isOpen ? 'up' : 'down'} />
      </button>
      {isOpen ? (
        <ul class="event-list">
          {events.map((event) => (
            <li key={event.id}>
              <span class="event-when">
                {event.status === ACTIVE ? 'Now' : stamp(Date.parse(event.starts) / 1000, 'f', reader.value)}
              </span>
              <span class="event-name">{event.name}</span>
              <span class="event-where">
                {event.place ?? (event.channel === null ? '' : reader.value.channel(event.channel))}
              </span>
            </li>
          ))}
        </ul>
      ) : undefined}
    </section>
  );
}
