import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buttonsOf, textOf, type Outcome, type SandboxClient, type SeenMessage } from '../sandbox/client';
import { freshDatabase } from '../tests/support/postgres';
import { startTestServer, stopTestServer } from '../tests/support/testServer';
import { inMs, percentile } from './figures';
import { startEchoProcess, startGroveProcess, startSandboxProcess, stopAll } from './processes';
import { boardIn, copyBoards, holdRounds, until, type Board } from './rounds';

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
    if (!board) throw new Error(`${bot.name} has no board`);
    // A turn has a sheet of its own, which takes a moment to appear.
    const message = await until(() => boardIn(bot.client, board));
    for (const outcome of await pressed(bot, { board, message, round })) {
      if (outcome.state === 'failed') bot.unanswered += 1;
      else acks.push(outcome.ackMs);
    }
    await sleep(Math.max(0, paceMs - (performance.now() - started)));
  }
  return acks;
}

/** Take, let it go by as the holder from their own card (a change), let it go by as somebody else (none), and take again. */
async function pressed(
  bot: Bot,
  { board, message, round }: { board: Board; message: SeenMessage; round: number },
): Promise<Outcome[]> {
  const { channel, members } = board;
  const click = (user: string, on: SeenMessage, label: string): Promise<Outcome> => {
    const customId = buttonsOf(on).find((button) => button.label === label)?.customId;
    return bot.client.as(user).click({ channel, message: on.id, customId: customId ?? '' });
  };
  const holder = /<@(\d+)> has the floor/.exec(textOf(message))?.[1];
  const bystander = members[round % members.length] ?? '';
  if (holder === undefined) {
    const once = await click(bystander, message, round % 3 === 0 ? 'Take the turn' : 'Pass for now');
    return round % 3 === 1 ? [once, await click(bystander, message, 'Pass for now')] : [once];
  }
  if (round % 3 !== 1) return [await click(bystander, message, 'Raise hand')];
  const opened = await click(holder, message, 'Raise hand');
  const { reply: card } = await opened.settled();
  return card ? [opened, await click(holder, card, 'Pass for now')] : [opened];
}

/** Calls to a turn that came of the presses, to show that the work behind them was done. */
async function changesIn(client: SandboxClient): Promise<number> {
  return (await client.ledger({ kind: 'message' })).filter(({ pinged }) => pinged.length === 1).length;
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
    `${prompts} calls to a turn came of Grove's presses; unanswered: grove ${grove.unanswered}, echo ${echo.unanswered}`,
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
