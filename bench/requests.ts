import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClient } from '../sandbox/client';
import { freshDatabase } from '../tests/support/postgres';
import { startTestServer, stopTestServer } from '../tests/support/testServer';
import { startGroveProcess, startSandboxProcess, stopAll } from './processes';
import { boardIn, launchCohort, until, type Board } from './rounds';
import { holdSession } from './wholeSession';

/**
 * How many requests a whole session costs: six people, sixty minutes, everybody takes their turn in all three rounds, some
 * overrun their soft end, hands are up in the talk, and there is a pause. Four of them are in the voice room, under whose name
 * Grove may write, and go in and out. Counted is what Grove asks of Discord between the
 * opening and ten minutes after the close, beside its answers to what people press.
 */

const bound = 60;
/** three rounds of six, and eight in the talk */
const leastTurns = 26;

async function main(): Promise<void> {
  await startTestServer();
  const database = await freshDatabase();
  try {
    const sandbox = await startSandboxProcess(0);
    await startGroveProcess(sandbox, database.url);
    const { client } = sandbox;
    const { guild, boards, start } = await launchCohort(client, { groups: 1, size: 6 });
    const [board] = boards;
    if (!board) throw new Error('no thread was opened');
    await client.clock.advance({ to: new Date(start.getTime() - 1000).toISOString() });
    const before = await counted(client);
    await client.clock.advance({ to: start.toISOString() });
    await until(() => boardIn(client, board));
    const room = await voiceRoomIn(client, { guild, user: board.members[0] ?? '' });
    await holdSession(client, board, room);
    await client.clock.advance({ byMs: 10 * 60_000 });
    const after = await counted(client);
    process.exitCode = report({ before, after, turns: await turnsIn(client, board) }) ? 0 : 1;
  } finally {
    stopAll();
    await sleep(500);
    await database.drop();
    await stopTestServer();
  }
}

/** The voice room of a circle, which is there before the session begins. */
async function voiceRoomIn(client: SandboxClient, { guild, user }: { guild: string; user: string }): Promise<string> {
  const room = (await client.as(user).channels(guild)).find(({ type }) => type === 2);
  if (!room) throw new Error('there is no voice room');
  return room.id;
}

/** Answers to an interaction go to its callback, or to its webhook; they count towards no limit of the bot's. */
const isAnswer = (kind: string): boolean => /\/(interactions|webhooks)\//.test(kind);

async function counted(client: SandboxClient): Promise<Map<string, number>> {
  const { requests } = await client.report();
  return new Map(requests.map(({ method, route, count }) => [`${method} ${route}`, count]));
}

/** Sheets that called one person to their turn; those of a pause that was over call again and are none. */
async function turnsIn(client: SandboxClient, { channel }: Board): Promise<number> {
  const posted = (await client.ledger({ channel, kind: 'message' })).filter(({ text }) => /^\s*### /.test(text));
  return posted.filter(
    ({ pinged }, at) =>
      pinged.length === 1 && !posted[at - 1]?.customIds.some((id) => id.startsWith('session.resume.')),
  ).length;
}

function report(p: { before: Map<string, number>; after: Map<string, number>; turns: number }): boolean {
  const kinds = [...p.after]
    .map(([kind, count]) => ({ kind, count: count - (p.before.get(kind) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  for (const { kind, count } of kinds)
    console.error(`${String(count).padStart(5)}  ${kind}${isAnswer(kind) ? ' (not counted)' : ''}`);
  console.error(`${String(p.turns).padStart(5)}  turns were held`);
  if (p.turns < leastTurns) console.error(`measured too little: fewer than ${leastTurns} turns`);
  const measured = kinds.filter(({ kind }) => !isAnswer(kind)).reduce((sum, { count }) => sum + count, 0);
  console.log(`requests ${measured} ${bound}`);
  return measured <= bound && p.turns >= leastTurns;
}

main().catch((fault: unknown) => {
  stopAll();
  console.error(fault);
  process.exit(1);
});
