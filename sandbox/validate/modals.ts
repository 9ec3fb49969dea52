import { Component } from '../wire/components';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import { Complaints, type Path } from './complaints';
import { checkCustomId, checkDuplicateIds, checkOptions, checkSelect, isSelect, MOST_CUSTOM_ID } from './components';

const MOST_TOP = 5;
const MOST_INPUT = 4_000;

/** A form to be opened (`data` of callback type 9). */
export function checkModal(modal: JsonObject): void {
  const wrong = new Complaints(['data']);
  const title = textIn(modal.title) ?? '';
  const id = textIn(modal.custom_id) ?? '';
  if (title.length < 1 || title.length > 45) wrong.badLength(['title'], 1, 45);
  if (id.length < 1 || id.length > MOST_CUSTOM_ID) wrong.badLength(['custom_id'], 1, MOST_CUSTOM_ID);
  const components = objectsIn(modal.components);
  if (components.length < 1 || components.length > MOST_TOP) wrong.badLength(['components'], 1, MOST_TOP);
  for (const [at, component] of components.entries()) checkTop(wrong, ['components', at], component);
  checkDuplicateIds(wrong, components);
  wrong.end();
}

function checkTop(wrong: Complaints, path: Path, component: JsonObject): void {
  if (component.type === Component.TextDisplay) {
    if ((textIn(component.content) ?? '') === '') wrong.required([...path, 'content']);
    return;
  }
  if (component.type === Component.ActionRow) {
    const inside = objectsIn(component.components);
    if (inside.length !== 1) wrong.badLength([...path, 'components'], 1, 1);
    for (const [at, child] of inside.entries()) {
      if (child.type !== Component.TextInput)
        wrong.say(
          [...path, 'components', at, 'type'],
          'UNION_TYPE_CHOICES',
          'Value of field "type" must be one of (4,).',
        );
      checkTextInput(wrong, [...path, 'components', at], child, { labelled: false });
    }
    return;
  }
  if (component.type !== Component.Label) {
    wrong.say([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
    return;
  }
  const label = textIn(component.label) ?? '';
  if (label.length < 1 || label.length > 45) wrong.badLength([...path, 'label'], 1, 45);
  if ((textIn(component.description) ?? '').length > 100) wrong.tooLong([...path, 'description'], 100);
  if (!isObject(component.component)) {
    wrong.required([...path, 'component']);
    return;
  }
  checkField(wrong, [...path, 'component'], component.component);
}

function checkField(wrong: Complaints, path: Path, field: JsonObject): void {
  const type = Number(field.type);
  if (type === Component.TextInput) {
    checkTextInput(wrong, path, field, { labelled: true });
    return;
  }
  needSomething(wrong, path, field);
  if (isSelect(type)) {
    checkSelect(wrong, path, field);
    if (field.disabled === true)
      wrong.say([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'Components in modals cannot be disabled');
    return;
  }
  checkCustomId(wrong, path, field);
  const options = objectsIn(field.options);
  if (type === Component.RadioGroup) {
    if (options.length < 2) wrong.badLength([...path, 'options'], 2, 10);
    checkOptions(wrong, path, { options, max: 1, most: 10 });
    return;
  }
  if (type === Component.CheckboxGroup) {
    checkRange(wrong, path, { field, most: options.length });
    checkOptions(wrong, path, { options, max: numberIn(field.max_values) ?? options.length, most: 10 });
    return;
  }
  if (type === Component.FileUpload) checkRange(wrong, path, { field, most: 1 });
  if (type === Component.Checkbox || type === Component.FileUpload) return;
  wrong.say([...path, 'type'], 'UNION_TYPE_CHOICES', 'This component cannot stand in a label.');
}

/** "`min_values` must be either omitted or at least `1` if `required` is omitted or `true`" (components/reference). */
function needSomething(wrong: Complaints, path: Path, field: JsonObject): void {
  if (field.min_values !== 0 || field.required === false) return;
  wrong.say(
    [...path, 'min_values'],
    'SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES',
    'Select menus marked as required cannot have a min_values of 0',
  );
}

/** `most` is what may be chosen, or sent along, where nothing is said. */
function checkRange(wrong: Complaints, path: Path, p: { field: JsonObject; most: number }): void {
  if ((numberIn(p.field.min_values) ?? 0) <= (numberIn(p.field.max_values) ?? p.most)) return;
  wrong.say(
    [...path, 'min_values'],
    'SELECT_COMPONENT_MIN_VALUES_LARGER_THAN_MAX_VALUES',
    'min_values cannot be greater than max_values',
  );
}

function checkTextInput(wrong: Complaints, path: Path, input: JsonObject, p: { labelled: boolean }): void {
  checkCustomId(wrong, path, input);
  if (![1, 2].includes(Number(input.style)))
    wrong.say([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  const label = textIn(input.label) ?? '';
  if (!p.labelled && (label.length < 1 || label.length > 45)) wrong.badLength([...path, 'label'], 1, 45);
  if (p.labelled && label !== '')
    wrong.say([...path, 'label'], 'COMPONENT_LABEL_EXCLUSIVE', 'A text input in a label has no label of its own');
  const min = numberIn(input.min_length) ?? 0;
  const max = numberIn(input.max_length) ?? MOST_INPUT;
  if (max < 1 || max > MOST_INPUT)
    wrong.say([...path, 'max_length'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${MOST_INPUT}.`);
  if (min > max)
    wrong.say(
      [...path, 'min_length'],
      'TEXT_INPUT_COMPONENT_MIN_LENGTH_LARGER_THAN_MAX_LENGTH',
      'min_length cannot be greater than max_length',
    );
  if ((textIn(input.value) ?? '').length > max) wrong.tooLong([...path, 'value'], max);
  if ((textIn(input.placeholder) ?? '').length > 100) wrong.tooLong([...path, 'placeholder'], 100);
}
