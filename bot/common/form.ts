import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { selectComponent, type Choice } from './message';

/** A form (Discord calls it a modal): one to five fields. It must be the first answer to a click or a command. */
export interface Form {
  readonly customId: string;
  /** at most 45 characters */
  readonly title: string;
  readonly fields: readonly FormField[];
}

interface Labelled {
  readonly id: string;
  /** at most 45 characters */
  readonly label: string;
  /** at most 100 characters */
  readonly hint?: string;
  /** may be left empty */
  readonly optional?: boolean;
}

export type FormField = TextField | ChoiceField;

export interface TextField extends Labelled {
  readonly max: number;
  readonly long?: boolean;
  readonly value?: string | undefined;
}

export interface ChoiceField extends Labelled {
  readonly choices: readonly Choice[];
  readonly placeholder: string;
  readonly most: number;
}

/** What came back with a form: what was typed, and what was chosen, by the field's id. */
export interface Filled {
  readonly fields: Readonly<Record<string, string>>;
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

export const formPayload = (form: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: form.customId,
  title: form.title,
  components: form.fields.map((field) => ({
    type: ComponentType.Label,
    label: field.label,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    component: 'choices' in field ? choiceInput(field) : textInput(field),
  })),
});

const textInput = (field: TextField) => ({
  type: ComponentType.TextInput as const,
  custom_id: field.id,
  style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
  required: !field.optional,
  max_length: field.max,
  ...(field.value ? { value: field.value.slice(0, field.max) } : {}),
});

const choiceInput = ({ id, placeholder, choices, most, optional = false }: ChoiceField) => ({
  ...selectComponent({ customId: id, placeholder, choices, most, least: optional ? 0 : 1 }),
  required: !optional,
});
