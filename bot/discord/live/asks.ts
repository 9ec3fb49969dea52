import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type Message,
} from 'discord.js';
import type { Ask, Did, OptionGiven, Options, TargetMessage } from '../../interactions/ask';

/** An interaction as plain data; null for kinds Grove has no doors for. */
export function asAsk(interaction: Interaction): Ask | null {
  const did = what(interaction);
  if (!did) return null;
  const roles = interaction.member?.roles;
  return {
    id: interaction.id,
    did,
    guild: interaction.guildId,
    channel: interaction.channelId,
    locale: interaction.locale,
    actor: {
      id: interaction.user.id,
      isMember: interaction.guildId !== null,
      // An uncached member carries the list itself, a cached one a manager of it.
      roles: roles === undefined ? [] : Array.isArray(roles) ? roles : [...roles.cache.keys()],
      permissions: interaction.memberPermissions?.bitfield ?? 0n,
    },
  };
}

function what(interaction: Interaction): Did | null {
  if (interaction.isChatInputCommand()) {
    return { kind: 'command', path: pathOf(interaction), options: optionsOf(interaction.options.data) };
  }
  if (interaction.isMessageContextMenuCommand()) {
    return { kind: 'menu', path: interaction.commandName, message: asTarget(interaction.targetMessage) };
  }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    return { kind: 'typing', path: pathOf(interaction), focused: name, typed: value };
  }
  if (interaction.isMessageComponent()) {
    const isSelect = interaction.isStringSelectMenu() || interaction.isUserSelectMenu();
    const chosen = isSelect ? interaction.values : [];
    return { kind: 'press', customId: interaction.customId, chosen };
  }
  if (interaction.isModalSubmit()) {
    const fields: Record<string, string> = {};
    const chosen: Record<string, readonly string[]> = {};
    for (const field of interaction.fields.fields.values()) {
      if ('value' in field && typeof field.value === 'string') fields[field.customId] = field.value;
      if ('values' in field) chosen[field.customId] = [...field.values];
    }
    return { kind: 'submit', customId: interaction.customId, fields, chosen };
  }
  return null;
}

function asTarget(message: Message): TargetMessage {
  const { id, channelId, author, webhookId, system, content, attachments, stickers, embeds, poll } = message;
  return {
    id,
    channel: channelId,
    author: author.id,
    byApp: author.bot || webhookId !== null,
    bySystem: system,
    words: content,
    things: attachments.size + stickers.size + embeds.length + (poll ? 1 : 0),
  };
}

const pathOf = ({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string =>
  [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)].filter(Boolean).join(' ');

/** The options of the innermost subcommand. */
function optionsOf(options: readonly CommandInteractionOption[]): Options {
  const nested = options.find(({ type }) =>
    [ApplicationCommandOptionType.Subcommand, ApplicationCommandOptionType.SubcommandGroup].includes(type),
  );
  if (nested) return optionsOf(nested.options ?? []);
  return Object.fromEntries(
    options.flatMap(({ name, value, attachment }): [string, OptionGiven][] => {
      if (attachment) return [[name, { name: attachment.name, size: attachment.size, url: attachment.url }]];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
