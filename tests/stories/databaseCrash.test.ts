import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../bot/store/embedded';
import { eventually } from '../support/eventually';
import { aTown, boardOf, callsTo, type Somebody } from '../support/town';

/** One of Postgres' own processes is killed: the server throws everybody out, recovers, and is there again. */
async function crash(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const gone = new Promise((resolve) => client.once('end', resolve));
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await gone;
}

test('Postgres crashes and restarts in the middle of a round: people are asked to try again, and the round goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'grove-crash-'));
  // What is written need not survive the machine here, only the server; syncing all of it after each crash takes seconds.
  const server = await startEmbeddedPostgres({ folder, durable: false });
  const town = await aTown({ databaseUrl: server.url });
  try {
    const place = await town.openGuild({ people: 3 });
    await place.launch();
    await town.passTo('2027-03-02T17:02:00Z');
    const [ada, ben] = place.people as [Somebody, Somebody, Somebody];
    for (const [holder, watcher] of [
      [ada, ben],
      [ben, ada],
    ] as const) {
      await crash(server.url);
      await eventually(async () => {
        await holder.presses('Take the turn', 'Spring 1').catch(() => undefined);
        expect((await boardOf(watcher)).text).toContain(`<@${holder.id}> has the floor`);
      }, 30_000);
      await town.settle();
      expect(await callsTo(town, holder)).toBe(1);
      await crash(server.url);
      await eventually(async () => {
        await holder.presses('Done', 'Spring 1').catch(() => undefined);
        expect((await boardOf(watcher)).text).toContain('The floor is open');
      }, 30_000);
    }
    expect(town.ended).toEqual([]);
  } finally {
    await town.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
