import type { SeenMessage } from './control/views';
import type { SeenForm } from './interactions/store';
import { childrenOf, Component, flattened } from './wire/components';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from './wire/json';

export interface SeenButton {
  readonly label: string;
  readonly customId: string | null;
  readonly style: number;
  readonly disabled: boolean;
}

export interface SeenSelect {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly description: string }[];
  /** values that are set when it is shown */
  readonly chosen: readonly string[];
}

/** What is asked in a form. */
export interface SeenField {
  readonly customId: string;
  readonly label: string;
  /** What there is to choose from; none where something is to be written. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Everything a person reads in a message, top to bottom: content, embeds, text of Components V2, labels. */
export function textOf(message: Pick<SeenMessage, 'content' | 'embeds' | 'components'>): string {
  const parts = [
    message.content,
    ...message.embeds.flatMap(textsOfEmbed),
    ...flattened(message.components).flatMap(textsOfComponent),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

export function buttonsOf(message: Pick<SeenMessage, 'components'>): SeenButton[] {
  return flattened(message.components)
    .filter((component) => component.type === Component.Button)
    .map((button) => ({
      label: textIn(button.label) ?? (isObject(button.emoji) ? (textIn(button.emoji.name) ?? '') : ''),
      customId: textIn(button.custom_id) ?? null,
      style: numberIn(button.style) ?? 0,
      disabled: button.disabled === true,
    }));
}

/** The selects of a message whose choices are texts. */
export function selectsOf(message: Pick<SeenMessage, 'components'>): SeenSelect[] {
  return flattened(message.components)
    .filter((component) => component.type === Component.StringSelect)
    .map((select) => {
      const options = objectsIn(select.options);
      return {
        customId: textIn(select.custom_id) ?? '',
        placeholder: textIn(select.placeholder) ?? '',
        options: options.map(({ value, label, description }) => ({
          value: textIn(value) ?? '',
          label: textIn(label) ?? '',
          description: textIn(description) ?? '',
        })),
        chosen: options.filter((option) => option.default === true).map(({ value }) => textIn(value) ?? ''),
      };
    });
}

/** The fields of a form, top to bottom. */
export const fieldsOf = (form: Pick<SeenForm, 'components'>): SeenField[] =>
  form.components.flatMap((top) =>
    childrenOf(top).map((component) => ({
      customId: textIn(component.custom_id) ?? '',
      label: textIn(top.label) ?? '',
      options: objectsIn(component.options).map(({ value, label }) => ({
        value: textIn(value) ?? '',
        label: textIn(label) ?? '',
      })),
    })),
  );

function textsOfEmbed(embed: JsonObject): string[] {
  const author = isObject(embed.author) ? textIn(embed.author.name) : undefined;
  const footer = isObject(embed.footer) ? textIn(embed.footer.text) : undefined;
  const fields = objectsIn(embed.fields).flatMap((field) => [textIn(field.name), textIn(field.value)]);
  return [author, textIn(embed.title), textIn(embed.description), ...fields, footer].map((text) => text ?? '');
}

function textsOfComponent(component: JsonObject): string[] {
  if (component.type === Component.TextDisplay) return [textIn(component.content) ?? ''];
  const options = objectsIn(component.options).map((option) => textIn(option.label) ?? '');
  return [textIn(component.label) ?? '', textIn(component.placeholder) ?? '', ...options];
}
