import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SelectMenuDefaultValueType,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  type APIUserSelectComponent,
} from 'discord-api-types/v10';

/**
 * A message as Discord's REST takes it, always Components V2: one card with text and at most three buttons,
 * because a tired person should never face more. `allowed_mentions` is always explicit: only who is named here is pinged.
 */
export interface Message {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly []; readonly users?: readonly string[] };
}

export interface Button {
  readonly label: string;
  readonly customId: string;
  readonly style?: 'primary' | 'secondary' | 'success';
  readonly disabled?: boolean;
}

/** One of the choices of a select; at most 25 stand in one (Discord's limit). */
export interface Choice {
  readonly value: string;
  /** at most 100 characters */
  readonly label: string;
  /** at most 100 characters */
  readonly hint?: string;
  readonly chosen?: boolean;
}

export interface Select {
  readonly customId: string;
  /** at most 150 characters */
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  /** how many may be chosen: one of them, unless said otherwise */
  readonly least?: number;
  readonly most?: number;
}

/** A select of people of the server; those of before stand in it. */
export interface PeopleSelect {
  readonly customId: string;
  /** at most 150 characters */
  readonly placeholder: string;
  /** user ids */
  readonly people: readonly string[];
  /** how many may be chosen; none is always possible */
  readonly most: number;
}

/** A file that goes with an answer: its name, and what stands in it. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** A file that somebody sent along, as Discord tells of it: it has not been looked at. */
export interface SentFile {
  readonly name: string;
  /** in bytes */
  readonly size: number;
  readonly url: string;
}

export interface Card {
  readonly text: string | readonly string[];
  readonly accent?: keyof typeof accents;
  readonly selects?: readonly (Select | PeopleSelect)[];
  readonly buttons?: readonly Button[];
  /** the name of a file that is sent with it */
  readonly file?: string;
  /** ids of the people this message may ping */
  readonly pings?: readonly string[];
}

/** Colours carry no meaning of their own; the words always say it too. */
const accents = { leaf: 0x5a8f4e, dawn: 0xe0a458, dusk: 0x5b6ea6, clay: 0xb5654a } as const;
const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
} as const;

export function card({ text, accent = 'leaf', selects = [], buttons = [], file, pings }: Card): Message {
  if (buttons.length > 3) throw new RangeError(`a card has at most three buttons, not ${buttons.length}`);
  const paragraphs = (typeof text === 'string' ? [text] : text).filter((paragraph) => paragraph !== '');
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    accent_color: accents[accent],
    components: [
      ...paragraphs.map((content) => ({ type: ComponentType.TextDisplay as const, content })),
      ...(file === undefined
        ? []
        : [{ type: ComponentType.File as const, file: { url: `attachment://${file}` as const } }]),
      ...selects.map((select) => ({
        type: ComponentType.ActionRow as const,
        components: ['people' in select ? peopleComponent(select) : selectComponent(select)],
      })),
      ...(buttons.length > 0
        ? [{ type: ComponentType.ActionRow as const, components: buttons.map(buttonComponent) }]
        : []),
    ],
  };
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [container],
    allowed_mentions: pings && pings.length > 0 ? { parse: [], users: pings } : { parse: [] },
  };
}

function buttonComponent(button: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: styles[button.style ?? 'secondary'],
    label: button.label,
    custom_id: button.customId,
    ...(button.disabled ? { disabled: true } : {}),
  };
}

/** A select as Discord takes it, alone in its row or in the label of a form. */
export function selectComponent(select: Select): APIStringSelectComponent {
  const { customId, placeholder, choices, least = 1, most = 1 } = select;
  if (choices.length < 1 || choices.length > 25) throw new RangeError(`a select has 1 to 25 choices: ${customId}`);
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    min_values: least,
    max_values: Math.min(most, choices.length),
    options: choices.map(({ value, label, hint, chosen }) => ({
      value,
      label,
      ...(hint === undefined ? {} : { description: hint }),
      ...(chosen ? { default: true } : {}),
    })),
  };
}

const peopleComponent = ({ customId, placeholder, people, most }: PeopleSelect): APIUserSelectComponent => ({
  type: ComponentType.UserSelect,
  custom_id: customId,
  placeholder,
  min_values: 0,
  max_values: most,
  ...(people.length > 0
    ? { default_values: people.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.User })) }
    : {}),
});

/** The same message with one line more below what it says, and above what can be pressed. */
export const withLine = (message: Message, content: string): Message => withText(message, content, 'below');

/** The same message with something said before it. */
export const withWordsFirst = (message: Message, content: string): Message => withText(message, content, 'first');

function withText(message: Message, content: string, where: 'first' | 'below'): Message {
  const components = message.components.map((part) => {
    if (part.type !== ComponentType.Container) return part;
    const rows = part.components.findIndex(({ type }) => type === ComponentType.ActionRow);
    const below = rows < 0 ? part.components.length : rows;
    const at = where === 'first' ? 0 : below;
    const line = { type: ComponentType.TextDisplay as const, content };
    return { ...part, components: [...part.components.slice(0, at), line, ...part.components.slice(at)] };
  });
  return { ...message, components };
}

/** Numbers of components are 32-bit; ours start high so that the numbers Discord gives by itself (1, 2, 3 ...) never meet them. */
const firstMark = 1_000_000_000;

/** The number that marks a message as the delivery of one outbox row, so that it can be found again in a channel's history. */
export const markOf = (row: string): number => firstMark + (Number(row) % 1_000_000_000);

export function marked(message: Message, mark: number): Message {
  const [first, ...others] = message.components;
  if (!first) throw new RangeError('a message without components cannot be marked');
  return { ...message, components: [{ ...first, id: mark }, ...others] };
}

export const mention = (user: string): string => `<@${user}>`;
/**
 * How Discord shows an instant to each reader in their own zone: `F` long, `D` the day, `t` time only, `R` from the moment of
 * reading ("in 10 minutes", later "2 minutes ago"): in brackets behind the hour it is true whenever it is read.
 */
export const instant = (at: Date, style: 'F' | 'D' | 't' | 'R' = 'F'): string =>
  `<t:${Math.floor(at.getTime() / 1000)}:${style}>`;
