import type { JSX } from 'preact';
import type { SeenMessage } from '../../control/views';
import { MessageFlag, MessageType } from '../../town/flags';
import type { Reader } from '../reader';
import type { ShownMessage } from '../screen';
import { sentAt, stamp, timeIn } from '../times';
import { Avatar } from './avatar';
import { Dots } from './button';
import { Components } from './components';
import type { Deeds } from './deeds';
import { Embed } from './embed';
import { Attachments } from './files';
import { Icon } from './icon';
import { Markdown } from './markdown';
import { authorName, PersonName } from './person';
import { Reactions } from './reactions';
import { ReplyBar } from './replyBar';
import { Seeing, useSight } from './sight';
import { Toolbar } from './toolbar';

export interface MessageProps extends Omit<ShownMessage, 'is'> {
  readonly reader: Reader;
  readonly deeds?: Deeds | undefined;
  /** Right below a message of the same author, whose name then stands for both. */
  readonly continues?: boolean;
  /** The custom_id of the select menu that is drawn open in a picture. */
  readonly open?: string | undefined;
}

export function MessageView({ message, original, continues = false, reader, deeds, open }: MessageProps) {
  const { used } = message;
  const isFollowing = continues && !used && original === undefined;
  const look = [
    'message',
    ...(isFollowing ? ['continues'] : []),
    ...(message.pinged.includes(reader.id) ? ['pings'] : []),
    ...(message.ephemeral ? ['private'] : []),
  ];
  const openMenu = message.ephemeral ? undefined : deeds?.openMenu;
  return (
    <Seeing value={{ reader, deeds, message, open }}>
      <article
        class={look.join(' ')}
        data-message={message.id}
        aria-label={`${authorName(message, reader)}, ${sentAt(new Date(message.town_time), reader)}`}
        onContextMenu={
          openMenu &&
          ((event) => {
            event.preventDefault();
            openMenu(message, { x: event.clientX, y: event.clientY });
          })
        }
      >
        {used ? <UsedBar {...used} isTyped={message.type !== MessageType.MenuCommand} /> : undefined}
        {original === undefined ? undefined : <ReplyBar original={original} />}
        <Beside isFollowing={isFollowing} message={message} />
        <div class="body">
          {isFollowing ? undefined : <Head message={message} />}
          <Body message={message} />
        </div>
        {deeds && !message.ephemeral ? <Toolbar message={message} deeds={deeds} /> : undefined}
      </article>
    </Seeing>
  );
}

function Beside({ isFollowing, message }: { isFollowing: boolean; message: SeenMessage }): JSX.Element {
  const { reader } = useSight();
  if (!isFollowing) return <Avatar id={message.author.id} unknown={message.author.name} />;
  return (
    <span class="beside" aria-hidden="true">
      {timeIn(new Date(message.town_time), reader.zone)}
    </span>
  );
}

function Head({ message }: { message: SeenMessage }): JSX.Element {
  const { reader } = useSight();
  const { author, town_time: at } = message;
  return (
    <div class="head">
      <PersonName id={author.id} name={authorName(message, reader)} look="author" />
      {author.bot ? <span class="badge">APP</span> : undefined}
      <time dateTime={at} title={stamp(Date.parse(at) / 1000, 'F', reader)}>
        {sentAt(new Date(at), reader)}
      </time>
    </div>
  );
}

function Body({ message }: { message: SeenMessage }): JSX.Element {
  const { reader, deeds } = useSight();
  const { content, components, embeds, ephemeral, flags, attachments } = message;
  const isThinking = (flags & MessageFlag.Loading) !== 0;
  const edited =
    message.edited_town_time === undefined || isThinking ? undefined : <span class="edited">(edited)</span>;
  return (
    <>
      {isThinking ? <Thinking name={authorName(message, reader)} /> : undefined}
      {isThinking || content === '' ? undefined : (
        <div class="text">
          <Markdown text={content} />
          {edited}
        </div>
      )}
      <Components components={components} />
      {embeds.map((embed) => (
        <Embed embed={embed} />
      ))}
      {/* With components of the second version all files stand inside, where a component names them. */}
      {flags & MessageFlag.ComponentsV2 ? undefined : <Attachments files={attachments} />}
      {content === '' ? edited : undefined}
      <Reactions message={message} />
      {ephemeral ? <OnlyYou message={message} /> : undefined}
      {deeds?.failed(message) === true ? (
        <div class="failed" role="alert">
          <Icon name="warning" />
          This interaction failed
        </div>
      ) : undefined}
    </>
  );
}

const Thinking = ({ name }: { name: string }): JSX.Element => (
  <div class="text loading">
    <Dots />
    {name} is thinking …
  </div>
);

function UsedBar({ who, command, isTyped }: { who: string; command: string; isTyped: boolean }): JSX.Element {
  const name = useSight().reader.person(who)?.name ?? '';
  return (
    <div class="above">
      <Avatar id={who} unknown={name} />
      <span>
        <PersonName id={who} name={name} look="user" /> used{' '}
        <span class="command">{isTyped ? `/${command}` : command}</span>
      </span>
    </div>
  );
}

function OnlyYou({ message }: { message: SeenMessage }): JSX.Element {
  const { deeds } = useSight();
  return (
    <div class="only-you">
      <Icon name="eye" />
      Only you can see this
      {deeds ? (
        <>
          <span aria-hidden="true"> • </span>
          <button type="button" class="as-link" onClick={() => deeds.dismiss(message)}>
            Dismiss message
          </button>
        </>
      ) : undefined}
    </div>
  );
}
