import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, type Html } from './html';
import { icon } from './icons';
import { formHtml } from './form';
import { avatar, messageHtml, noticeHtml } from './message';
import type { Reader } from './reader';
import type { Item, Place, Screen, Typed } from './screen';

export type { Reader } from './reader';
export type { Filled, Item, Notice, Place, Screen, ShownMessage, Typed } from './screen';

/** What somebody has on their screen, drawn in the manner of Discord's dark theme: one element of class `screen`. */
export function screenHtml(screen: Screen, reader: Reader): Html {
  const { items, place, form, typed, open } = screen;
  const rows = items.map((item, index) =>
    item.is === 'message'
      ? messageHtml(item, { reader, open, continues: continues(items[index - 1], item) })
      : noticeHtml(item, reader),
  );
  const asking = items.findLast((item) => item.is === 'message' && item.message.author.bot);
  const app = asking?.is === 'message' ? avatar(asking.message.author.id, reader, asking.message.author.name) : html``;
  return html`<main class="screen${form ? ' asked' : ''}">
    ${headHtml(place)}
    <div class="messages">${rows}</div>
    ${typed ? typedHtml(typed) : undefined} ${form ? formHtml(form, { app, reader }) : undefined}
  </main>`;
}

/** The screen as a whole document; `more` is CSS of whoever shows it (a font, a margin). */
export const documentOf = (screen: Html, more = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${stylesheet()}${more}</style></head><body>${screen.toString()}</body></html>`;

const stylesheet = (): string => readFileSync(join(__dirname, 'page.css'), 'utf8');

/** Messages of one author stand closer when they follow within seven minutes. */
const together = 7 * 60_000;

function continues(before: Item | undefined, item: Item): boolean {
  if (before?.is !== 'message' || item.is !== 'message' || item.answers) return false;
  const away = new Date(item.message.town_time).getTime() - new Date(before.message.town_time).getTime();
  return before.message.author.id === item.message.author.id && away <= together;
}

const headHtml = ({ kind, name, topic }: Place): Html =>
  html`<header class="place">
    ${icon(kind)}<span class="place-name">${name}</span>
    ${topic === undefined || topic === null || topic === '' ? undefined : html`<span class="topic">${topic}</span>`}
  </header>`;

function typedHtml({ command, options, choices }: Typed): Html {
  const written = options.map(
    ([name, value]) =>
      html`<span class="argument"
        ><span class="argument-name">${name}</span><span class="argument-value">${value}</span></span
      >`,
  );
  const offered = choices?.map((choice, index) => html`<div class="offer${index === 0 ? ' on' : ''}">${choice}</div>`);
  return html`<footer class="composer">
    ${
      offered
        ? html`<div class="offers">
            <div class="offers-head">${options.at(-1)?.[0]}</div>
            ${offered}
          </div>`
        : undefined
    }
    <div class="typing"><span class="command">/${command}</span>${written}<span class="caret"></span></div>
  </footer>`;
}
