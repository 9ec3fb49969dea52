import { childrenOf, Component } from '../../wire/components';
import { numberIn, textIn, type JsonObject } from '../../wire/json';
import type { SeenForm } from '../../interactions/store';
import type { Filled } from '../screen';
import { chosenAtFirst, limitsOf } from './choices';
import type { Fields, FieldValue } from './deeds';

/** What is asked in a form, what stands there at first, and what is wrong with what was answered. */

export interface Field {
  readonly customId: string;
  readonly label: string;
  readonly about: string | undefined;
  readonly component: JsonObject;
  readonly isNeeded: boolean;
}

/** The field of one top component; undefined where nothing is asked. */
export function fieldIn(top: JsonObject): Field | undefined {
  const [component] = childrenOf(top);
  if (!component) return undefined;
  return {
    customId: textIn(component.custom_id) ?? '',
    label: textIn(top.label) ?? textIn(component.label) ?? '',
    about: textIn(top.description),
    component,
    isNeeded: component.type === Component.Checkbox ? false : component.required !== false,
  };
}

const fieldsOf = (form: SeenForm): Field[] => form.components.flatMap((top) => fieldIn(top) ?? []);

/** Every field with what it holds before anybody touches it; `filled` goes before what the bot has put there. */
export const atFirst = (form: SeenForm, filled: Filled): Fields =>
  new Map(
    fieldsOf(form).map(({ customId, component }) => [customId, valueAtFirst(component, filled.get(customId))] as const),
  );

function valueAtFirst(component: JsonObject, given: string | readonly string[] | undefined): FieldValue {
  switch (component.type) {
    case Component.TextInput:
      return typeof given === 'string' ? given : (textIn(component.value) ?? '');
    case Component.Checkbox:
      return given === undefined ? component.default === true : given === 'true';
    case Component.FileUpload:
      return [];
    case Component.RadioGroup:
      return (typeof given === 'string' ? given : (given ?? chosenAtFirst(component))[0]) ?? '';
    default:
      return typeof given === 'string' ? [given] : (given ?? chosenAtFirst(component));
  }
}

/** In words and by custom_id, top to bottom: what keeps the form from being submitted. */
export function problemsIn(form: SeenForm, fields: Fields): ReadonlyMap<string, string> {
  const found = fieldsOf(form).map((field) => [field.customId, problemOf(field, fields.get(field.customId))] as const);
  return new Map(found.flatMap(([customId, problem]) => (problem === undefined ? [] : [[customId, problem] as const])));
}

function problemOf({ component, isNeeded }: Field, value: FieldValue | undefined): string | undefined {
  if (component.type === Component.Checkbox || value === undefined || typeof value === 'boolean') return undefined;
  if (component.type === Component.TextInput)
    return typeof value === 'string' ? textProblem(component, { isNeeded, value }) : undefined;
  if (component.type === Component.RadioGroup) return isNeeded && value === '' ? 'Please choose one.' : undefined;
  const what = component.type === Component.FileUpload ? 'add' : 'choose';
  const { min, max } = limitsOf(component);
  if (value.length > max) return `Please ${what} no more than ${max}.`;
  if (value.length >= min || (!isNeeded && value.length === 0)) return undefined;
  return min > 1 ? `Please ${what} at least ${min}.` : `Please ${what} one.`;
}

/** As Discord counts: by UTF-16 units. */
function textProblem(component: JsonObject, p: { isNeeded: boolean; value: string }): string | undefined {
  if (p.isNeeded && p.value.trim() === '') return 'Please write something here.';
  if (p.value === '') return undefined;
  const { length } = p.value;
  const [least, most] = [numberIn(component.min_length) ?? 0, mostLetters(component)];
  if (length > most) return `This is ${letters(length - most)} too long: ${most} fit.`;
  return length < least ? `Please write ${letters(least - length)} more: at least ${least}.` : undefined;
}

const letters = (count: number): string => `${count} ${count === 1 ? 'letter' : 'letters'}`;

/** What fits into a text input; 4,000 is Discord's own limit. */
export const mostLetters = (component: JsonObject): number => numberIn(component.max_length) ?? 4_000;
