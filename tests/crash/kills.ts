import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClient } from '../../sandbox/client';
import type { BotProcess } from './botProcess';
import type { Chance } from './chance';

export interface Kill {
  readonly how: 'starting' | 'living' | 'sending';
  /** real milliseconds since it was started */
  readonly aged: number;
  /** sessions in a round at that moment */
  readonly rounds: number;
}

/**
 * Kills the bot at random moments and starts it again at once: some while it starts, some while it lives, and some in the
 * moment after a message of it has become visible, when it has not yet written that down.
 */
export async function killAgainAndAgain(p: {
  bot: BotProcess;
  client: SandboxClient;
  chance: Chance;
  times: number;
  roundsRunning: () => Promise<number>;
  told: (kill: Kill, number: number) => void;
}): Promise<Kill[]> {
  const { bot, client, chance } = p;
  const kills: Kill[] = [];
  while (kills.length < p.times) {
    const how = chance.is(0.25) ? 'starting' : chance.is(0.55) ? 'living' : 'sending';
    if (how === 'starting') await sleep(chance.between(30, 1_500));
    else {
      await bot.ready();
      await sleep(chance.between(200, how === 'living' ? 4_000 : 2_500));
    }
    while ((await p.roundsRunning()) === 0 && Date.now() - bot.life.spawned < 120_000) await sleep(100);
    const rounds = await p.roundsRunning();
    if (how === 'sending') await nextMessage(client);
    const aged = Date.now() - bot.life.spawned;
    await bot.kill();
    bot.start();
    const kill: Kill = { how, aged, rounds };
    kills.push(kill);
    p.told(kill, kills.length);
  }
  await bot.ready();
  return kills;
}

async function nextMessage(client: SandboxClient): Promise<void> {
  const seen = await client.ledger({ kind: 'message' });
  const after = seen.at(-1)?.seq ?? 0;
  const patienceEnds = Date.now() + 2_000;
  while (Date.now() < patienceEnds) {
    if ((await client.ledger({ kind: 'message', after })).length > 0) return;
    await sleep(1);
  }
}
