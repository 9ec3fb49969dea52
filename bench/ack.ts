import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buttonsOf, textOf, type SandboxClient } from '../sandbox/client';
import { freshDatabase } from '../tests/support/postgres';
import { startTestServer, stopTestServer } from '../tests/support/testServer';
import { inMs, percentile } from './figures';
import { startEchoProcess, startGroveProcess, startSandboxProcess, stopAll } from './processes';
import { boardIn, copyBoards, holdRounds, type Board } from './rounds';

/**
 * How long a press waits for its acknowledgement: from INTERACTION_CREATE leaving the local Discord to the callback
 * reaching it. Grove as it runs live (database, queue, outbox) stands beside a discord.js bot that only acknowledges;
 * each has a local Discord of the same kind, they take turns in blocks, and both see the same boards and presses.
 */

const bound = 2;
const presses = { warmUp: 200, leastEach: 2_000, leastBlocks: 10 };
const groups = 12;
/** One press follows another at this pace, so that the work after an acknowledgement is under way when the next comes. */
const paceMs = 50;

interface Bot {
  readonly name: 'grove' | 'echo';
  readonly client: SandboxClient;
  readonly boards: readonly Board[];
  readonly acks: number[][];
  /** boards are shown with the floor held by nobody but a member; who presses what is read from them */
  number: number;
  unanswered: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { blocks: { type: 'string', default: '12' }, presses: { type: 'string', default: '200' } },
  });
  const [blocks, each] = [Number(values.blocks), Number(values.presses)];
  await startTestServer();
  const database = await freshDatabase();
  try {
    const [ours, theirs] = await Promise.all([startSandboxProcess(0), startSandboxProcess(0)]);
    await Promise.all([startGroveProcess(ours, database.url), startEchoProcess(theirs)]);
    const held = await holdRounds(ours.client, groups);
    const copied = await copyBoards(theirs, { client: ours.client, boards: held });
    const grove: Bot = { name: 'grove', client: ours.client, boards: held, acks: [], number: 0, unanswered: 0 };
    const echo: Bot = { name: 'echo', client: theirs.client, boards: copied, acks: [], number: 0, unanswered: 0 };
    for (const bot of [echo, grove]) await pressFor(bot, presses.warmUp);
    for (let block = 1; block <= blocks; block++) {
      for (const bot of [grove, echo]) bot.acks.push(await pressFor(bot, each));
      const [mine, other] = [grove.acks.at(-1) ?? [], echo.acks.at(-1) ?? []];
      console.error(`block ${block}: p50 / p99 / max in ms: grove ${inMs(mine)}, echo ${inMs(other)}`);
    }
    process.exitCode = report(grove, echo, await changesIn(ours.client)) ? 0 : 1;
  } finally {
    stopAll();
    await sleep(500);
    await database.drop();
    await stopTestServer();
  }
}

/** Presses the boards in turn; each press is what somebody there could do now. Returns the times to acknowledgement. */
async function pressFor(bot: Bot, times: number): Promise<number[]> {
  const acks: number[] = [];
  for (let press = 0; press < times; press++) {
    const started = performance.now();
    const board = bot.boards[bot.number % bot.boards.length];
    const round = Math.floor(bot.number / bot.boards.length);
    bot.number += 1;
    const message = board && (await boardIn(bot.client, board));
    if (!message) throw new Error(`${bot.name} shows no board any more`);
    const holder = /<@(\d+)> has the floor/.exec(textOf(message))?.[1];
    const bystander = board.members[round % board.members.length] ?? '';
    // Take, let it go by as the holder (a change), let it go by as somebody else (none), and take again.
    const wanted = round % 3 === 0 ? 'Take the turn' : 'Pass for now';
    const user = round % 3 === 1 && holder !== undefined && bot.name === 'grove' ? holder : bystander;
    const button =
      buttonsOf(message).find(({ label }) => label === wanted) ??
      buttonsOf(message).find(({ label }) => label === 'Pass for now');
    const outcome = await bot.client.as(user).click({
      channel: board.channel,
      message: message.id,
      customId: button?.customId ?? '',
    });
    if (outcome.state === 'failed') bot.unanswered += 1;
    else acks.push(outcome.ackMs);
    await sleep(Math.max(0, paceMs - (performance.now() - started)));
  }
  return acks;
}

/** Prompts that came of the presses, to show that the work behind them was done. */
async function changesIn(client: SandboxClient): Promise<number> {
  return (await client.ledger({ kind: 'message' })).filter(({ text }) => text.includes('the floor is yours')).length;
}

function report(grove: Bot, echo: Bot, prompts: number): boolean {
  const ratios = grove.acks.map((acks, block) => percentile(acks, 0.99) / percentile(echo.acks[block] ?? [], 0.99));
  const [mine, other] = [grove.acks.flat(), echo.acks.flat()];
  const overall = percentile(mine, 0.99) / percentile(other, 0.99);
  console.error(
    `overall: p50 / p99 / max in ms: grove ${inMs(mine)} of ${mine.length}, echo ${inMs(other)} of ${other.length}`,
  );
  console.error(
    `p99, grove to echo: ${overall.toFixed(2)} overall, ${percentile(ratios, 0.5).toFixed(2)} in the middle block`,
  );
  console.error(
    `${prompts} prompts came of Grove's presses; unanswered: grove ${grove.unanswered}, echo ${echo.unanswered}`,
  );
  const enough =
    Math.min(mine.length, other.length) >= presses.leastEach &&
    grove.acks.length >= presses.leastBlocks &&
    prompts > mine.length / 10;
  if (!enough) console.error('measured too little');
  console.log(`ack_p99_ratio ${overall.toFixed(2)} ${bound.toFixed(1)}`);
  return enough && overall <= bound && grove.unanswered === 0;
}

main().catch((fault: unknown) => {
  stopAll();
  console.error(fault);
  process.exit(1);
});
