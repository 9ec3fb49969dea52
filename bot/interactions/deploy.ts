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
import type { CommandRoute, Route } from './define';

const describeCommand: Readonly<Record<string, string>> = { grove: en.commands.grove, cohort: en.commands.cohort };

/** The commands as Discord takes them: 'cohort create' and 'cohort launch' are subcommands of one `/cohort`. */
export function commandPayloads(routes: readonly Route[]): object[] {
  const commands = routes.filter((route): route is CommandRoute => route.kind === 'command');
  const names = [...new Set(commands.map(({ path }) => path.split(' ')[0] ?? path))];
  return names.map((name) => {
    const own = commands.filter(({ path }) => path.startsWith(`${name} `));
    const hints = new Set(own.map(({ who }) => who.hint));
    const [hint] = hints;
    return {
      type: ApplicationCommandType.ChatInput,
      name,
      description: describeCommand[name] ?? name,
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      // A hint for the whole command only where all of its parts agree; the real check is ours, on every use.
      default_member_permissions: hints.size === 1 && hint !== undefined ? String(hint) : null,
      options: own.map(({ path, describe, options }) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: path.slice(name.length + 1),
        description: describe,
        options: [...options],
      })),
    };
  });
}

/** Tells Discord the commands, but only when they differ from those it was told last. */
export async function deployCommands(ports: {
  routes: readonly Route[];
  discord: Discord;
  database: DataSource;
}): Promise<'told' | 'unchanged'> {
  const { discord, database } = ports;
  const payloads = commandPayloads(ports.routes);
  const hash = createHash('sha256').update(JSON.stringify(payloads)).digest('hex');
  const { applicationId } = discord;
  const before = await database.manager.findOneBy(Deployment, { applicationId });
  if (before?.hash === hash) return 'unchanged';
  await discord.putCommands(payloads);
  await database.manager.upsert(Deployment, { applicationId, hash }, ['applicationId']);
  return 'told';
}
