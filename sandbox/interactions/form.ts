import { ControlError } from '../refusal';
import { childrenOf, Component } from '../wire/components';
import { numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import type { SeenForm } from './store';
import { readGivenFile, type GivenFile } from './givenFile';
import type { Resolver } from './options';

export type FieldValue = string | readonly string[] | boolean | GivenFile | readonly GivenFile[];

/** What turns the ids and files of a form into what they point to. */
type Resolving = Pick<Resolver, 'resolved' | 'forge' | 'chosen' | 'file'>;

interface Filling {
  /** Undefined: left alone. */
  readonly given: FieldValue | undefined;
  readonly resolver: Resolving;
}

interface Field {
  readonly component: JsonObject;
  readonly label: string;
}

/**
 * What Discord sends when the form is submitted. Fields are named by custom_id or by label; those left alone keep
 * their prefilled value. Refuses what Discord's client would not let a person submit.
 */
export function formData(form: SeenForm, p: { fields: Record<string, FieldValue>; resolver: Resolving }): JsonObject {
  const known = form.components.flatMap(fieldsIn);
  for (const name of Object.keys(p.fields))
    if (!known.some((field) => isNamed(field, name))) throw new ControlError(400, `no such field: ${name}`);
  const components = form.components.map((top): JsonObject => {
    if (top.type === Component.TextDisplay) return { type: top.type, id: top.id };
    const filled = fieldsIn(top).map((field) => {
      const given = Object.entries(p.fields).find(([name]) => isNamed(field, name))?.[1];
      return fill(field, { given, resolver: p.resolver });
    });
    return top.type === Component.Label
      ? { type: top.type, id: top.id, component: filled[0] }
      : { type: top.type, id: top.id, components: filled };
  });
  const resolved = p.resolver.resolved;
  return { custom_id: form.customId, components, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
}

function fieldsIn(top: JsonObject): Field[] {
  return childrenOf(top).map((component) => ({ component, label: textIn(top.label) ?? textIn(component.label) ?? '' }));
}

function isNamed(field: Field, name: string): boolean {
  return field.component.custom_id === name || field.label === name;
}

function fill(field: Field, p: Filling): JsonObject {
  const { component } = field;
  const base = { type: component.type, id: component.id, custom_id: component.custom_id };
  const type = numberIn(component.type);
  if (type === Component.TextInput) return { ...base, value: textValue(field, p) };
  if (type === Component.Checkbox)
    return { ...base, value: p.given === undefined ? component.default === true : p.given === true };
  if (type === Component.RadioGroup) return { ...base, value: radioValue(field, p) };
  if (type === Component.FileUpload) return { ...base, values: fileValues(field, p) };
  const values = p.given === undefined ? preset(component) : asList(p.given);
  if (!p.resolver.forge) checkValues(field, values);
  p.resolver.chosen(component, values);
  return { ...base, values };
}

function textValue(field: Field, p: Filling): string {
  const { component, label } = field;
  const value = p.given === undefined ? (textIn(component.value) ?? '') : p.given;
  if (typeof value !== 'string') throw new ControlError(400, `${label}: a text is wanted`);
  if (p.resolver.forge) return value;
  if (isNeeded(field) && value.trim() === '') throw new ControlError(400, `${label}: this field is required`);
  if (value !== '' && value.length < (numberIn(component.min_length) ?? 0))
    throw new ControlError(400, `${label}: the text is too short`);
  if (value.length > (numberIn(component.max_length) ?? 4000))
    throw new ControlError(400, `${label}: the text is too long`);
  return value;
}

function radioValue(field: Field, p: Filling): string | null {
  // Nothing chosen, said so, is not the same as left alone.
  const value = p.given === '' ? null : (p.given ?? preset(field.component)[0] ?? null);
  if (value !== null && typeof value !== 'string') throw new ControlError(400, `${field.label}: one value is wanted`);
  if (p.resolver.forge) return value;
  if (value === null && isNeeded(field)) throw new ControlError(400, `${field.label}: this field is required`);
  if (value !== null && !optionValues(field.component).includes(value))
    throw new ControlError(400, `${field.label}: no such option: ${value}`);
  return value;
}

function fileValues(field: Field, p: Filling): string[] {
  const files = p.given === undefined ? [] : asFiles(field, p.given);
  if (files.length === 0 && isNeeded(field)) throw new ControlError(400, `${field.label}: a file is required`);
  if (!p.resolver.forge) checkCount(field, files.length);
  return files.map((file) => p.resolver.file(file));
}

function asFiles({ label }: Field, value: FieldValue): GivenFile[] {
  const given: readonly (string | GivenFile | boolean)[] = Array.isArray(value) ? value : [value];
  return given.map((one) => {
    if (typeof one !== 'object' || !readGivenFile(one)) throw new ControlError(400, `${label}: a file is wanted`);
    return one;
  });
}

const isNeeded = ({ component }: Field): boolean => component.required !== false;

function checkCount(field: Field, count: number): void {
  const { component, label } = field;
  if (count === 0 && !isNeeded(field)) return;
  const group = component.type === Component.CheckboxGroup;
  const min = numberIn(component.min_values) ?? (isNeeded(field) ? 1 : 0);
  const max = numberIn(component.max_values) ?? (group ? objectsIn(component.options).length : 1);
  if (count < min || count > max) throw new ControlError(400, `${label}: between ${min} and ${max} values are wanted`);
}

function checkValues(field: Field, values: readonly string[]): void {
  const { component, label } = field;
  checkCount(field, values.length);
  if (component.type !== Component.StringSelect && component.type !== Component.CheckboxGroup) return;
  for (const value of values)
    if (!optionValues(component).includes(value)) throw new ControlError(400, `${label}: no such option: ${value}`);
}

function optionValues(component: JsonObject): string[] {
  return objectsIn(component.options).flatMap((option) => textIn(option.value) ?? []);
}

function preset(component: JsonObject): string[] {
  const chosen = objectsIn(component.options).filter((option) => option.default === true);
  const ids = objectsIn(component.default_values);
  return [...chosen.flatMap((option) => textIn(option.value) ?? []), ...ids.flatMap((entry) => textIn(entry.id) ?? [])];
}

function asList(value: FieldValue): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  throw new ControlError(400, 'a list of values is wanted');
}
