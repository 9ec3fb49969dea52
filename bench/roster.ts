import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { textOf, type OptionValue, type Outcome, type SandboxClient, type SeenMessage } from '../sandbox/client';
import { freshDatabase } from '../tests/support/postgres';
import { startTestServer, stopTestServer } from '../tests/support/testServer';
import { inMs, percentile } from './figures';
import { startGroveProcess, startSandboxProcess, stopAll } from './processes';
import { fill, people } from './roster/filled';
import { isMet, lineOf, type Figure } from './sandbox/figure';

/**
 * How long moderators of five thousand people wait for their roster, as a page and as a file, and until a file is read: from the command to the whole answer, as the local Discord
 * has it. Details go to stderr; on stdout stands one line for each figure, `name measured bound`, in milliseconds. Exit 1
 * when a bound is missed, or when too little was measured to say. `--slack 2` is for a machine that is shared.
 */

const pages = { asks: 60, boundMs: 300 };
const files = { asks: 8, boundMs: 3_000 };
/** each of five thousand lines read, and found to say what is so already */
const readings = { asks: 8, boundMs: 1_000 };
const warmUps = 3;

interface Guild {
  readonly host: string;
  readonly guild: string;
  readonly channel: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { slack: { type: 'string', default: '1' } } });
  const slack = Number(values.slack);
  if (!(slack >= 1)) throw new Error(`--slack is 1 or more, not ${values.slack}.`);
  await startTestServer();
  const database = await freshDatabase();
  try {
    const sandbox = await startSandboxProcess(0);
    await startGroveProcess(sandbox, database.url);
    const { client } = sandbox;
    const at = await aGuild(client);
    await fill(database.url, { guild: at.guild, cohort: 'Spring' });
    const page = { ...pages, command: 'roster show', isWhole: isFirstPage };
    const file = { ...files, command: 'roster export', isWhole: hasEverybody };
    const table = { filename: 'roster.csv', text: await exported(client, at) };
    const figures = [
      await measured(client, at, { name: 'first page', ...page, options: {} }),
      await measured(client, at, { name: 'export csv', ...file, options: { format: 'csv' } }),
      await measured(client, at, { name: 'export json', ...file, options: { format: 'json' } }),
      await measured(client, at, {
        ...{ name: 'import', ...readings, command: 'roster import', options: { file: table } },
        isWhole: (reply) => Promise.resolve(textOf(reply).includes('what is so already')),
      }),
    ];
    for (const figure of figures) console.log(lineOf(figure));
    process.exitCode = figures.every((figure) => isMet(figure, slack)) ? 0 : 1;
  } finally {
    stopAll();
    await sleep(500);
    await database.drop();
    await stopTestServer();
  }
}

async function aGuild(client: SandboxClient): Promise<Guild> {
  const { id: host } = await client.createUser({ name: 'host' });
  const { id: guild, generalChannelId: channel } = await client.createGuild({ name: 'A guild', owner: host });
  for (const [command, options] of [
    ['grove setup', {}],
    ['cohort create', { name: 'Spring', start: '2027-09-01', time: '18:00', zone: 'UTC' }],
  ] as const)
    await (await client.as(host).run({ guild, channel, command, options })).settled();
  return { host, guild, channel };
}

interface Measure {
  readonly name: string;
  readonly command: string;
  readonly options: Record<string, OptionValue>;
  readonly asks: number;
  readonly boundMs: number;
  readonly isWhole: (reply: SeenMessage) => Promise<boolean>;
}

async function measured(client: SandboxClient, { host, ...at }: Guild, measure: Measure): Promise<Figure> {
  const { name, command, options, asks, boundMs, isWhole } = measure;
  const took: number[] = [];
  for (let ask = -warmUps; ask < asks; ask++) {
    const begun = performance.now();
    const outcome: Outcome = await client.as(host).run({ ...at, command, options });
    const { reply } = await outcome.settled();
    const ms = performance.now() - begun;
    if (ask >= 0 && reply && (await isWhole(reply))) took.push(ms);
  }
  console.error(`${name}: p50 / p99 / most of ${took.length} asks, in ms: ${inMs(took)}`);
  const worthless = took.length < asks ? `of ${asks} answers only ${took.length} were whole` : undefined;
  if (worthless !== undefined) console.error(`${name}: ${worthless}`);
  const figure = { name: name.replaceAll(' ', '-'), measured: percentile(took, 0.99), bound: boundMs };
  return { ...figure, better: 'less', ...(worthless === undefined ? {} : { worthless }) };
}

const isFirstPage = (reply: SeenMessage): Promise<boolean> =>
  Promise.resolve(textOf(reply).includes('**Spring 1**') && textOf(reply).includes('Somebody'));

/** One row a person in the table, one entry a person in the other form. */
const hasEverybody = async (reply: SeenMessage): Promise<boolean> =>
  ((await fileOf(reply)).match(/9000000000000\d{5}/g) ?? []).length === people;

async function exported(client: SandboxClient, { host, ...at }: Guild): Promise<string> {
  const { reply } = await (await client.as(host).run({ ...at, command: 'roster export' })).settled();
  return reply ? fileOf(reply) : '';
}

async function fileOf({ attachments: [file] }: SeenMessage): Promise<string> {
  if (typeof file !== 'object' || !('url' in file) || typeof file.url !== 'string') return '';
  return (await fetch(file.url)).text();
}

main().catch((fault: unknown) => {
  stopAll();
  console.error(fault);
  process.exit(1);
});
