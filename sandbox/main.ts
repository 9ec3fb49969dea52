import { parseArgs } from 'node:util';
import { startSandbox } from './server';

const usage = `npm run sandbox -- [flags]
  --port N            0 to 65535; without it any free one
  --token TEXT        what the bot logs in with; without it a new one
  --speed N           how many times as fast as yours its clock runs; 0 holds it
  --limits WHICH      discord or none; without it Discord's, where the clock runs like yours
  --description PATH  Discord's OpenAPI description, to judge by
  --help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      token: { type: 'string' },
      speed: { type: 'string' },
      limits: { type: 'string' },
      description: { type: 'string', default: process.env.DISCORD_OPENAPI },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const [port, speed] = [Number(values.port ?? 0), Number(values.speed ?? 1)];
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || !(speed >= 0)) throw new Error('That is out of range.');
  const { token, limits, description } = values;
  if (limits !== undefined && limits !== 'discord' && limits !== 'none') throw new Error('Limits are discord or none.');
  const sandbox = await startSandbox({ port, token, speed, limits, description });
  console.log(`Page     ${sandbox.url}/`);
  console.log(`API      ${sandbox.apiUrl}`);
  console.log(`Token    ${sandbox.token}`);
  console.log(`Control  ${sandbox.url}/sandbox`);
  console.log(`Clock    ${sandbox.url}/sandbox/clock`);
  console.log(`Judges   our own rules${description === undefined ? '' : ` and ${description}`}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(sandbox));
}

/** What was asked for and is not there, so that nobody takes a silence for a yes. */
async function end(sandbox: Awaited<ReturnType<typeof startSandbox>>): Promise<void> {
  const { unknown, judged } = sandbox.report();
  if (unknown.length === 0) console.log('Every request was known.');
  for (const { method, route, count } of unknown) console.log(`Unknown: ${method} ${route} (${count})`);
  for (const { operation, status, at, code, count } of judged.answers.wrong)
    console.log(`Answered wrongly: ${operation} ${status} at ${at}, ${code} (${count})`);
  await sandbox.close();
}

main().catch((fault: unknown) => {
  const isTaken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
  const why = fault instanceof Error ? fault.message : 'It did not start.';
  console.error(isTaken ? 'That port is taken. Leave --port out, and a free one is found.' : `${why}\n\n${usage}`);
  process.exitCode = 1;
});
