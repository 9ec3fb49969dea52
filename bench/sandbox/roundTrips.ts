import { once } from 'node:events';
import { connectSandbox } from '../../sandbox/client';
import { forkProcess, startEchoProcess } from '../processes';
import type { Ran, Spell, There } from './driven';
import type { Figure } from './figure';

/** Slash commands that were run, answered by a discord.js bot in another process, and read by whoever ran them. */

const spells = 5;
const spell: Spell = { forMs: 3_000, abreast: 48 };
const warmUp: Spell = { forMs: 2_000, abreast: 48 };
const least = 15_000;

export async function roundTrips(bound: number): Promise<Figure> {
  const driven = forkProcess('bench/sandbox/driven.ts');
  const [there] = (await once(driven, 'message')) as [There];
  const client = connectSandbox(there.url);
  const bot = await startEchoProcess({ ...there, client });
  const run = async (what: Spell): Promise<Ran> => {
    driven.send(what);
    const [ran] = (await once(driven, 'message')) as [Ran];
    return ran;
  };
  await run(warmUp);
  const all: Ran[] = [];
  for (let at = 1; at <= spells; at++) {
    const ran = await run(spell);
    all.push(ran);
    console.error(`round trips, ${at} of ${spells}: ${wordsOf(ran)}`);
  }
  const { refused, judged } = await client.report();
  bot.kill('SIGTERM');
  driven.disconnect();
  const [answered, wrong] = [sumOf(all.map((ran) => ran.answered)), sumOf(all.map((ran) => ran.wrong))];
  console.error(`round trips: ${answered} answered rightly, ${wrong} not, ${refused.length} kinds of refusals`);
  const { description, rules } = judged;
  console.error(
    `round trips: judged ${rules.bodies} bodies by the rules, ${description.bodies} by ${description.path === null ? 'no description, for there is none here' : "Discord's description"}`,
  );
  const unjudged = rules.bodies < answered || (description.path !== null && description.bodies < answered);
  const worthless =
    wrong > 0 || refused.length > 0 || unjudged
      ? 'some were not answered, or not judged, as they should'
      : answered < least
        ? `only ${answered} round trips, and ${least} are wanted`
        : undefined;
  return { name: 'slash_round_trips_per_s', measured: perSecond(all), bound, better: 'more', worthless };
}

function wordsOf(ran: Ran): string {
  const { ackMs, cpuMs, answered } = ran;
  const each = `${perSecond([ran]).toFixed(0)}/s, ${(cpuMs / answered).toFixed(3)} ms of the sandbox for each`;
  return `${each}; acknowledged after ${ackMs.middle.toFixed(1)} ms (slowest ${ackMs.slowest.toFixed(1)})`;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const perSecond = (all: readonly Ran[]): number =>
  (1000 * sumOf(all.map(({ answered }) => answered))) / sumOf(all.map(({ tookMs }) => tookMs));
