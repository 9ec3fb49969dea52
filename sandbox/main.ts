import { parseArgs } from 'node:util';
import { startSandbox } from './server';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, token: { type: 'string' }, speed: { type: 'string' } },
  });
  const sandbox = await startSandbox({
    port: Number(values.port ?? 0),
    token: values.token,
    speed: Number(values.speed ?? 1),
  });
  console.log(`API      ${sandbox.apiUrl}`);
  console.log(`Token    ${sandbox.token}`);
  console.log(`Control  ${sandbox.url}/sandbox`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(sandbox));
}

/** What was asked for and is not there, so that nobody takes a silence for a yes. */
async function end(sandbox: Awaited<ReturnType<typeof startSandbox>>): Promise<void> {
  const { unknown } = sandbox.report();
  if (unknown.length === 0) console.log('Every request was known.');
  for (const { method, route, count } of unknown) console.log(`Unknown: ${method} ${route} (${count})`);
  await sandbox.close();
}

void main();
