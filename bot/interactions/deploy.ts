import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { DataSource } from 'typeorm';
import { Deployment } from '../../entities';
import type { Discord } from '../discord/port';
import { en } from '../locales/en';
import type { CommandRoute, MenuRoute, Route } from './define';

const descriptions: Readonly<Record<string, string>> = en.commands;

/** The commands as Discord takes them: 'cohort create' and 'cohort launch' are subcommands of one `/cohort`; 'me' stands alone. */
export function commandPayloads(routes: readonly Route[]): object[] {
  const commands = routes.filter((route): route is CommandRoute => route.kind === 'command');
  const names = [...new Set(commands.map(({ path }) => path.split(' ')[0] ?? path))];
  return names.map((name) => {
    const own = commands.filter(({ path }) => path === name || path.startsWith(`${name} `));
    const hints = new Set(own.map(({ who }) => who.hint));
    const [hint] = hints;
    return {
      type: ApplicationCommandType.ChatInput,
      name,
      description: descriptions[name] ?? name,
      contexts: own.every(({ inDirectMessages }) => inDirectMessages)
        ? [InteractionContextType.Guild, InteractionContextType.BotDM]
        : [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      // A hint for the whole command only where all of its parts agree; the real check is ours, on every use.
      default_member_permissions: hints.size === 1 && hint !== undefined ? String(hint) : null,
      options: own.flatMap(({ path, describe, options }) =>
        path === name ? options : subcommand(path, describe, options),
      ),
    };
  });
}

/** The commands in the context menu of messages: a name alone, and who is meant to find it. */
export function menuPayloads(routes: readonly Route[]): object[] {
  const menus = routes.filter((route): route is MenuRoute => route.kind === 'menu');
  return menus.map(({ path, who, inDirectMessages }) => ({
    type: ApplicationCommandType.Message,
    name: path,
    contexts: inDirectMessages
      ? [InteractionContextType.Guild, InteractionContextType.BotDM]
      : [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: who.hint === undefined ? null : String(who.hint),
  }));
}

const subcommand = (path: string, description: string, options: CommandRoute['options']): object => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: path.slice(path.indexOf(' ') + 1),
  description,
  options,
});

/** Tells Discord the commands, but only when they differ from those it was told last. */
export async function deployCommands(ports: {
  routes: readonly Route[];
  discord: Discord;
  database: DataSource;
}): Promise<'told' | 'unchanged'> {
  const { discord, database } = ports;
  const payloads = [...commandPayloads(ports.routes), ...menuPayloads(ports.routes)];
  const hash = createHash('sha256').update(JSON.stringify(payloads)).digest('hex');
  const { applicationId } = discord;
  const before = await database.manager.findOneBy(Deployment, { applicationId });
  if (before?.hash === hash) return 'unchanged';
  await discord.putCommands(payloads);
  await database.manager.upsert(Deployment, { applicationId, hash }, ['applicationId']);
  return 'told';
}
