import type { Command, CommandRule } from '../town/model';
import { snowflake } from '../town/snowflake';
import { checkCommands } from '../validate/commands';
import { invalid } from '../validate/complaints';
import { isObject, textIn, writtenIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { guildOf } from './find';
import { created, done, ok, type Answer, type Ask, type Route } from './router';

function place(ask: Ask): string | null {
  if (ask.params.application !== ask.world.town.applicationId) throw no('wrongApplication');
  if (ask.params.guild === undefined) return null;
  const guild = guildOf(ask);
  if (!guild.commands) throw no('missingAccess');
  return guild.id;
}

function here(ask: Ask): Command[] {
  const guildId = place(ask);
  return [...ask.world.town.commands.values()].filter((command) => command.guildId === guildId);
}

/** Replaces them all; those that keep their name and type keep their id. */
function setAll(ask: Ask): Answer {
  const guildId = place(ask);
  needList(ask);
  const bodies = ask.list.filter(isObject);
  checkCommands(bodies, (at) => [at]);
  const before = here(ask);
  for (const command of before) ask.world.town.commands.delete(command.id);
  return ok(
    bodies.map((body) => shape(ask, keep(ask, guildId, body, before.find((old) => sameKind(old.body, body))?.id))),
  );
}

/** An object is no list of none: it would take all commands away. */
function needList(ask: Ask): void {
  if (Object.keys(ask.body).length > 0)
    throw invalid([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
}

function add(ask: Ask): Answer {
  const guildId = place(ask);
  const before = here(ask);
  const old = before.find((command) => sameKind(command.body, ask.body));
  checkCommands([...before.filter((command) => command !== old).map((command) => command.body), ask.body], () => []);
  const body = shape(ask, keep(ask, guildId, ask.body, old?.id));
  return old ? ok(body) : created(body);
}

function change(ask: Ask): Answer {
  const command = one(ask);
  const body = { ...command.body, ...ask.body };
  checkCommands([body], () => []);
  return ok(shape(ask, keep(ask, command.guildId, body, command.id)));
}

function erase(ask: Ask): Answer {
  ask.world.town.commands.delete(one(ask).id);
  return done;
}

function one(ask: Ask): Command {
  const command = here(ask).find(({ id }) => id === ask.params.command);
  if (!command) throw no('unknownCommand');
  return command;
}

function keep(ask: Ask, guildId: string | null, body: JsonObject, id = snowflake()): Command {
  const command: Command = { id, guildId, body, version: snowflake() };
  ask.world.town.commands.set(id, command);
  return command;
}

function sameKind(a: JsonObject, b: JsonObject): boolean {
  return a.name === b.name && (a.type ?? 1) === (b.type ?? 1);
}

function shape(ask: Ask, command: Command): JsonObject {
  return {
    dm_permission: true,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    contexts: null,
    integration_types: [0],
    type: 1,
    options: [],
    ...command.body,
    description: textIn(command.body.description) ?? '',
    default_member_permissions: writtenIn(command.body.default_member_permissions) ?? null,
    id: command.id,
    application_id: ask.world.town.applicationId,
    version: command.version,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
  };
}

/** What the guild's owner has settled. A bot may read it; to write it takes a person. */
function rules(ask: Ask): Answer {
  const guild = guildOf(ask);
  const command = ask.world.town.commands.get(ask.params.command ?? '');
  place(ask);
  if (!command || (command.guildId !== null && command.guildId !== guild.id)) throw no('unknownCommand');
  const found = guild.commandRules.get(command.id);
  if (!found || found.length === 0) throw no('unknownCommandRules');
  return ok(rulesShape(ask, command.id, found));
}

function allRules(ask: Ask): Answer {
  place(ask);
  const found = [...guildOf(ask).commandRules].filter(([, lines]) => lines.length > 0);
  return ok(found.map(([id, lines]) => rulesShape(ask, id, lines)));
}

function rulesShape(ask: Ask, id: string, lines: readonly CommandRule[]): JsonObject {
  return {
    id,
    application_id: ask.world.town.applicationId,
    guild_id: ask.params.guild,
    permissions: lines.map((line) => ({ ...line })),
  };
}

function refuseBots(): Answer {
  throw no('notForBots');
}

const listing = (ask: Ask): Answer => ok(here(ask).map((command) => shape(ask, command)));
const reading = (ask: Ask): Answer => ok(shape(ask, one(ask)));

const OF_GUILD = '/applications/:application/guilds/:guild/commands';

export const commandRoutes: Route[] = [
  { method: 'GET', path: `${OF_GUILD}/permissions`, handler: allRules },
  { method: 'GET', path: `${OF_GUILD}/:command/permissions`, handler: rules },
  { method: 'PUT', path: `${OF_GUILD}/:command/permissions`, handler: refuseBots },
  ...['/applications/:application/commands', OF_GUILD].flatMap((path): Route[] => [
    { method: 'GET', path, handler: listing },
    { method: 'PUT', path, handler: setAll },
    { method: 'POST', path, handler: add },
    { method: 'GET', path: `${path}/:command`, handler: reading },
    { method: 'PATCH', path: `${path}/:command`, handler: change },
    { method: 'DELETE', path: `${path}/:command`, handler: erase },
  ]),
];
