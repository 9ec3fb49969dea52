import { Component } from '../wire/components';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import { html, type Html } from './html';
import { icon } from './icons';
import type { Reader } from './reader';
import { markdown } from './text';

/** The parts of a message that came as components; one of a kind that is not known here is left out. */

export interface Look {
  readonly reader: Reader;
  /** The custom_id of the select menu that stands open. */
  readonly open?: string | undefined;
}

export const componentsHtml = (components: readonly JsonObject[], look: Look): Html[] =>
  components.map((component) => componentHtml(component, look));

function componentHtml(component: JsonObject, look: Look): Html {
  const inside = (): Html[] => componentsHtml(objectsIn(component.components), look);
  switch (component.type) {
    case Component.ActionRow:
      return html`<div class="row">${inside()}</div>`;
    case Component.Button:
      return button(component);
    case Component.Section:
      return html`<div class="section">
        <div class="section-text">${inside()}</div>
        ${isObject(component.accessory) ? componentHtml(component.accessory, look) : undefined}
      </div>`;
    case Component.TextDisplay:
      return html`<div class="text">${markdown(textIn(component.content) ?? '', look.reader)}</div>`;
    case Component.Thumbnail:
      return html`<div
        class="thumbnail"
        role="img"
        aria-label="${textIn(component.description) ?? 'a picture'}"
      ></div>`;
    case Component.MediaGallery:
      return html`<div class="media">
        ${objectsIn(component.items).map((item) => html`<div class="medium" role="img" aria-label="${textIn(item.description) ?? 'a picture'}"></div>`)}
      </div>`;
    case Component.File:
      return file(fileName(component), numberIn(component.size));
    case Component.Separator:
      return html`<div
        class="separator${component.spacing === 2 ? ' wide' : ''}${component.divider === false ? ' bare' : ''}"
      ></div>`;
    case Component.Container:
      return html`<div class="container" style="--accent: ${colourOf(component.accent_color)}">${inside()}</div>`;
    case Component.StringSelect:
    case Component.UserSelect:
    case Component.RoleSelect:
    case Component.MentionableSelect:
    case Component.ChannelSelect:
      return select(component, { chosen: chosenIn(component), open: look.open === component.custom_id });
    default:
      return html``;
  }
}

/** A colour as Discord writes it, 0xRRGGBB, in CSS. */
export function colourOf(value: JsonObject[string]): string {
  const colour = numberIn(value);
  return colour === undefined ? 'transparent' : `#${(colour & 0xffffff).toString(16).padStart(6, '0')}`;
}

const styles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
  6: 'premium',
};

function button(component: JsonObject): Html {
  const style = styles[numberIn(component.style) ?? 2] ?? 'secondary';
  const emoji = isObject(component.emoji) ? textIn(component.emoji.name) : undefined;
  return html`<button
    type="button"
    class="button ${style}"
    data-custom-id="${textIn(component.custom_id)}"
    ${component.disabled === true ? html`disabled` : undefined}
  >
    ${emoji === undefined ? undefined : html`<span class="emoji">${emoji}</span>`}${textIn(component.label)}${style === 'link' ? icon('outward') : undefined}
  </button>`;
}

/** What stands chosen before anybody touches it. */
export const chosenIn = (component: JsonObject): string[] =>
  objectsIn(component.options)
    .filter((option) => option.default === true)
    .flatMap((option) => textIn(option.value) ?? []);

export function select(component: JsonObject, p: { chosen: readonly string[]; open: boolean }): Html {
  const options = objectsIn(component.options);
  const chosen = options.filter((option) => p.chosen.includes(textIn(option.value) ?? ''));
  const placeholder = textIn(component.placeholder) ?? 'Make a selection';
  const many = (numberIn(component.max_values) ?? 1) > 1;
  return html`<div
    class="select${p.open ? ' open' : ''}${component.disabled === true ? ' disabled' : ''}"
    data-custom-id="${textIn(component.custom_id)}"
  >
    <div class="select-face" role="combobox" aria-expanded="${String(p.open)}">
      ${
        chosen.length === 0
          ? html`<span class="placeholder">${placeholder}</span>`
          : html`<span class="chosen"
              >${chosen.map((option) => html`<span class="${many ? 'chip' : 'value'}">${textIn(option.label)}</span>`)}</span
            >`
      }
      ${icon(p.open ? 'up' : 'down')}
    </div>
    ${p.open ? html`<div class="options" role="listbox">${options.map((option) => optionHtml(option, { many, chosen: chosen.includes(option) }))}</div>` : undefined}
  </div>`;
}

function optionHtml(option: JsonObject, p: { many: boolean; chosen: boolean }): Html {
  const description = textIn(option.description);
  return html`<div class="option${p.chosen ? ' on' : ''}" role="option" aria-selected="${String(p.chosen)}">
    <span class="option-words"
      ><span>${textIn(option.label)}</span
      >${description === undefined ? undefined : html`<span class="option-description">${description}</span>`}</span
    >
    <span class="${p.many ? 'box' : 'dot'}${p.chosen ? ' on' : ''}"
      >${p.many && p.chosen ? icon('check') : undefined}</span
    >
  </div>`;
}

export function file(name: string, size: number | undefined): Html {
  return html`<div class="file">
    ${icon('file')}<span class="file-words"
      ><span class="file-name">${name}</span
      >${size === undefined ? undefined : html`<span class="file-size">${sizeWords(size)}</span>`}</span
    >
  </div>`;
}

function fileName(component: JsonObject): string {
  const named = textIn(component.name);
  const url = isObject(component.file) ? textIn(component.file.url) : undefined;
  return named ?? url?.replace('attachment://', '') ?? 'file';
}

const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1_048_576
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Embeds, the older way to make a card. */
export function embedHtml(embed: JsonObject, reader: Reader): Html {
  const author = isObject(embed.author) ? textIn(embed.author.name) : undefined;
  const footer = isObject(embed.footer) ? textIn(embed.footer.text) : undefined;
  const [title, description] = [textIn(embed.title), textIn(embed.description)];
  return html`<div class="container" style="--accent: ${colourOf(embed.color)}">
    ${author === undefined ? undefined : html`<div class="embed-author">${author}</div>`}
    ${title === undefined ? undefined : html`<div class="embed-title">${markdown(title, reader)}</div>`}
    ${description === undefined ? undefined : html`<div class="text">${markdown(description, reader)}</div>`}
    ${objectsIn(embed.fields).map((field) => html`<div class="field"><strong>${markdown(textIn(field.name) ?? '', reader)}</strong>${markdown(textIn(field.value) ?? '', reader)}</div>`)}
    ${footer === undefined ? undefined : html`<div class="small">${footer}</div>`}
  </div>`;
}
