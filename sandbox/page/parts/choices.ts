import { ChannelType } from '../../town/flags';
import { Component } from '../../wire/components';
import { numberIn, objectsIn, textIn, type JsonObject } from '../../wire/json';
import type { Offer, Reader } from '../reader';
import { emojiWords } from './emoji';
import type { IconName } from './icon';

/** What a menu offers, whatever its kind. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly about?: string | undefined;
  readonly emoji?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Somebody, who is drawn with their avatar. */
  readonly person?: string | undefined;
}

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** How many may be chosen. In a form, what is not required may be left empty whatever its least number. */
export function limitsOf(component: JsonObject): Limits {
  const options = objectsIn(component.options).length;
  const most = component.type === Component.CheckboxGroup ? options : 1;
  const min = numberIn(component.min_values) ?? (component.required === false ? 0 : 1);
  return { min, max: Math.max(1, numberIn(component.max_values) ?? most) };
}

/** What stands chosen before anybody touches it. */
export function chosenAtFirst(component: JsonObject): string[] {
  const options = objectsIn(component.options).filter((option) => option.default === true);
  return [
    ...options.flatMap((option) => textIn(option.value) ?? []),
    ...objectsIn(component.default_values).flatMap((value) => textIn(value.id) ?? []),
  ];
}

export function choicesOf(component: JsonObject, reader: Reader): Choice[] {
  const { people = [], roles = [], channels = [] } = reader.offers ?? {};
  switch (component.type) {
    case Component.UserSelect:
      return known(people.map(person), component, reader);
    case Component.RoleSelect:
      return known(roles.map(role), component, reader);
    case Component.MentionableSelect:
      return known([...people.map(person), ...roles.map(role)], component, reader);
    case Component.ChannelSelect:
      return known(channels.filter(isOfType(component)).map(channel), component, reader);
    default:
      return objectsIn(component.options).map(option);
  }
}

const option = (of: JsonObject): Choice => ({
  value: textIn(of.value) ?? '',
  label: textIn(of.label) ?? '',
  about: textIn(of.description),
  emoji: emojiWords(of.emoji),
});

const person = ({ id, name, about }: Offer): Choice => ({ value: id, label: name, about, person: id });
const role = ({ id, name, about }: Offer): Choice => ({ value: id, label: name, about, icon: 'role' });
const channel = ({ id, name, about, type }: Offer & { type: number }): Choice => ({
  value: id,
  label: name,
  about,
  icon: channelIcon(type),
});

/** By Discord's number of a channel's kind. */
export const channelIcon = (type: number): IconName => icons[type] ?? 'channel';

const icons: Readonly<Record<number, IconName>> = {
  [ChannelType.Voice]: 'voice',
  [ChannelType.Stage]: 'stage',
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
};

function isOfType(component: JsonObject): (offer: { readonly type: number }) => boolean {
  const types = Array.isArray(component.channel_types) ? component.channel_types : [];
  return ({ type }) => types.length === 0 || types.includes(type);
}

/** With what was chosen beforehand, even where it is not among the offers. */
function known(offered: readonly Choice[], component: JsonObject, reader: Reader): Choice[] {
  const others = objectsIn(component.default_values).flatMap((value): Choice[] => {
    const id = textIn(value.id) ?? '';
    if (offered.some((each) => each.value === id)) return [];
    if (value.type === 'role') return [{ value: id, label: reader.role(id) ?? 'deleted-role', icon: 'role' }];
    if (value.type === 'channel') return [{ value: id, label: reader.channel(id) ?? 'unknown', icon: 'channel' }];
    return [{ value: id, label: reader.person(id)?.name ?? 'unknown-user', person: id }];
  });
  return [...others, ...offered];
}

/** The choices that have these words in their name, those that begin with them first. */
export function choicesWith(words: string, choices: readonly Choice[]): readonly Choice[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return choices;
  const found = choices.filter(({ label }) => label.toLowerCase().includes(wanted));
  const begins = ({ label }: Choice): boolean => label.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
}
