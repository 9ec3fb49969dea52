import { Component, flattened } from '../wire/components';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import type { Complaints, Path } from './complaints';
import { checkMedia } from './media';

const MOST_ROWS = 5;
const MOST_BUTTONS = 5;
const MOST_OPTIONS = 25;
const MOST_V2 = 40;
const MOST_V2_TEXT = 4_000;
export const MOST_CUSTOM_ID = 100;

const SELECTS: readonly number[] = [
  Component.StringSelect,
  Component.UserSelect,
  Component.RoleSelect,
  Component.MentionableSelect,
  Component.ChannelSelect,
];
const AT_TOP_V2: readonly number[] = [
  Component.ActionRow,
  Component.Section,
  Component.TextDisplay,
  Component.MediaGallery,
  Component.File,
  Component.Separator,
  Component.Container,
];

const IN_ROW: readonly number[] = [Component.Button, ...SELECTS];
const IN_CONTAINER: readonly number[] = AT_TOP_V2.filter((type) => type !== Component.Container);

export function isSelect(type: number): boolean {
  return SELECTS.includes(type);
}

/** The components of a message. Those of a form have rules of their own: see `modals.ts`. */
export function checkComponents(wrong: Complaints, components: readonly JsonObject[], p: { v2: boolean }): void {
  const all = flattened(components);
  if (!p.v2) {
    if (components.length > MOST_ROWS) wrong.badLength(['components'], 0, MOST_ROWS);
    for (const [at, component] of components.entries()) {
      if (component.type === Component.ActionRow) continue;
      wrong.say(['components', at, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
  } else {
    if (all.length > MOST_V2)
      wrong.say(
        ['components'],
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `The total number of components exceeds ${MOST_V2}`,
      );
    const text = all
      .filter((one) => one.type === Component.TextDisplay)
      .reduce((sum, one) => sum + (textIn(one.content) ?? '').length, 0);
    if (text > MOST_V2_TEXT) {
      wrong.say(
        ['components'],
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `The total size of displayable text exceeds ${MOST_V2_TEXT}`,
      );
    }
    for (const [at, component] of components.entries()) {
      if (AT_TOP_V2.includes(Number(component.type))) continue;
      wrong.say(
        ['components', at, 'type'],
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (${AT_TOP_V2.join(', ')}).`,
      );
    }
  }
  for (const [at, component] of components.entries()) checkComponent(wrong, ['components', at], component);
  checkDuplicateIds(wrong, components);
}

/** Neither the name that comes back with a click, nor the number within the message, of which 0 is none. */
export function checkDuplicateIds(wrong: Complaints, components: readonly JsonObject[]): void {
  const seen = new Set<string>();
  const numbers = new Set<number>();
  const look = (path: Path, component: JsonObject): void => {
    const id = textIn(component.custom_id);
    if (id !== undefined && seen.has(id)) {
      wrong.say([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    }
    if (id !== undefined) seen.add(id);
    const number = numberIn(component.id) ?? 0;
    if (number !== 0 && numbers.has(number))
      wrong.say([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    numbers.add(number);
    for (const [at, inside] of objectsIn(component.components).entries()) look([...path, 'components', at], inside);
    if (isObject(component.accessory)) look([...path, 'accessory'], component.accessory);
    if (isObject(component.component)) look([...path, 'component'], component.component);
  };
  for (const [at, component] of components.entries()) look(['components', at], component);
}

function checkComponent(wrong: Complaints, path: Path, component: JsonObject): void {
  const type = Number(component.type);
  if (type === Component.ActionRow) checkRow(wrong, path, component);
  if (type === Component.Button) checkButton(wrong, path, component);
  if (isSelect(type)) checkSelect(wrong, path, component);
  if (type === Component.TextDisplay && (textIn(component.content) ?? '') === '') wrong.required([...path, 'content']);
  if (type === Component.Section) {
    const texts = objectsIn(component.components);
    if (texts.length < 1 || texts.length > 3) wrong.badLength([...path, 'components'], 1, 3);
    if (!isObject(component.accessory)) wrong.required([...path, 'accessory']);
  }
  checkMedia(wrong, path, component);
  if (type === Component.Container)
    needKinds(wrong, path, { inside: objectsIn(component.components), kinds: IN_CONTAINER });
  if (type === Component.TextInput || type === Component.Label) {
    wrong.say([...path, 'type'], 'UNION_TYPE_CHOICES', 'This component belongs in a form.');
  }
  if (type === Component.Button) return;
  for (const [at, child] of objectsIn(component.components).entries())
    checkComponent(wrong, [...path, 'components', at], child);
  if (isObject(component.accessory)) checkComponent(wrong, [...path, 'accessory'], component.accessory);
}

/** What stands here is one of these kinds; of fields of forms `checkComponent` says that they belong elsewhere. */
function needKinds(
  wrong: Complaints,
  path: Path,
  p: { inside: readonly JsonObject[]; kinds: readonly number[] },
): void {
  for (const [at, child] of p.inside.entries()) {
    const type = Number(child.type);
    if (p.kinds.includes(type) || type === Component.TextInput || type === Component.Label) continue;
    wrong.say(
      [...path, 'components', at, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${p.kinds.join(', ')}).`,
    );
  }
}

function checkRow(wrong: Complaints, path: Path, row: JsonObject): void {
  const inside = objectsIn(row.components);
  const selects = inside.filter((one) => isSelect(Number(one.type))).length;
  if (inside.length < 1 || inside.length > MOST_BUTTONS) wrong.badLength([...path, 'components'], 1, MOST_BUTTONS);
  needKinds(wrong, path, { inside, kinds: IN_ROW });
  if (selects > 1 || (selects === 1 && inside.length > 1)) {
    wrong.say(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  }
}

function checkButton(wrong: Complaints, path: Path, button: JsonObject): void {
  const style = numberIn(button.style);
  if (style === undefined || style < 1 || style > 6) {
    wrong.say([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
    return;
  }
  if (style === 6) return;
  const label = textIn(button.label) ?? '';
  if (label === '' && !isObject(button.emoji))
    wrong.say([...path], 'BUTTON_COMPONENT_INVALID_EMOJI_OR_LABEL', 'A button needs a label or an emoji');
  if (label.length > 80) wrong.tooLong([...path, 'label'], 80);
  const hasId = textIn(button.custom_id) !== undefined;
  const url = textIn(button.url);
  if (style === 5) {
    if (hasId)
      wrong.say(
        [...path],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    if (url === undefined) wrong.required([...path, 'url']);
    else if (!/^(https?|discord):\/\/\S+$/.test(url))
      wrong.say([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https, discord).');
  } else {
    checkCustomId(wrong, path, button);
    if (url !== undefined)
      wrong.say(
        [...path],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
  }
}

export function checkCustomId(wrong: Complaints, path: Path, component: JsonObject): void {
  const id = textIn(component.custom_id);
  if (id === undefined) wrong.required([...path, 'custom_id']);
  else if (id.length < 1 || id.length > MOST_CUSTOM_ID) wrong.badLength([...path, 'custom_id'], 1, MOST_CUSTOM_ID);
}

export function checkSelect(wrong: Complaints, path: Path, select: JsonObject): void {
  checkCustomId(wrong, path, select);
  if ((textIn(select.placeholder) ?? '').length > 150) wrong.tooLong([...path, 'placeholder'], 150);
  const min = numberIn(select.min_values) ?? 1;
  const max = numberIn(select.max_values) ?? 1;
  if (min > max)
    wrong.say(
      [...path, 'min_values'],
      'SELECT_COMPONENT_MIN_VALUES_LARGER_THAN_MAX_VALUES',
      'min_values cannot be greater than max_values',
    );
  if (max < 1 || max > MOST_OPTIONS)
    wrong.say([...path, 'max_values'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 25.');
  const chosen = objectsIn(select.default_values).length;
  if (chosen > 0 && (chosen < min || chosen > max)) wrong.badLength([...path, 'default_values'], min, max);
  if (select.type === Component.StringSelect)
    checkOptions(wrong, path, { options: objectsIn(select.options), max, most: MOST_OPTIONS });
}

export function checkOptions(
  wrong: Complaints,
  path: Path,
  p: { options: JsonObject[]; max: number; most: number },
): void {
  if (p.options.length < 1 || p.options.length > p.most) wrong.badLength([...path, 'options'], 1, p.most);
  if (p.max > p.options.length && p.options.length > 0) {
    wrong.say(
      [...path, 'max_values'],
      'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
      'max_values cannot be greater than the number of options',
    );
  }
  const values = new Set<string>();
  for (const [at, option] of p.options.entries()) {
    const label = textIn(option.label) ?? '';
    const value = textIn(option.value) ?? '';
    if (label.length < 1 || label.length > 100) wrong.badLength([...path, 'options', at, 'label'], 1, 100);
    if (value.length < 1 || value.length > 100) wrong.badLength([...path, 'options', at, 'value'], 1, 100);
    if ((textIn(option.description) ?? '').length > 100) wrong.tooLong([...path, 'options', at, 'description'], 100);
    if (values.has(value)) {
      wrong.say(
        [...path, 'options', at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    values.add(value);
  }
}
