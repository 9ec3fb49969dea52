import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { App } from '../app';
import type { CustomId } from '../common/customId';
import type { Filled, Form } from '../common/form';
import type { Message, TextFile } from '../common/message';
import type { Strings } from '../locales';
import type { Acknowledge, Actor, Options, TargetMessage } from './ask';
import type { Option, ValuesOf } from './options';
import type { Who } from './permissions';

/** What every handler is given besides what was asked. `guild` is the server it is about, in a direct message too. */
export interface Context {
  readonly app: App;
  readonly actor: Actor;
  readonly guild: string;
  /** it was done in a direct message: the server is the one that the person seems to mean */
  readonly isDirect: boolean;
  /** where it was done */
  readonly channel: string | null;
  readonly t: Strings;
  /** Says in the place of the answer how far it is, for who waits longer than a moment. */
  readonly progress: (message: Message) => void;
}

/**
 * What a handler answers: words, perhaps with a file; or a board to bring up to date through the press itself. `null`: it
 * may not be the board that was pressed, and is brought up to date without it.
 */
export type Reply = { readonly reply: Message; readonly file?: TextFile } | { readonly board: string | null };

interface Shared {
  readonly who: Who;
  readonly answer: Acknowledge;
  /** leaves no actor, no id and no instant anywhere, logs included */
  readonly untraced?: boolean;
  /** works in a direct message too, where it is about the server that the person is in */
  readonly inDirectMessages?: boolean;
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

/** A command in the context menu of a message ("Apps" in Discord's client); its name may have spaces, and it has no options. */
export interface MenuRoute extends Shared {
  readonly kind: 'menu';
  readonly path: string;
  run(asked: Context & { readonly message: TargetMessage }): Promise<Reply>;
}

export interface ButtonRoute extends Shared {
  readonly kind: 'button';
  readonly id: CustomId;
  run(asked: Context & { readonly customId: string }): Promise<Reply>;
}

/** A select that was set. */
export interface SelectRoute extends Shared {
  readonly kind: 'select';
  readonly id: CustomId;
  run(asked: Context & { readonly customId: string; readonly chosen: readonly string[] }): Promise<Reply>;
}

/** Opens a form. A form must be the first answer, so its one read for prefilling is given a second, and nothing else waits. */
export interface FormOpenerRoute {
  readonly kind: 'form opener';
  readonly id: CustomId;
  /** asked before the form, so it must not wait for long either */
  readonly who: Who;
  /** leaves no actor and no id in the log */
  readonly untraced?: boolean;
  readonly inDirectMessages?: boolean;
  open(asked: Context & { readonly customId: string }): Promise<Form>;
}

export interface FormRoute extends Shared {
  readonly kind: 'form';
  readonly id: CustomId;
  run(asked: Context & Filled & { readonly customId: string }): Promise<Reply>;
}

/** What is found by its name; everything else by its custom_id. */
export type NamedRoute = CommandRoute | MenuRoute;
export type Route = NamedRoute | ButtonRoute | SelectRoute | FormOpenerRoute | FormRoute;

export const menu = (definition: Omit<MenuRoute, 'kind'>): MenuRoute => ({ ...definition, kind: 'menu' });

export function command<O extends object>(
  definition: Shared & {
    path: string;
    describe: string;
    options: O;
    run: (asked: Context & { readonly options: ValuesOf<O> }) => Promise<Reply>;
    suggest?: CommandRoute['suggest'];
  },
): CommandRoute {
  const { options, run, ...rest } = definition;
  const named = Object.entries(options) as [string, Option<unknown>][];
  return {
    ...rest,
    kind: 'command',
    options: named.map(([name, option]) => option.asDiscordTakesIt(name)),
    run({ options: given, ...context }) {
      const values = Object.fromEntries(named.map(([name, option]) => [name, option.read(given[name])])) as ValuesOf<O>;
      return run({ ...context, options: values });
    },
  };
}

/** The address was ours, the rest was not: forged, cut, or from another edition. */
export class UnreadableId extends Error {}

function valuesOf<V>(id: CustomId<V>, customId: string): V {
  const values = id.read(customId);
  if (values === undefined) throw new UnreadableId();
  return values;
}

export function button<V>(
  definition: Shared & { id: CustomId<V>; run: (asked: Context & { readonly id: V }) => Promise<Reply> },
): ButtonRoute {
  const { id, run, ...rest } = definition;
  return {
    ...rest,
    kind: 'button',
    id,
    run: ({ customId, ...context }) => run({ ...context, id: valuesOf(id, customId) }),
  };
}

export function select<V>(
  definition: Shared & {
    id: CustomId<V>;
    run: (asked: Context & { readonly id: V; readonly chosen: readonly string[] }) => Promise<Reply>;
  },
): SelectRoute {
  const { id, run, ...rest } = definition;
  return {
    ...rest,
    kind: 'select',
    id,
    run: ({ customId, ...context }) => run({ ...context, id: valuesOf(id, customId) }),
  };
}

export function formOpener<V>(
  definition: Pick<FormOpenerRoute, 'who' | 'untraced' | 'inDirectMessages'> & {
    id: CustomId<V>;
    open: (asked: Context & { readonly id: V }) => Promise<Form>;
  },
): FormOpenerRoute {
  const { id, open, ...rest } = definition;
  return {
    ...rest,
    kind: 'form opener',
    id,
    open: ({ customId, ...context }) => open({ ...context, id: valuesOf(id, customId) }),
  };
}

export function form<V>(
  definition: Shared & { id: CustomId<V>; run: (asked: Context & Filled & { readonly id: V }) => Promise<Reply> },
): FormRoute {
  const { id, run, ...rest } = definition;
  return {
    ...rest,
    kind: 'form',
    id,
    run: ({ customId, ...context }) => run({ ...context, id: valuesOf(id, customId) }),
  };
}
