import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

/** A form (Discord calls it a modal): one to five fields. It must be the first answer to a click or a command. */
export interface Form {
  readonly customId: string;
  /** at most 45 characters */
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    /** at most 45 characters */
    readonly label: string;
    readonly hint?: string;
    readonly max: number;
    readonly long?: boolean;
    readonly value?: string | undefined;
  }[];
}

export const formPayload = (form: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: form.customId,
  title: form.title,
  components: form.fields.map((field) => ({
    type: ComponentType.Label,
    label: field.label,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    component: {
      type: ComponentType.TextInput,
      custom_id: field.id,
      style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: true,
      max_length: field.max,
      ...(field.value ? { value: field.value.slice(0, field.max) } : {}),
    },
  })),
});
