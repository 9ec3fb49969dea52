import type { JSX } from 'preact';
import type { Reader } from '../reader';
import type { Notice } from '../screen';
import { dayOf } from '../rows';
import { sentAt } from '../times';
import type { Deeds } from './deeds';
import { Icon } from './icon';

interface NoticeProps {
  readonly notice: Notice;
  readonly reader: Reader;
  readonly deeds?: Deeds | undefined;
}

/** What Discord itself says between the messages. */
export function NoticeView({ notice, reader, deeds }: NoticeProps): JSX.Element {
  const nameOf = (id: string): JSX.Element => <strong>{reader.person(id)?.name}</strong>;
  if (notice.is === 'added') {
    return (
      <div class="notice">
        <Icon name="arrow" />
        <span>
          {nameOf(notice.by)} added {nameOf(notice.who)} to the thread.
        </span>
        <time dateTime={notice.at.toISOString()}>{sentAt(notice.at, reader)}</time>
      </div>
    );
  }
  if (notice.is === 'pinned') {
    const { by, at, message } = notice;
    const goTo = deeds?.goTo;
    return (
      <div class="notice pin">
        <Icon name="pin" />
        <span>
          {nameOf(by)} pinned{' '}
          {goTo && message !== undefined ? (
            <button type="button" class="as-link" onClick={() => goTo(message)}>
              a message
            </button>
          ) : (
            'a message'
          )}{' '}
          to this channel.
        </span>
        <time dateTime={at.toISOString()}>{sentAt(at, reader)}</time>
      </div>
    );
  }
  const { name, by, isPrivate } = notice;
  return (
    <div class="thread-begun">
      <span class="thread-sign">
        <Icon name={isPrivate ? 'lock' : 'thread'} />
      </span>
      <div class="thread-name" role="heading" aria-level={2}>
        {name}
      </div>
      <div class="thread-by">
        {isPrivate ? 'A private thread, opened' : 'Opened'} by {nameOf(by)}
      </div>
    </div>
  );
}

/** A line across the conversation where another day begins. */
export const DayDivider = ({ at, reader }: { at: Date; reader: Reader }): JSX.Element => (
  <div class="divider" role="separator" aria-label={dayOf(at, reader.zone)}>
    <span>{dayOf(at, reader.zone)}</span>
  </div>
);

/** Above the first message that they have not read yet. */
export const NewDivider = (): JSX.Element => (
  <div class="divider new" role="separator" aria-label="New messages">
    <span>New</span>
  </div>
);
