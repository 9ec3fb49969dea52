import { childrenOf, Component } from '../wire/components';
import { numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import { chosenIn, select } from './components';
import { html, type Html } from './html';
import { icon } from './icons';
import type { Reader } from './reader';
import type { Filled, Screen } from './screen';
import { markdown } from './text';

/** A form over the page, as Discord's client lays it there. */
export function formHtml(
  { form, filled = new Map() }: NonNullable<Screen['form']>,
  p: { app: Html; reader: Reader },
): Html {
  return html`<div class="veil">
    <div class="form" role="dialog" aria-modal="true" aria-label="${form.title}" data-form="${form.customId}">
      <div class="form-head">
        ${p.app}<span class="form-title" role="heading" aria-level="2">${form.title}</span>${icon('close')}
      </div>
      <div class="form-body">${form.components.map((top) => part(top, { filled, reader: p.reader }))}</div>
      <div class="form-foot">
        <button type="button" class="button secondary">Cancel</button>
        <button type="button" class="button primary">Submit</button>
      </div>
    </div>
  </div>`;
}

interface Look {
  readonly filled: Filled;
  readonly reader: Reader;
}

function part(top: JsonObject, look: Look): Html {
  if (top.type === Component.TextDisplay)
    return html`<div class="text">${markdown(textIn(top.content) ?? '', look.reader)}</div>`;
  const [component] = childrenOf(top);
  if (!component) return html``;
  const label = textIn(top.label) ?? textIn(component.label) ?? '';
  const description = textIn(top.description);
  const isNeeded = component.type === Component.Checkbox ? false : component.required !== false;
  return html`<div class="form-field">
    <div class="form-label">
      ${label}${isNeeded ? html`<span class="needed" aria-label="required">*</span>` : undefined}
    </div>
    ${description === undefined ? undefined : html`<div class="form-description">${description}</div>`}
    ${control(component, look)}
  </div>`;
}

function control(component: JsonObject, { filled }: Look): Html {
  const given = filled.get(textIn(component.custom_id) ?? '');
  const chosen = given === undefined ? chosenIn(component) : typeof given === 'string' ? [given] : given;
  switch (component.type) {
    case Component.TextInput:
      return input(component, typeof given === 'string' ? given : textIn(component.value));
    case Component.RadioGroup:
      return choices(component, { chosen, sign: 'dot' });
    case Component.CheckboxGroup:
      return choices(component, { chosen, sign: 'box' });
    case Component.Checkbox:
      return checkbox(given === undefined ? component.default === true : given === 'true');
    case Component.FileUpload:
      return html`<div class="drop">${icon('file')}<span>Drop a file here, or choose one</span></div>`;
    default:
      return select(component, { chosen, open: false });
  }
}

function input(component: JsonObject, value: string | undefined): Html {
  const long = component.style === 2;
  const most = numberIn(component.max_length);
  const placeholder = textIn(component.placeholder);
  const words =
    value === undefined || value === ''
      ? html`<span class="placeholder">${placeholder}</span>`
      : html`<span class="typed">${value}</span>`;
  const left = long && most !== undefined ? html`<span class="left">${most - (value ?? '').length}</span>` : undefined;
  return html`<div class="input${long ? ' long' : ''}" role="textbox">${words}${left}</div>`;
}

type Sign = 'dot' | 'box';

const checkbox = (isOn: boolean): Html =>
  html`<span class="box${isOn ? ' on' : ''}" role="checkbox" aria-checked="${String(isOn)}"
    >${isOn ? icon('check') : undefined}</span
  >`;

const choices = (component: JsonObject, p: { chosen: readonly string[]; sign: Sign }): Html =>
  html`<div class="choices">
    ${objectsIn(component.options).map((option) => choice(option, { isOn: p.chosen.includes(textIn(option.value) ?? ''), sign: p.sign }))}
  </div>`;

function choice(option: JsonObject, { isOn, sign }: { isOn: boolean; sign: Sign }): Html {
  const [label, description] = [textIn(option.label), textIn(option.description)];
  return html`<div
    class="choice${isOn ? ' on' : ''}"
    role="${sign === 'dot' ? 'radio' : 'checkbox'}"
    aria-checked="${String(isOn)}"
  >
    <span class="${sign}${isOn ? ' on' : ''}">${sign === 'box' && isOn ? icon('check') : undefined}</span>
    <span class="option-words"
      ><span>${label}</span
      >${description === undefined ? undefined : html`<span class="option-description">${description}</span>`}</span
    >
  </div>`;
}
