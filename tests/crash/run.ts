import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from './botProcess';
import { chanceOf } from './chance';
import { keepLaunching, openPlace } from './cohorts';
import type { Count } from './count';
import { openCrashTown } from './crashTown';
import { killAgainAndAgain, type Kill } from './kills';
import type { Replay } from './replay';
import type { Played } from './round';
import { allQuiet, roundsRunning } from './rows';
import { makeTrouble } from './trouble';

export interface Wish {
  readonly kills: number;
  readonly seed: number;
  readonly speed: number;
  readonly guilds: number;
  readonly faultShare: number;
  readonly redisUrl: string | undefined;
  readonly log?: string;
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

/** Guilds full of rounds, and a bot that is killed again and again until it is left in peace and all comes to rest. */
export async function runCrash(wish: Wish): Promise<Run> {
  const chance = chanceOf(wish.seed);
  const town = await openCrashTown({ command: [process.execPath, 'dist/bot/main.js'], ...wish });
  const { bot, database, played } = town;
  const { client } = town.sandbox;
  const state = { closing: false, over: false, calm: false };
  try {
    bot.start();
    await bot.ready();
    const numbers = Array.from({ length: wish.guilds }, (_, index) => index + 1);
    const { freeAtAnyHour } = town;
    const open = {
      client,
      played,
      tables: tablesInAGuild,
      freeAtAnyHour,
      closing: () => state.closing,
      over: () => state.over,
    };
    const places = await Promise.all(
      numbers.map((number) => openPlace({ ...open, number, chance: chance.stream(`place ${number}`) })),
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
    return { wish, kills, faults, played, bot, quiet, ...(await town.count(places)) };
  } finally {
    state.over = state.calm = true;
    await town.close();
  }
}
