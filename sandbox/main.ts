import { parseArgs } from 'node:util';
import type { SandboxClient } from './client';
import { startSandbox } from './server';

const names = ['Ada', 'Ben', 'Chidi', 'Dana', 'Eli', 'Fatima', 'Goran', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lena'];

const usage = `npm run sandbox -- [flags]
  --port N            0 to 65535; without it any free one
  --token TEXT        what the bot logs in with; without it a new one
  --people N          begins with a server of so many people, 1 to 12; the first of them owns it
  --speed N           how many times as fast as yours its clock runs; 0 holds it
  --limits WHICH      discord or none; without it Discord's, where the clock runs like yours
  --description PATH  Discord's OpenAPI description, to judge by
  --help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      token: { type: 'string' },
      people: { type: 'string', default: '0' },
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
  const [port, speed, people] = [Number(values.port ?? 0), Number(values.speed ?? 1), Number(values.people)];
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || !(speed >= 0)) throw new Error('That is out of range.');
  if (!Number.isInteger(people) || people < 0 || people > names.length)
    throw new Error(`People are a whole number up to ${names.length}.`);
  const { token, limits, description } = values;
  if (limits !== undefined && limits !== 'discord' && limits !== 'none') throw new Error('Limits are discord or none.');
  const sandbox = await startSandbox({ port, token, speed, limits, description });
  await populate(sandbox.client, names.slice(0, people));
  console.log(`Page     ${sandbox.url}/`);
  console.log(`API      ${sandbox.apiUrl}`);
  console.log(`Token    ${sandbox.token}`);
  console.log(`Control  ${sandbox.url}/sandbox`);
  console.log(`Clock    ${sandbox.url}/sandbox/clock`);
  console.log(`Judges   our own rules${description === undefined ? '' : ` and ${description}`}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(sandbox));
}

/** A server for whoever wants to look around before they let people in by the control API. */
async function populate(town: SandboxClient, [owner, ...others]: readonly string[]): Promise<void> {
  if (owner === undefined) return;
  const { id } = await town.createUser({ name: owner, about: 'owns the server' });
  const guild = await town.createGuild({ name: 'A server', owner: id });
  for (const name of others) {
    const { id: user } = await town.createUser({ name });
    await town.joinGuild({ guild: guild.id, user });
  }
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
