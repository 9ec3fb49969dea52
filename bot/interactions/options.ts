import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { SentFile } from '../common/message';
import type { OptionGiven } from './ask';

/** An option of a command, with the type its value has in `run`. */
export interface Option<T> {
  readonly asDiscordTakesIt: (name: string) => APIApplicationCommandBasicOption;
  readonly read: (value: OptionGiven | undefined) => T;
}

export type ValuesOf<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

const textIn = (value: OptionGiven | undefined): string =>
  value === undefined || typeof value === 'object' ? '' : String(value);

interface TextShape {
  readonly longest: number;
  readonly suggests?: boolean;
}

const textOption = (description: string, p: TextShape & { required: boolean }) => (name: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  required: p.required,
  max_length: p.longest,
  ...(p.suggests ? { autocomplete: true as const } : {}),
});

export const text = (description: string, p: TextShape): Option<string> => ({
  asDiscordTakesIt: textOption(description, { ...p, required: true }),
  read: textIn,
});

/** May be left out; Discord wants these after all that may not. */
export const optionalText = (description: string, p: TextShape): Option<string | undefined> => ({
  asDiscordTakesIt: textOption(description, { ...p, required: false }),
  read: (value) => textIn(value) || undefined,
});

export const wholeNumber = (
  description: string,
  p: { least: number; most: number; usual: number },
): Option<number> => ({
  asDiscordTakesIt: (name) => ({
    type: ApplicationCommandOptionType.Integer,
    name,
    description,
    min_value: p.least,
    max_value: p.most,
  }),
  read: (value) => (typeof value === 'number' ? value : p.usual),
});

export const optionalWholeNumber = (
  description: string,
  p: { least: number; most: number },
): Option<number | undefined> => ({
  asDiscordTakesIt: (name) => ({
    type: ApplicationCommandOptionType.Integer,
    name,
    description,
    min_value: p.least,
    max_value: p.most,
  }),
  read: (value) => (typeof value === 'number' ? value : undefined),
});

/** Somebody in the server, as their user id. */
export const person = (description: string): Option<string> => ({
  asDiscordTakesIt: (name) => ({ type: ApplicationCommandOptionType.User, name, description, required: true }),
  read: textIn,
});

export const optionalPerson = (description: string): Option<string | undefined> => ({
  asDiscordTakesIt: (name) => ({ type: ApplicationCommandOptionType.User, name, description }),
  read: (value) => textIn(value) || undefined,
});

/** A file that is sent along. What is in it is fetched by whoever wants it. */
export const file = (description: string): Option<SentFile> => ({
  asDiscordTakesIt: (name) => ({ type: ApplicationCommandOptionType.Attachment, name, description, required: true }),
  read: (value) => (typeof value === 'object' ? value : { name: '', size: 0, url: '' }),
});

/** One of a few; what each is called stands in `choices`. Anything else, and nothing where it is optional, reads as the first. */
export const oneOf = <T extends string>(
  description: string,
  choices: Readonly<Record<T, string>>,
  p: { readonly optional?: boolean } = {},
): Option<T> => {
  const values = Object.keys(choices) as T[];
  return {
    asDiscordTakesIt: (name) => ({
      type: ApplicationCommandOptionType.String,
      name,
      description,
      required: p.optional !== true,
      choices: values.map((value) => ({ value, name: choices[value] })),
    }),
    read: (value) => values.find((known) => known === value) ?? (values[0] as T),
  };
};
