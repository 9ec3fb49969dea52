import type { JSX } from 'preact';
import type { Reader } from '../reader';
import type { Notice } from '../screen';
import { dayIn, inZone, sentAt } from '../times';
import { Icon } from './icon';

/** What Discord itself says between the messages. */
export function NoticeView({ notice, reader }: { notice: Notice; reader: Reader }): JSX.Element {
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
  <div class="divider" role="separator" aria-label={dayWords(at, reader)}>
    <span>{dayWords(at, reader)}</span>
  </div>
);

const dayWords = (at: Date, { zone }: Reader): string => `${dayIn(at, zone)} ${inZone(at, zone, { year: 'numeric' })}`;

/** Above the first message that they have not read yet. */
export const NewDivider = (): JSX.Element => (
  <div class="divider new" role="separator" aria-label="New messages">
    <span>New</span>
  </div>
);
