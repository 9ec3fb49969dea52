import { settle } from './chapters/arriving';
import { CannotBegin, StoryFault } from './fault';
import { readFlags, usage, type Flags } from './flags';
import { pacing } from './pace';
import type { Folk } from './place';
import { depthOf, painter } from './print/ink';
import { pageOn, type Page } from './print/page';
import { seenRows } from './seen';
import { Curtain, setStage, type Stage } from './stage';
import { stay } from './staying';
import { playStory, type Ending } from './story';
import { faultsBehindTheScenes, verify, type Told } from './verify';
import { welcome } from './welcome';

/** `npm run demo`: exit 0 after a story without a fault, 1 after any fault, 130 after Ctrl-C. */

const good = 0x6fae60;
const patienceMs = 15_000;
/** From the page's address to the closing of the list: so long it takes to open the page and choose whom to be. */
const lingerMs = 30_000;
const curtain = new Curtain();
let leaving = false;

async function play(flags: Flags): Promise<number> {
  const began = Date.now();
  const page = pageHere(flags);
  let stage: Stage | undefined;
  try {
    await page.title('Grove', 'Fourteen people, three circles and two weeks, on a Discord of their own.');
    const raised = await raise(page, flags);
    stage = raised.stage;
    const lingersUntil = staysUp(flags) ? raised.openedAt + lingerMs : 0;
    const ending = await playStory({ ...raised, page, seed: flags.seed, weeks: flags.weeks, lingersUntil });
    const told = await verify(stage, ending);
    if (told.faults.length > 0) return tellFaults(told.faults, stage);
    await page.box({
      title: 'What happened',
      rows: summary(ending, { ...told, ms: Date.now() - began }),
      accent: good,
    });
    if (staysUp(flags)) await stay({ stage, page, ending, isLeaving: () => leaving });
    return 0;
  } catch (fault) {
    if (leaving) return 130;
    if (fault instanceof CannotBegin) {
      console.error(`\n${fault.message}`);
      return 1;
    }
    const words = fault instanceof StoryFault ? fault.message : `The story stopped: ${wordsOf(fault)}`;
    return tellFaults([words, ...(stage ? faultsBehindTheScenes(stage) : [])], stage);
  }
}

/** Somebody at a terminal may want to look around when the story is over. */
const staysUp = ({ keep }: Flags): boolean => keep ?? process.stdout.isTTY;

async function raise(page: Page, flags: Flags): Promise<{ stage: Stage; folk: Folk; openedAt: number }> {
  let since = Date.now();
  let openedAt = since;
  let folk: Folk | undefined;
  const stage = await setStage({
    curtain,
    port: flags.port,
    opened: async ({ url, client, applicationId }) => {
      await client.editUser({ user: applicationId, colour: good });
      folk = await settle(client);
      openedAt = Date.now();
      await page.box({ ...welcome(`${url}/`, staysUp(flags)), accent: good });
    },
    ready: (what, last) => {
      page.ready(what, `${((Date.now() - since) / 1000).toFixed(1)} s`, last);
      since = Date.now();
    },
  });
  if (!folk) throw new StoryFault('Nobody lives in this town.');
  return { stage, folk, openedAt };
}

function pageHere(flags: Flags): Page {
  const { stdout, env } = process;
  const pace = flags.pace ?? (stdout.isTTY ? 'calm' : 'fast');
  const depth = depthOf(env, stdout);
  return pageOn({
    write: (text) => void stdout.write(text),
    paint: painter(depth),
    coloured: depth > 1,
    width: Math.min(96, Math.max(60, (stdout.isTTY && stdout.columns) || 88)),
    rest: pacing(pace, staysUp(flags) ? { enoughMs: Infinity } : {}),
  });
}

function summary(ending: Ending, p: Told & { ms: number }): [string, string][] {
  const { count, slowestMs } = ending.place.scene.answered;
  const sizes = ending.circles.map(({ name, members, guests }) => `${name} with ${members.length + guests.length}`);
  const list = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);
  return [
    ['Circles', `${list(sizes)}${p.without.length > 0 ? `; ${list(p.without)} waits` : ''}`],
    ...seenRows(p.seen, p.isWhole),
    ['Answered', `${count} presses, choices, forms and commands, each within ${slowestMs} ms`],
    ['Faults', '0; requests the local Discord did not know: 0'],
    ['Behind it', 'the real discord.js, Postgres and BullMQ'],
    [
      'Took',
      `${(p.ms / 1000).toFixed(1)} s for ${ending.weeks === 1 ? 'a week' : `${ending.weeks} weeks`} and the days before`,
    ],
    ['', ''],
    ['Next', 'README.md: invite Grove to a server of yours, then npm start'],
    ['Again', 'npm run demo -- --seed 8 tells it otherwise, --weeks 6 to the end'],
  ];
}

function tellFaults(faults: readonly string[], stage: Stage | undefined): number {
  console.error('\nThe story did not go as it should:');
  for (const fault of faults) console.error(`  - ${fault}`);
  const lines = stage?.logged.lines.slice(-8) ?? [];
  if (lines.length > 0)
    console.error(`\nThe last that Grove wrote down:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  return 1;
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** Puts everything away, then ends the process: nothing of the demo stays behind. */
async function leave(code: number, heard = true): Promise<never> {
  // Whatever would not go: Postgres ends with this process, and the next demo sweeps the folder.
  setTimeout(() => process.exit(code === 0 ? 1 : code), patienceMs);
  const faults = await curtain.fall();
  for (const fault of faults) console.error(`Putting things away: ${fault}`);
  if (heard) await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  process.exit(faults.length > 0 && code === 0 ? 1 : code);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    console.error('\nPutting the town away ...');
    void leave(code);
  });
}
// Whoever reads along may stop reading (`npm run demo | head`).
process.stdout.on('error', () => {
  if (leaving) return;
  leaving = true;
  void leave(1, false);
});

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (typeof flags === 'string') {
    console.error(flags);
    return void process.exit(1);
  }
  if (flags.help) {
    console.log(usage);
    return;
  }
  const code = await play(flags);
  if (leaving) return;
  leaving = true;
  await leave(code);
}

void main();
