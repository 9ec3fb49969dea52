import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readProgrammes } from '../bot/sessions/programmes/readProgrammes';
import type { PlannedSession } from '../bot/sessions/programmes/programme';
import type { SandboxClient } from '../sandbox/client';
import { freshDatabase } from '../tests/support/postgres';
import { startTestServer, stopTestServer } from '../tests/support/testServer';
import { holdAnySession, type Held } from './anySession';
import { root, startGroveProcess, startSandboxProcess, stopAll } from './processes';
import { boardIn, launchCohort, until, type Board } from './rounds';
import { holdSession } from './wholeSession';

/**
 * How many requests a whole session costs, for every session of the programme and one more with a Troika in the frame: six
 * people, sixty minutes, everybody takes their turn in every round, and some overrun their soft end. In the first one hands are
 * up in the talk, and there is a pause. Four of them are in the voice room, under whose name Grove may write, and go in and
 * out. Counted is what Grove asks of Discord between the opening and ten minutes after the close, beside its answers to what
 * people press. `--session N` holds one, and again another, `--dearest` the two that cost most; the dearest of those held is the
 * figure.
 */

const bound = 60;
/** three rounds of six, and in the first session eight in the talk */
const leastTurns = { first: 26, other: 18 };
/** by their numbers: the third of the programme, and the Troika */
const dearest = [3, 7];
const troika = `
  - title: A Troika
    minutes: 60
    question: With what would you like fresh eyes?
    steps:
      - use: coming-in
      - use: troika
      - use: going-out
`;

interface Cost {
  readonly title: string;
  readonly requests: number;
  readonly isEnough: boolean;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { session: { type: 'string', multiple: true }, dearest: { type: 'boolean' } },
  });
  const folder = await programmeWithTroika();
  await startTestServer();
  const database = await freshDatabase();
  try {
    const sessions = [...readProgrammes(join(folder, 'programs')).values()].flatMap((programme) => programme.sessions);
    const all = sessions.map((_, index) => index + 1);
    const numbers = values.session?.map(Number) ?? (values.dearest ? dearest : all);
    const sandbox = await startSandboxProcess(0);
    await startGroveProcess(sandbox, database.url, join(folder, 'dist', 'bot', 'main.js'));
    const { client } = sandbox;
    const { guild, boards, start } = await launchCohort(client, { groups: 1, size: 6, weeks: sessions.length });
    const [board] = boards;
    if (!board) throw new Error('no thread was opened');
    const costs: Cost[] = [];
    for (const number of numbers) {
      const agenda = sessions[number - 1];
      if (!agenda) throw new RangeError(`there is no session ${number}`);
      const opens = new Date(start.getTime() + (number - 1) * 7 * 24 * 60 * 60_000);
      costs.push(await costOf(client, { guild, board, number, agenda, opens }));
    }
    process.exitCode = report(costs) ? 0 : 1;
  } finally {
    stopAll();
    await sleep(500);
    await database.drop();
    await stopTestServer();
    await rm(folder, { recursive: true });
  }
}

/** Grove as it is built, with one more session in its programme. */
async function programmeWithTroika(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'grove-requests-'));
  for (const part of ['dist', 'programs', 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const programme = join(folder, 'programs', 'first-circle.yaml');
  await writeFile(programme, `${await readFile(programme, 'utf8')}${troika}`);
  return folder;
}

async function costOf(
  client: SandboxClient,
  p: { guild: string; board: Board; number: number; agenda: PlannedSession; opens: Date },
): Promise<Cost> {
  const { guild, board, agenda } = p;
  await client.clock.advance({ to: new Date(p.opens.getTime() - 1000).toISOString() });
  const before = await counted(client);
  const { isClosed, turns, threads } =
    p.number === 1 ? await holdFirst(client, p) : await holdOther(client, { guild, board, minutes: agenda.minutes });
  await client.clock.advance({ byMs: 10 * 60_000 });
  const kinds = [...(await counted(client))]
    .map(([kind, count]) => ({ kind, count: count - (before.get(kind) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  console.error(`\n${p.number} ${agenda.title}: ${turns} turns were held, in ${threads} threads besides`);
  for (const { kind, count } of kinds)
    console.error(`${String(count).padStart(5)}  ${kind}${isAnswer(kind) ? ' (not counted)' : ''}`);
  const least = p.number === 1 ? leastTurns.first : leastTurns.other;
  if (!isClosed) console.error('measured too little: it did not come to its close');
  if (turns < least) console.error(`measured too little: fewer than ${least} turns`);
  const hasSplit = agenda.steps.some(({ kind }) => kind === 'split');
  if (hasSplit && threads < 2) console.error('measured too little: there were no smaller groups');
  const requests = kinds.filter(({ kind }) => !isAnswer(kind)).reduce((sum, { count }) => sum + count, 0);
  const isEnough = isClosed && turns >= least && (!hasSplit || threads >= 2);
  return { title: `${p.number} ${agenda.title}`, requests, isEnough };
}

async function holdFirst(
  client: SandboxClient,
  { guild, board, opens }: { guild: string; board: Board; opens: Date },
): Promise<Held> {
  await client.clock.advance({ to: opens.toISOString() });
  await until(() => boardIn(client, board));
  const room = await voiceRoomIn(client, { guild, user: board.members[0] ?? '' });
  await holdSession(client, board, room);
  return { isClosed: true, turns: await turnsIn(client, board), threads: 0 };
}

/** Four are in the voice room from its beginning to its end. */
async function holdOther(client: SandboxClient, p: { guild: string; board: Board; minutes: number }): Promise<Held> {
  const inside = p.board.members.slice(0, 4);
  const room = await voiceRoomIn(client, { guild: p.guild, user: inside[0] ?? '' });
  for (const user of inside) await client.as(user).joinVoice({ channel: room });
  const held = await holdAnySession(client, p);
  for (const user of inside) await client.as(user).leaveVoice();
  await sleep(400);
  return held;
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

function report(costs: readonly Cost[]): boolean {
  console.error('\nrequests');
  for (const { title, requests } of costs) console.error(`${String(requests).padStart(5)}  ${title}`);
  const worst = Math.max(...costs.map(({ requests }) => requests));
  console.log(`requests ${worst} ${bound}`);
  return costs.length > 0 && worst <= bound && costs.every(({ isEnough }) => isEnough);
}

main().catch((fault: unknown) => {
  stopAll();
  console.error(fault);
  process.exit(1);
});
