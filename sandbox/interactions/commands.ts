import { ControlError } from '../refusal';
import { EVERYTHING, Permission } from '../town/flags';
import type { Channel, Command, CommandRule, Guild } from '../town/model';
import { allows, channelPermissions, guildPermissions } from '../town/permissions';
import { bitsIn, numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { leafOf, optionData, Resolver, type OptionValue } from './options';

export interface SeenCommand {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly description: string;
  readonly options: JsonObject[];
}

/** The commands this person finds under the slash, or in a context menu: in this channel, or anywhere in the guild. */
export function visibleCommands(world: World, guild: Guild, userId: string, channel?: Channel): Command[] {
  return [...world.town.commands.values()].filter(
    (command) =>
      (command.guildId === null || command.guildId === guild.id) && mayUse(world, command, { guild, userId, channel }),
  );
}

/** What somebody finds in the direct messages with the bot. */
export function directCommands(world: World): Command[] {
  return [...world.town.commands.values()].filter((command) =>
    mayUse(world, command, { guild: undefined, userId: '' }),
  );
}

/** Without a guild: in the direct messages with the bot, where only global commands are. Without a channel: somewhere in the guild. */
export function mayUse(
  world: World,
  command: Command,
  p: { guild: Guild | undefined; userId: string; channel?: Channel },
): boolean {
  const contexts = Array.isArray(command.body.contexts) ? command.body.contexts : [0, 1];
  if (!p.guild) return command.guildId === null && contexts.includes(1);
  if (!p.guild.commands || !contexts.includes(0)) return false;
  const member = p.guild.members.get(p.userId);
  if (!member) return false;
  const bits = p.channel ? channelPermissions(world.town, p.channel, p.userId) : guildPermissions(p.guild, member);
  if (!allows(bits, Permission.UseApplicationCommands)) return false;
  const ruled = ruledBy(world, command, { guild: p.guild, userId: p.userId, channel: p.channel });
  if (bits !== EVERYTHING && ruled !== undefined) return ruled;
  const needed = bitsIn(command.body.default_member_permissions);
  if (needed === undefined) return true;
  // "0" means: nobody but administrators.
  return allows(bits, needed === 0n ? Permission.Administrator : needed);
}

/**
 * What a server's owner has settled about the command, or about all of the application's: first where, then who.
 * Undefined where nothing is said, and the command's own default holds.
 */
function ruledBy(
  world: World,
  command: Command,
  p: { guild: Guild; userId: string; channel: Channel | undefined },
): boolean | undefined {
  const { guild, channel } = p;
  const levels = [command.id, world.town.applicationId].map((id) => guild.commandRules.get(id) ?? []);
  const said = (type: number, id: string): boolean | undefined =>
    levels.map((rules) => rules.find((rule) => rule.type === type && rule.id === id)?.permission).find(isSaid);
  // "All channels" is named by the guild's id less one.
  const everywhere = (BigInt(guild.id) - 1n).toString();
  const place = channel?.thread ? (channel.parentId ?? channel.id) : channel?.id;
  if (place !== undefined && (said(RuleFor.Channel, place) ?? said(RuleFor.Channel, everywhere)) === false)
    return false;
  const roles = guild.members.get(p.userId)?.roles ?? new Set();
  const byRole = (rules: readonly CommandRule[]): boolean | undefined => {
    const mine = rules.filter((rule) => rule.type === RuleFor.Role && roles.has(rule.id));
    return mine.length === 0 ? undefined : mine.some((rule) => rule.permission);
  };
  const everyone = (rules: readonly CommandRule[]): boolean | undefined =>
    rules.find((rule) => rule.type === RuleFor.Role && rule.id === guild.id)?.permission;
  return said(RuleFor.Person, p.userId) ?? levels.map((rules) => byRole(rules) ?? everyone(rules)).find(isSaid);
}

const RuleFor = { Role: 1, Person: 2, Channel: 3 } as const;

const isSaid = (permission: boolean | undefined): boolean => permission !== undefined;

export function shownCommand(command: Command): SeenCommand {
  return {
    id: command.id,
    name: textIn(command.body.name) ?? '',
    type: numberIn(command.body.type) ?? 1,
    description: textIn(command.body.description) ?? '',
    options: objectsIn(command.body.options),
  };
}

/** `cohort create` is the subcommand create of cohort; the name of a context-menu command may have spaces. */
export function findCommand(world: World, guild: Guild | undefined, spoken: string): Command {
  const here = [...world.town.commands.values()].filter(
    (command) => command.guildId === null || command.guildId === guild?.id,
  );
  // A guild's own command hides the global one of the same name.
  const found = here
    .filter((command) => command.body.name === spoken || command.body.name === spoken.split(' ')[0])
    .sort(
      (a, b) =>
        Number(b.body.name === spoken) - Number(a.body.name === spoken) ||
        Number(b.guildId !== null) - Number(a.guildId !== null),
    )[0];
  if (!found) throw new ControlError(404, `no such command: ${spoken}`);
  return found;
}

export interface Spoken {
  readonly options?: Record<string, OptionValue>;
  readonly target?: string;
  readonly focused?: { readonly name: string; readonly value: string };
  /** Sends what Discord's own client would not. */
  readonly forge: boolean;
}

/** `data` of the interaction, options nested and resolved as Discord has them. */
export function commandData(
  world: World,
  p: { guild: Guild | undefined; channel: Channel; user: string; command: Command; spoken: string } & Spoken,
): JsonObject {
  const { command } = p;
  const type = numberIn(command.body.type) ?? 1;
  const base: JsonObject = {
    id: command.id,
    name: textIn(command.body.name),
    type,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
  };
  const { guild, user, forge } = p;
  const resolver = new Resolver(world, { guild, channel: p.channel.id, user, forge });
  if (type !== 1) {
    const target = p.target ?? '';
    if (type === 2) resolver.user(target);
    else resolver.message(target);
    return { ...base, target_id: target, resolved: resolver.resolved };
  }
  const path = p.spoken.split(' ').slice(1);
  const leaf = leafOf(command.body, path);
  const options = optionData(leaf, { resolver, values: p.options ?? {}, focused: p.focused });
  const nested = path.reduceRight<JsonObject[]>((inside, name, at) => {
    const isGroup = path.length === 2 && at === 0;
    return [{ name, type: isGroup ? 2 : 1, options: inside }];
  }, options);
  return {
    ...base,
    options: nested,
    ...(Object.keys(resolver.resolved).length > 0 ? { resolved: resolver.resolved } : {}),
  };
}
