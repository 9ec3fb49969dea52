import { join } from 'node:path';
import { Client } from 'pg';
import type { Sandbox } from '../../sandbox/server';
import { judgedSandbox } from '../support/sandbox';
import { startOfStories } from '../support/town';
import { freshDatabase } from '../support/postgres';
import { BotProcess } from './botProcess';
import type { Place } from './cohorts';
import { countMessages, type Count } from './count';
import { replay, type Replay } from './replay';
import type { Played } from './round';
import { readRows } from './rows';

/** A local Discord and a database that survive, and a bot in a process of its own that need not. */
export interface CrashTown {
  readonly sandbox: Sandbox;
  readonly database: Client;
  readonly bot: BotProcess;
  readonly played: Played;
  readonly freeAtAnyHour: (guild: string) => Promise<void>;
  /** Stops the bot and counts what was seen. */
  count(places: readonly Place[]): Promise<{ count: Count; replay: Replay }>;
  close(): Promise<void>;
}

const root = join(__dirname, '..', '..');

/** `command` are the words that start the bot from the root of the repository. */
export async function openCrashTown(p: {
  command: readonly string[];
  speed: number;
  redisUrl: string | undefined;
  log?: string;
}): Promise<CrashTown> {
  const fresh = await freshDatabase();
  const sandbox = await judgedSandbox({ speed: p.speed, startAt: startOfStories, limits: 'none' });
  const database = new Client({ connectionString: fresh.url });
  await database.connect();
  const played: Played = { passes: new Map(), presses: 0, unanswered: 0 };
  const bot = new BotProcess({
    command: p.command,
    cwd: root,
    ...(p.log === undefined ? {} : { log: p.log }),
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: fresh.url,
      GROVE_CLOCK_URL: `${sandbox.url}/sandbox/clock`,
      GROVE_LOG_LEVEL: 'info',
      ...(p.redisUrl === undefined ? {} : { REDIS_URL: p.redisUrl }),
    },
  });
  return {
    sandbox,
    database,
    bot,
    played,
    async freeAtAnyHour(guild) {
      await database.query(
        'UPDATE application SET availability = ARRAY(SELECT generate_series(0, 335)) WHERE guild_id = $1',
        [guild],
      );
    },
    async count(places) {
      await bot.stop();
      const [ledger, rows] = [await sandbox.client.ledger(), await readRows(database)];
      const guilds = await Promise.all(places.map(({ guild }) => sandbox.client.guild(guild)));
      const id = sandbox.applicationId;
      return {
        count: countMessages(rows.outbox, ledger, id),
        replay: replay({ rows, ledger, guilds, bot: id, played, lives: bot.lives }),
      };
    },
    async close() {
      await bot.kill();
      await database.end();
      await sandbox.close();
      await fresh.drop();
    },
  };
}
