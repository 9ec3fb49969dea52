import type { JSX } from 'preact';
import type { Reader } from '../reader';
import type { Place, Screen as Shown, Typed } from '../screen';
import { FormView } from './form';
import { Icon } from './icon';
import { Row } from './row';

/** What somebody has on their screen, as a picture: one element of class `screen`. */
export function Screen({ screen, reader }: { screen: Shown; reader: Reader }): JSX.Element {
  const { items, place, form, typed, open } = screen;
  const asking = items.findLast((item) => item.is === 'message' && item.message.author.bot);
  return (
    <main class={`screen${form ? ' asked' : ''}`}>
      <Head place={place} />
      <div class="messages">
        {items.map((item, index) => (
          <Row item={item} before={items[index - 1]} reader={reader} open={open} />
        ))}
      </div>
      {typed ? <Typing typed={typed} /> : undefined}
      {form ? (
        <div class="veil">
          <FormView {...form} reader={reader} app={asking?.is === 'message' ? asking.message.author : undefined} />
        </div>
      ) : undefined}
    </main>
  );
}

const Head = ({ place: { kind, name, topic } }: { place: Place }): JSX.Element => (
  <header class="place">
    <Icon name={kind} />
    <span class="place-name">{name}</span>
    {topic === undefined || topic === null || topic === '' ? undefined : <span class="topic">{topic}</span>}
  </header>
);

function Typing({ typed: { command, options, choices } }: { typed: Typed }): JSX.Element {
  return (
    <footer class="composer">
      {choices ? (
        <div class="offers">
          <div class="offers-head">{options.at(-1)?.[0]}</div>
          {choices.map((choice, index) => (
            <div class={`offer${index === 0 ? ' on' : ''}`}>{choice}</div>
          ))}
        </div>
      ) : undefined}
      <div class="typing">
        <span class="command">/{command}</span>
        {options.map(([name, value]) => (
          <span class="argument">
            <span class="argument-name">{name}</span>
            <span class="argument-value">{value}</span>
          </span>
        ))}
        <span class="caret" />
      </div>
    </footer>
  );
}
