import { flattened, Component } from '../wire/components';
import { objectsIn, textIn, type JsonObject } from '../wire/json';
import type { Reader } from './reader';
import type { Item, Screen } from './screen';
import { plainWords } from './plain';

/** A screen in words, for those who hear it: who says what, what can be pressed, what is asked. */
export function screenWords(screen: Screen, reader: Reader): string {
  const { form, typed } = screen;
  const said = form ? [] : screen.items.map((item) => itemWords(item, reader));
  return [...said, ...(form ? [formWords(form, reader)] : []), ...(typed ? [typedWords(typed)] : [])]
    .filter((words) => words !== '')
    .join('\n');
}

function itemWords(item: Item, reader: Reader): string {
  const name = (id: string): string => reader.person(id)?.name ?? 'somebody';
  if (item.is === 'added') return `${name(item.by)} added ${name(item.who)} to the thread.`;
  if (item.is === 'pinned') return `${name(item.by)} pinned a message to this channel.`;
  if (item.is === 'thread-begun') return `The thread ${item.name}, opened by ${name(item.by)}.`;
  const { author, content, components, ephemeral } = item.message;
  const parts = flattened(components);
  const texts = parts
    .filter(({ type }) => type === Component.TextDisplay)
    .map(({ content: words }) => textIn(words) ?? '');
  const said = [content, ...texts].filter((text) => text !== '').map((text) => plainWords(text, reader));
  const speaker = reader.person(author.id)?.name ?? author.name;
  const toWhom = ephemeral ? `${speaker}, to ${name(reader.id)} alone` : speaker;
  return [`${toWhom}: ${said.join('\n')}`, ...buttonWords(parts), ...parts.flatMap(menuWords)].join('\n');
}

function buttonWords(parts: readonly JsonObject[]): string[] {
  const labels = parts.filter(({ type }) => type === Component.Button).map(({ label }) => textIn(label) ?? '');
  return labels.length === 0 ? [] : [`Buttons: ${labels.join(', ')}.`];
}

function menuWords(component: JsonObject): string[] {
  const options = objectsIn(component.options).map(({ label }) => textIn(label) ?? '');
  if (component.type !== Component.StringSelect) return [];
  return [`Menu: ${textIn(component.placeholder) ?? ''} (${options.join(', ')}).`];
}

function formWords({ form, filled = new Map() }: NonNullable<Screen['form']>, reader: Reader): string {
  const asked = flattened(form.components).flatMap((part): string[] => {
    if (part.type === Component.TextDisplay) return [plainWords(textIn(part.content) ?? '', reader)];
    if (part.type === Component.Label)
      return [textIn(part.label) ?? '', ...(textIn(part.description) ? [textIn(part.description) ?? ''] : [])];
    const options = objectsIn(part.options).map(({ label }) => textIn(label) ?? '');
    const given = filled.get(textIn(part.custom_id) ?? '') ?? textIn(part.value);
    return [
      ...(options.length > 0 ? [`Choices: ${options.join(', ')}.`] : []),
      ...(typeof given === 'string' && given !== '' ? [`Answer: ${given}`] : []),
    ];
  });
  return [`A form: ${form.title}.`, ...asked, 'Buttons: Cancel, Submit.'].join('\n');
}

const typedWords = ({ command, options, choices = [] }: NonNullable<Screen['typed']>): string =>
  [
    `Typed: /${command} ${options.map(([name, value]) => `${name}: ${value}`).join(', ')}`.trim(),
    ...(choices.length > 0 ? [`Offered: ${choices.join(', ')}.`] : []),
  ].join('\n');
