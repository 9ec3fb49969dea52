import type { JSX } from 'preact';
import { useComputed } from '@preact/signals';
import { Icon } from '../parts/icon';
import { DayDivider } from '../parts/notice';
import { kept } from '../parts/kept';
import { Row } from '../parts/row';
import { instantOf } from '../rows';
import { channelId, isDirect } from './address';
import { deeds } from './doing';
import { attempt } from './notes';
import { openMembers, openPlaces, showsMembers } from './panes';
import { PinsButton } from './pins';
import { reader } from './reader';
import { itemsOf } from './items';
import { useBottom } from './bottom';
import { useHeldFocus } from './heldFocus';
import {
  channel,
  dismissed,
  firstUnread,
  guild,
  isOpen,
  lookEarlier,
  mayHaveEarlier,
  messages,
  typing,
  view,
} from './town';
import { tick } from './time';
import { Writer } from './writer';

/** What is said in the open channel, and where one answers. */
export function Conversation(): JSX.Element {
  return (
    <main class="talk" id="talk" tabIndex={-1}>
      <Head />
      {isOpen.value ? <Messages key={channelId.value} /> : <Nowhere />}
      <Typing />
      {isOpen.value ? <Writer key={channelId.value} /> : undefined}
    </main>
  );
}

/** Before a place is chosen, or while it is on its way. */
function Nowhere(): JSX.Element {
  const isLost = view.value !== null && channelId.value === '';
  const words = view.value?.me.guilds.length === 0 ? 'You are in no server yet.' : 'Nothing is open here.';
  return <div class="messages nowhere">{isLost ? `${words} Choose on the left where to go.` : undefined}</div>;
}

function Head(): JSX.Element {
  const here = channel.value;
  const name = isDirect.value ? (view.value?.bot.name ?? '') : (here?.name ?? '');
  const above = guild.value?.channels.find(({ id }) => id === here?.parent);
  const sign = isDirect.value ? 'direct' : here?.thread ? (here.thread.private ? 'lock' : 'thread') : 'channel';
  return (
    <header class="place talk-head">
      <button type="button" class="plain back" aria-label="Back to the channels" onClick={openPlaces}>
        <Icon name="back" />
      </button>
      <Icon name={sign} />
      <h1 class="place-name">
        {here?.thread && above ? <span class="place-above">{above.name} › </span> : undefined}
        {name}
      </h1>
      {here?.topic ? <span class="topic">{here.topic}</span> : <span class="topic-none" />}
      {isOpen.value ? <PinsButton /> : undefined}
      {isDirect.value ? undefined : (
        <button
          type="button"
          class="plain"
          aria-label="Members"
          aria-pressed={showsMembers.value}
          onClick={() => {
            if (window.matchMedia('(max-width: 1000px)').matches) openMembers();
            else showsMembers.value = !showsMembers.value;
          }}
        >
          <Icon name="people" />
        </button>
      )}
    </header>
  );
}

const KeptRow = kept(Row);

function Messages(): JSX.Element {
  const shown = useComputed(() => messages.value.filter(({ id }) => !dismissed.value.has(id))).value;
  const { box, isAway, unseen, toBottom } = useBottom(shown);
  useHeldFocus(box, shown);
  const items = itemsOf(shown, mayHaveEarlier.value);
  const opening = items[0] && instantOf(items[0]);
  return (
    <div class="messages-box">
      <div class="messages" ref={box} role="log" aria-label="Messages" aria-live="polite" tabIndex={0}>
        <div class="messages-inside">
          <h2 class="unseen">Messages</h2>
          {mayHaveEarlier.value ? (
            <button type="button" class="as-link earlier" onClick={() => attempt(lookEarlier)}>
              Show earlier messages
            </button>
          ) : (
            <Beginning />
          )}
          {opening ? <DayDivider at={opening} reader={reader.value} /> : undefined}
          {items.map((item, index) => (
            <KeptRow
              key={shown[index]?.id}
              item={item}
              before={items[index - 1]}
              isNew={index > 0 && shown[index]?.id === firstUnread.value}
              reader={reader.value}
              deeds={deeds}
            />
          ))}
        </div>
      </div>
      {isAway && unseen > 0 ? (
        <button type="button" class="pill" onClick={toBottom}>
          {unseen === 1 ? 'One new message' : `${unseen} new messages`} <Icon name="down" />
        </button>
      ) : undefined}
    </div>
  );
}

function Beginning(): JSX.Element {
  const here = channel.value;
  const name = isDirect.value ? view.value?.bot.name : here?.name;
  const words = isDirect.value
    ? `Your direct messages with ${name ?? ''} begin here.`
    : `This is where ${here?.thread ? '' : '#'}${name ?? ''} begins.`;
  return <p class="beginning">{words}</p>;
}

function Typing(): JSX.Element {
  const at = typing.value.get(channelId.value);
  const is = at !== undefined && at.until > tick.value;
  return (
    <div class="is-typing" aria-live="polite">
      {is ? `${reader.value.person(at.user)?.name ?? 'Somebody'} is typing …` : undefined}
    </div>
  );
}
