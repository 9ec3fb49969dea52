import type { SeenMessage } from '../control/views';
import { MessageFlag } from '../town/flags';
import { numberIn, textIn } from '../wire/json';
import { componentsHtml, embedHtml, file } from './components';
import { html, type Html } from './html';
import { icon } from './icons';
import type { Reader } from './reader';
import type { Notice, ShownMessage } from './screen';
import { markdown } from './text';
import { sentAt, timeIn } from './times';

export interface Look {
  readonly reader: Reader;
  readonly open?: string | undefined;
  /** Right below a message of the same author, whose name then stands for both. */
  readonly continues: boolean;
}

export function messageHtml({ message, answers }: ShownMessage, look: Look): Html {
  const { reader, continues } = look;
  const at = new Date(message.town_time);
  const classes = [
    'message',
    ...(continues ? ['continues'] : []),
    ...(message.pinged.includes(reader.id) ? ['pings'] : []),
    ...(message.ephemeral ? ['private'] : []),
  ];
  const edited = message.edited_town_time === undefined ? undefined : html`<span class="edited">(edited)</span>`;
  const { author } = message;
  const name = reader.person(author.id)?.name ?? author.name;
  return html`<article class="${classes.join(' ')}" data-message="${message.id}">
    ${answers ? usedHtml(answers, reader) : undefined}
    ${continues ? html`<span class="beside">${timeIn(at, reader.zone)}</span>` : avatar(author.id, reader, author.name)}
    <div class="body">
      ${
        continues
          ? undefined
          : html`<div class="head">
              <span class="author">${name}</span>${author.bot ? html`<span class="badge">APP</span>` : undefined}<time
                >${sentAt(at, reader)}</time
              >
            </div>`
      }
      ${contentHtml(message, reader, edited)} ${componentsHtml(message.components, look)}
      ${message.embeds.map((embed) => embedHtml(embed, reader))}
      ${loose(message).map((each) => file(textIn(each.filename) ?? 'file', numberIn(each.size)))}
      ${message.content === '' ? edited : undefined}
      ${message.ephemeral ? html`<div class="only-you">${icon('eye')}Only you can see this</div>` : undefined}
    </div>
  </article>`;
}

/** Files below the message: with components of the second version all of them stand inside, where a component names them. */
const loose = ({ flags, attachments }: SeenMessage): SeenMessage['attachments'] =>
  flags & MessageFlag.ComponentsV2 ? [] : attachments;

function contentHtml({ content, flags }: SeenMessage, reader: Reader, edited: Html | undefined): Html | undefined {
  if (flags & MessageFlag.Loading) return html`<div class="text loading">The app is thinking …</div>`;
  return content === '' ? undefined : html`<div class="text">${markdown(content, reader)}${edited}</div>`;
}

const usedHtml = ({ who, command }: { who: string; command: string }, reader: Reader): Html => {
  const name = reader.person(who)?.name ?? '';
  return html`<div class="used">
    ${avatar(who, reader, name)}<span
      ><span class="user">${name}</span> used <span class="command">/${command}</span></span
    >
  </div>`;
};

/** Initials on a colour of one's own; without a chosen one, the id says which. */
export function avatar(id: string, reader: Reader, unknown = ''): Html {
  const person = reader.person(id);
  const name = person?.name ?? unknown;
  const colour = person?.colour === undefined ? hueOf(id) : `#${person.colour.toString(16).padStart(6, '0')}`;
  return html`<span class="avatar" style="--own: ${colour}" aria-hidden="true">${initials(name)}</span>`;
}

const hueOf = (id: string): string => {
  const sum = id.split('').reduce((sofar, digit) => (sofar * 31 + digit.charCodeAt(0)) % 360, 7);
  return `hsl(${sum} 42% 46%)`;
};

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letters of the first and the last word. */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words;
  return shown
    .map((word = '') => segments.segment(word).containing(0)?.segment ?? '')
    .join('')
    .toUpperCase();
}

export function noticeHtml(notice: Notice, reader: Reader): Html {
  const nameOf = (id: string): Html => html`<strong>${reader.person(id)?.name}</strong>`;
  if (notice.is === 'added') {
    return html`<div class="notice">
      ${icon('arrow')}<span>${nameOf(notice.by)} added ${nameOf(notice.who)} to the thread.</span
      ><time>${sentAt(notice.at, reader)}</time>
    </div>`;
  }
  const { name, by, isPrivate } = notice;
  return html`<div class="thread-begun">
    <span class="thread-sign">${icon(isPrivate ? 'lock' : 'thread')}</span>
    <div class="thread-name" role="heading" aria-level="2">${name}</div>
    <div class="thread-by">${isPrivate ? 'A private thread, opened' : 'Opened'} by ${nameOf(by)}</div>
  </div>`;
}
