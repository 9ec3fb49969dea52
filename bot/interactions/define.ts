import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { App } from '../app';
import type { CustomId } from '../common/customId';
import type { Form } from '../common/form';
import type { Message } from '../common/message';
import type { Strings } from '../locales';
import type { Acknowledge, Actor, Options } from './ask';
import type { Who } from './permissions';

/** What every handler is given besides what was asked. `guild` is where it happened; nothing here works elsewhere. */
export interface Context {
  readonly app: App;
  readonly actor: Actor;
  readonly guild: string;
  readonly t: Strings;
}

/** What a handler answers: words, or a board to bring up to date through the press itself. */
export type Reply = { readonly reply: Message } | { readonly board: string };

interface Shared {
  readonly who: Who;
  readonly answer: Acknowledge;
  /** leaves no actor, no id and no instant anywhere, logs included */
  readonly untraced?: boolean;
}

export interface CommandRoute extends Shared {
  readonly kind: 'command';
  /** 'cohort create' */
  readonly path: string;
  readonly describe: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
  run(asked: Context & { readonly options: Options }): Promise<Reply>;
  suggest?(asked: Context & { readonly focused: string; readonly typed: string }): Promise<readonly string[]>;
}

export interface ButtonRoute extends Shared {
  readonly kind: 'button';
  readonly id: CustomId;
  run(asked: Context & { readonly customId: string }): Promise<Reply>;
}

/** Opens a form. A form must be the first answer, so its one read for prefilling is given a second, and nothing else waits. */
export interface FormOpenerRoute {
  readonly kind: 'form opener';
  readonly id: CustomId;
  /** asked before the form, so it must not wait for long either */
  readonly who: Who;
  open(asked: Context): Promise<Form>;
}

export interface FormRoute extends Shared {
  readonly kind: 'form';
  readonly id: CustomId;
  run(asked: Context & { readonly fields: Readonly<Record<string, string>> }): Promise<Reply>;
}

export type Route = CommandRoute | ButtonRoute | FormOpenerRoute | FormRoute;

/** An option of a command, with the type its value has in `run`. */
export interface Option<T> {
  readonly asDiscordTakesIt: (name: string) => APIApplicationCommandBasicOption;
  readonly read: (value: string | number | boolean | undefined) => T;
}

type ValuesOf<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

export const text = (description: string, p: { longest: number; suggests?: boolean }): Option<string> => ({
  asDiscordTakesIt: (name) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required: true,
    max_length: p.longest,
    ...(p.suggests ? { autocomplete: true as const } : {}),
  }),
  read: (value) => (value === undefined ? '' : String(value)),
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

export function command<O extends Record<string, Option<string> | Option<number>>>(
  definition: Shared & {
    path: string;
    describe: string;
    options: O;
    run: (asked: Context & { readonly options: ValuesOf<O> }) => Promise<Reply>;
    suggest?: CommandRoute['suggest'];
  },
): CommandRoute {
  const { options, run, ...rest } = definition;
  return {
    ...rest,
    kind: 'command',
    options: Object.entries(options).map(([name, option]) => option.asDiscordTakesIt(name)),
    run({ options: given, ...context }) {
      const values = Object.fromEntries(
        Object.entries(options).map(([name, option]) => [name, option.read(given[name])]),
      ) as ValuesOf<O>;
      return run({ ...context, options: values });
    },
  };
}

export function button<V>(
  definition: Shared & { id: CustomId<V>; run: (asked: Context & { readonly id: V }) => Promise<Reply> },
): ButtonRoute {
  const { id, run, ...rest } = definition;
  return {
    ...rest,
    kind: 'button',
    id,
    run({ customId, ...context }) {
      const values = id.read(customId);
      if (values === undefined) throw new UnreadableId();
      return run({ ...context, id: values });
    },
  };
}

/** The address was ours, the rest was not: forged, cut, or from another edition. */
export class UnreadableId extends Error {}

export const formOpener = (definition: Omit<FormOpenerRoute, 'kind'>): FormOpenerRoute => ({
  ...definition,
  kind: 'form opener',
});

export const form = (definition: Omit<FormRoute, 'kind'>): FormRoute => ({ ...definition, kind: 'form' });
