import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../bot/store/embedded/owner';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../bot/store/embedded';

/** One Postgres for a whole run of jest. Its workers find it through TEST_DATABASE_URL; who sets that beforehand brings their own. */
let running: { server: EmbeddedPostgres; folder: string } | undefined;

const prefix = 'grove-test-';

export async function startTestServer(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Each worker has a town or two, and each of these opens up to some thirty of them.
  const server = await startEmbeddedPostgres({ folder, durable: false, connections: 200 });
  running = { server, folder };
  process.env.TEST_DATABASE_URL = server.url;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => void stopTestServer().finally(() => process.exit(code)));
  }
}

export async function stopTestServer(): Promise<void> {
  if (!running) return;
  const { server, folder } = running;
  running = undefined;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A run that was killed takes its server along, but leaves its folder. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^grove-test-(\d+)-/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
