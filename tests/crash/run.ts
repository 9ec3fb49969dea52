import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startSandbox } from '../../sandbox/server';
import { freshDatabase } from '../support/postgres';
import { BotProcess } from './botProcess';
import { chanceOf } from './chance';
import { keepLaunching, openPlace, type Place } from './cohorts';
import { countMessages, type Count } from './count';
import { killAgainAndAgain, type Kill } from './kills';
import { replay, type Replay } from './replay';
import type { Played } from './round';
import { allQuiet, readRows, roundsRunning } from './rows';
import { makeTrouble } from './trouble';

export interface Wish {
  readonly kills: number;
  readonly seed: number;
  readonly speed: number;
  readonly guilds: number;
  readonly faultShare: number;
  readonly redisUrl: string | undefined;
  readonly log?: string;
  readonly root: string;
}

export interface Run {
  readonly wish: Wish;
  readonly kills: readonly Kill[];
  readonly faults: number;
  readonly count: Count;
  readonly replay: Replay;
  readonly played: Played;
  readonly bot: BotProcess;
  readonly quiet: boolean;
}

const tablesInAGuild = 6;
/** After the last kill everything has this long, in real time, to come to rest. */
const patienceMs = 150_000;

/** A local Discord and a Postgres that survive, guilds full of rounds, and a bot that does not. */
export async function runCrash(wish: Wish): Promise<Run> {
  const chance = chanceOf(wish.seed);
  const fresh = await freshDatabase();
  const sandbox = await startSandbox({ speed: wish.speed, startAt: '2027-03-01T12:00:00.000Z' });
  const { client } = sandbox;
  const database = new Client({ connectionString: fresh.url });
  await database.connect();
  const bot = new BotProcess({
    command: [process.execPath, 'dist/bot/main.js'],
    cwd: wish.root,
    ...(wish.log === undefined ? {} : { log: wish.log }),
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: fresh.url,
      GROVE_CLOCK_URL: `${sandbox.url}/sandbox/clock`,
      GROVE_LOG_LEVEL: 'info',
      ...(wish.redisUrl === undefined ? {} : { REDIS_URL: wish.redisUrl }),
    },
  });
  const played: Played = { passes: new Map(), presses: 0, unanswered: 0 };
  const state = { closing: false, over: false, calm: false };
  try {
    bot.start();
    await bot.ready();
    const numbers = Array.from({ length: wish.guilds }, (_, index) => index + 1);
    const places: Place[] = await Promise.all(
      numbers.map((number) =>
        openPlace({
          client,
          number,
          chance: chance.stream(`place ${number}`),
          played,
          tables: tablesInAGuild,
          closing: () => state.closing,
          over: () => state.over,
        }),
      ),
    );
    const launching = Promise.all(places.map(keepLaunching));
    const trouble = makeTrouble({
      client,
      chance: chance.stream('trouble'),
      share: wish.faultShare,
      over: () => state.calm,
    });
    while ((await roundsRunning(database)) < wish.guilds) await sleep(200);
    const kills = await killAgainAndAgain({
      bot,
      client,
      chance: chance.stream('kills'),
      times: wish.kills,
      roundsRunning: () => roundsRunning(database),
      told: ({ how, aged, rounds }, number) => {
        if (number % 10 === 0) console.error(`kill ${number}: ${how}, aged ${aged} ms, ${rounds} rounds running`);
      },
    });
    state.closing = true;
    const patienceEnds = Date.now() + patienceMs;
    await Promise.race([launching, sleep(patienceMs, undefined, { ref: false })]);
    state.calm = true;
    const faults = await trouble;
    while (!(await allQuiet(database)) && Date.now() < patienceEnds) await sleep(250);
    const quiet = await allQuiet(database);
    state.over = true;
    await bot.stop();
    const [ledger, rows] = [await client.ledger(), await readRows(database)];
    const guilds = await Promise.all(places.map(({ guild }) => client.guild(guild)));
    const id = sandbox.applicationId;
    return {
      wish,
      kills,
      faults,
      played,
      bot,
      quiet,
      count: countMessages(rows.outbox, ledger, id),
      replay: replay({ rows, ledger, guilds, bot: id, played, lives: bot.lives }),
    };
  } finally {
    state.over = state.calm = true;
    await bot.kill();
    await database.end();
    await sandbox.close();
    await fresh.drop();
  }
}
