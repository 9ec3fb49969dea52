import { computed, signal } from '@preact/signals';
import type { SeenCommand } from '../../client';
import { CommandType, OptionType } from '../../town/flags';
import { numberIn, objectsIn, textIn, type JsonObject } from '../../wire/json';
import { guildId } from './address';
import { callAs } from './callAs';
import { guild } from './town';

/** What can be typed after the slash: a command, or the subcommand a path leads to. */
export interface Leaf {
  /** `cohort create` */
  readonly path: string;
  readonly description: string;
  readonly options: readonly Option[];
}

export interface Option {
  readonly name: string;
  readonly description: string;
  readonly type: number;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly completes: boolean;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly shortest?: number | undefined;
  readonly longest?: number | undefined;
  readonly channelTypes: readonly number[];
}

/** In direct messages, where the view of a guild brings none along. */
const direct = signal<readonly SeenCommand[]>([]);

export async function commandsFor(): Promise<void> {
  if (guildId.peek() === '') direct.value = await callAs<SeenCommand[]>('GET', '/commands');
}

const all = computed<readonly SeenCommand[]>(() =>
  guildId.value === '' ? direct.value : (guild.value?.commands ?? []),
);

export const slashCommands = computed<readonly Leaf[]>(() =>
  all.value
    .filter(({ type }) => type === CommandType.ChatInput)
    .flatMap((command) => leavesOf({ path: command.name, description: command.description, options: command.options }))
    .sort((a, b) => a.path.localeCompare(b.path)),
);
export const personCommands = computed(() => all.value.filter(({ type }) => type === CommandType.User));
export const messageCommands = computed(() => all.value.filter(({ type }) => type === CommandType.Message));

function leavesOf(p: { path: string; description: string; options: readonly JsonObject[] }): Leaf[] {
  const below = p.options.filter(({ type }) => type === OptionType.Subcommand || type === OptionType.Group);
  if (below.length === 0)
    return [{ path: p.path, description: p.description, options: p.options.map(optionOf).sort(neededFirst) }];
  return below.flatMap((one) =>
    leavesOf({
      path: `${p.path} ${textIn(one.name) ?? ''}`,
      description: textIn(one.description) ?? '',
      options: objectsIn(one.options),
    }),
  );
}

const neededFirst = (a: Option, b: Option): number => Number(b.isRequired) - Number(a.isRequired);

function optionOf(option: JsonObject): Option {
  return {
    name: textIn(option.name) ?? '',
    description: textIn(option.description) ?? '',
    type: numberIn(option.type) ?? OptionType.String,
    isRequired: option.required === true,
    choices: objectsIn(option.choices).flatMap(({ name, value }) =>
      typeof value === 'string' || typeof value === 'number' ? [{ name: textIn(name) ?? String(value), value }] : [],
    ),
    completes: option.autocomplete === true,
    least: numberIn(option.min_value),
    most: numberIn(option.max_value),
    shortest: numberIn(option.min_length),
    longest: numberIn(option.max_length),
    channelTypes: Array.isArray(option.channel_types)
      ? option.channel_types.filter((one) => typeof one === 'number')
      : [],
  };
}

/** What fits the letters after the slash; those that begin with them first. */
export function leavesFor(words: string, leaves: readonly Leaf[]): readonly Leaf[] {
  const wanted = words.toLowerCase().trim();
  const starts = leaves.filter(({ path }) => path.startsWith(wanted));
  const contains = leaves.filter(
    (leaf) => !starts.includes(leaf) && wanted.split(/\s+/u).every((word) => leaf.path.includes(word)),
  );
  return [...starts, ...contains];
}
