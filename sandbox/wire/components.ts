import { isObject, numberIn, objectsIn, textIn, type JsonObject } from './json';

/** Component types by their documented names. */
export const Component = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  TextInput: 4,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Section: 9,
  TextDisplay: 10,
  Thumbnail: 11,
  MediaGallery: 12,
  File: 13,
  Separator: 14,
  Container: 17,
  Label: 18,
  FileUpload: 19,
  RadioGroup: 21,
  CheckboxGroup: 22,
  Checkbox: 23,
} as const;

/** A component and all inside it, in the order they are read. */
export function flattened(components: readonly JsonObject[]): JsonObject[] {
  return components.flatMap((component) => [component, ...flattened(childrenOf(component))]);
}

export function childrenOf(component: JsonObject): JsonObject[] {
  const single = [component.accessory, component.component].filter(isObject);
  return [...objectsIn(component.components), ...single];
}

export function customIdsIn(components: readonly JsonObject[]): string[] {
  return flattened(components).flatMap((component) => textIn(component.custom_id) ?? []);
}

/** Discord numbers every component that came without an id of its own. */
export function withComponentIds(components: readonly JsonObject[]): JsonObject[] {
  const taken = new Set(flattened(components).flatMap((component) => numberIn(component.id) ?? []));
  let next = 0;
  const fresh = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  const number = (component: JsonObject): JsonObject => {
    const own = numberIn(component.id);
    const numbered: JsonObject = { ...component, id: own === undefined || own === 0 ? fresh() : own };
    if (Array.isArray(component.components)) numbered.components = objectsIn(component.components).map(number);
    if (isObject(component.accessory)) numbered.accessory = number(component.accessory);
    if (isObject(component.component)) numbered.component = number(component.component);
    return numbered;
  };
  return components.map(number);
}
