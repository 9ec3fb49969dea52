import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NeedsAPerson } from './common/ends';

/** The only reader of process.env. */

const postgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\/[^/]/.test(text) && URL.canParse(text),
    'must look like postgres://user:password@host:5432/name',
  );
const redisUrl = z
  .string()
  .refine((text) => /^rediss?:\/\//.test(text) && URL.canParse(text), 'must look like redis://host:6379');
const httpUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an http(s) address');
const loopback = (text: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(URL.canParse(text) ? new URL(text).hostname : '');

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const schema = z.object({
  DISCORD_TOKEN: z
    .string({
      error:
        'is missing: put it into .env (from .env.example). It comes from the Discord developer portal, Bot, Reset Token',
    })
    .regex(/^\S{20,}$/, 'does not look like a bot token: copy it from the developer portal, Bot, Reset Token'),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  DATABASE_URL: postgresUrl.optional(),
  REDIS_URL: redisUrl.optional(),
  GROVE_DATA: z.string().min(1).default('data'),
  GROVE_BACKUPS: z.string().min(1).optional(),
  GROVE_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  GROVE_SERVER_MEMBERS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  GROVE_ALIVE_FILE: z.string().min(1).optional(),
  GROVE_CLOCK_URL: httpUrl.refine(loopback, 'is for demo and tests: it must be a local address (127.0.0.1)').optional(),
});

export interface Config {
  readonly token: string;
  /** Discord's REST address without a version, or that of a local Discord */
  readonly discordApi: string;
  /** undefined: the embedded Postgres below `dataFolder` */
  readonly databaseUrl: string | undefined;
  /** undefined: the queue lives in Postgres too */
  readonly redisUrl: string | undefined;
  readonly dataFolder: string;
  /** where a backup is written before a migration changes a database that holds people */
  readonly backupFolder: string;
  readonly logLevel: (typeof logLevels)[number];
  /** touched every ten seconds while all is well; a container's health check looks at its age */
  readonly aliveFile: string | undefined;
  /** a town's clock to follow instead of the machine's; local addresses only */
  readonly townClock: string | undefined;
  /** the switch Server Members is on in the developer portal: Grove sees who is in a private thread */
  readonly serverMembers: boolean;
}

/** All that is missing or malformed, said at once. */
export class ConfigFault extends NeedsAPerson {
  override readonly name = 'ConfigFault';

  constructor(readonly faults: readonly string[]) {
    super(`Grove cannot start with these settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Settings from the environment and, below it, from a file `.env` where one is. */
export const loadConfig = (): Config => readConfig(environment());

/** Just what it takes to ask Discord something. */
export function loadDiscordConfig(): Pick<Config, 'token' | 'discordApi'> {
  const settings = parsed(schema.pick({ DISCORD_TOKEN: true, DISCORD_API_URL: true }), environment());
  return { token: settings.DISCORD_TOKEN, discordApi: settings.DISCORD_API_URL.replace(/\/+$/, '') };
}

/** Just what it takes to reach the database. */
export function loadStoreConfig(): Pick<Config, 'databaseUrl' | 'dataFolder' | 'backupFolder'> {
  const wanted = schema.pick({ DATABASE_URL: true, GROVE_DATA: true, GROVE_BACKUPS: true });
  return storeConfig(parsed(wanted, environment()));
}

const storeConfig = (
  settings: Pick<z.infer<typeof schema>, 'DATABASE_URL' | 'GROVE_DATA' | 'GROVE_BACKUPS'>,
): Pick<Config, 'databaseUrl' | 'dataFolder' | 'backupFolder'> => ({
  databaseUrl: settings.DATABASE_URL,
  dataFolder: settings.GROVE_DATA,
  backupFolder: settings.GROVE_BACKUPS ?? join(settings.GROVE_DATA, 'backups'),
});

function environment(): NodeJS.ProcessEnv {
  if (!existsSync('.env')) return process.env;
  try {
    process.loadEnvFile('.env');
  } catch {
    throw new ConfigFault(['.env is there and cannot be read: it must be a file that this user may read']);
  }
  return process.env;
}

function parsed<T>(wanted: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  // An empty line in an .env file means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = wanted.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigFault(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
}

/** Reads settings; refuses with everything that is missing or malformed at once (ConfigFault). */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const settings = parsed(schema, env);
  return Object.freeze({
    token: settings.DISCORD_TOKEN,
    discordApi: settings.DISCORD_API_URL.replace(/\/+$/, ''),
    ...storeConfig(settings),
    redisUrl: settings.REDIS_URL,
    logLevel: settings.GROVE_LOG_LEVEL,
    aliveFile: settings.GROVE_ALIVE_FILE,
    townClock: settings.GROVE_CLOCK_URL,
    serverMembers: settings.GROVE_SERVER_MEMBERS === 'on',
  });
}
