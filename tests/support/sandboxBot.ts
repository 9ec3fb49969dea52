import {
  Client,
  Events,
  GatewayIntentBits,
  type ClientEvents,
  type ClientOptions,
  type GatewayIntentBits as Intent,
} from 'discord.js';
import type { Person, SandboxClient } from '../../sandbox/client';
import type { Sandbox, SandboxOptions } from '../../sandbox/server';
import { judgedSandbox } from './sandbox';

export interface WireAnswer {
  readonly status: number;
  readonly body: WireBody;
}

/** What the tests look at in an answer of the REST API. */
export interface WireBody {
  id?: string;
  code?: number;
  message?: string;
  errors?: Record<string, unknown>;
  content?: string;
  [key: string]: unknown;
}

export interface TownWithBot {
  readonly sandbox: Sandbox;
  readonly town: SandboxClient;
  readonly bot: Client<true>;
  readonly ada: Person;
  readonly ben: Person;
  readonly guild: { id: string; everyoneRoleId: string; botRoleId: string; generalChannelId: string };
  /** The REST API as a plain request, with the bot's token. */
  rest(method: string, path: string, body?: unknown, token?: string): Promise<WireAnswer>;
  close(): Promise<void>;
}

/** A running sandbox with an unmodified discord.js in it: Ada owns the guild, Ben is a member. Without limits unless given. */
export async function aTownWithBot(
  p: SandboxOptions & { intents?: Intent[]; botPermissions?: bigint; client?: Partial<ClientOptions> } = {},
): Promise<TownWithBot> {
  const {
    intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    botPermissions,
    client,
    ...options
  } = p;
  const sandbox = await judgedSandbox({ limits: 'none', ...options });
  const town = sandbox.client;
  const ada = await town.createUser({ name: 'Ada' });
  const ben = await town.createUser({ name: 'Ben', locale: 'de' });
  const guild = await town.createGuild({
    name: 'The guild',
    owner: ada.id,
    botPermissions: botPermissions?.toString(),
  });
  await town.joinGuild({ guild: guild.id, user: ben.id });
  const bot = await login(sandbox, intents, client);
  const close = async (): Promise<void> => {
    await bot.destroy();
    await sandbox.close();
  };
  const rest = caller(sandbox);
  return { sandbox, town, bot, ada, ben, guild, rest, close };
}

export async function login(
  sandbox: Sandbox,
  intents: Intent[],
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({ ...options, intents, rest: { api: sandbox.apiUrl, ...options.rest } });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  return await ready;
}

export function caller(sandbox: Sandbox): TownWithBot['rest'] {
  return async (method, path, body, token = sandbox.token) => {
    const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as WireBody };
  };
}

/** The next event of that name, as discord.js emits it; ask before causing it. */
export function next<E extends keyof ClientEvents>(bot: Client, event: E): Promise<ClientEvents[E]> {
  return new Promise((resolve) => bot.once(event, (...args) => resolve(args)));
}
