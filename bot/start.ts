import { createApp, type Running } from './app';
import { liveClock } from './common/clock';
import type { Log } from './common/log';
import type { Config } from './config';
import { connectToDiscord } from './discord/live/connect';
import { livePace, townPace, type Pace } from './pace';
import { followTown } from './scheduler/townClock';
import { zonesHere, type ZoneData } from './sessions/zones';
import { createDataSource } from './store/dataSource';
import { startEmbeddedPostgres } from './store/embedded';
import { writeBackup } from './store/backup/write';
import { migrate } from './store/migrate';
import { claimDatabase } from './store/oneGrove';
import { reach } from './store/reach';

/** A Grove that was killed a moment ago may still hold the database; longer than this it is another one. */
const claimPatienceMs = 5_000;

export interface Grove {
  /** Discord hears us and the database answers. */
  isWell(): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Starts Grove: database, clock, Discord, doors, in this order. Whatever was opened is closed again when a later step
 * fails. `ended` is called when it cannot go on (Discord refuses us, the database went to another Grove).
 */
export async function startGrove(
  config: Config,
  log: Log,
  ended: (why: Error) => void,
  zones: ZoneData = zonesHere,
  pace: Pace = config.townClock === undefined ? livePace : townPace,
): Promise<Grove> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const databaseUrl = config.databaseUrl ?? (await embedded(config, log, ended, closing));
    if (config.databaseUrl !== undefined) await reach(config.databaseUrl);
    const claim = await claimDatabase({
      url: databaseUrl,
      patienceMs: claimPatienceMs,
      lost: () => ended(new Error('Another Grove took over the database.')),
      log,
    });
    closing.push(() => claim.release());
    const database = await createDataSource(databaseUrl, log).initialize();
    closing.push(() => database.destroy());
    await migrate(database, async (next) => {
      const backup = await writeBackup({
        databaseUrl,
        folder: config.backupFolder,
        label: `before-${next}`,
        now: new Date(),
      });
      if (backup) log.info({ ...backup, next }, 'a backup was written before the database changes');
    });
    const town = config.townClock === undefined ? undefined : await followTown(config.townClock, log);
    if (town) closing.push(() => town.stop());
    const connection = await connectToDiscord(config, log);
    const running: Running = await createApp({
      database,
      databaseUrl,
      redisUrl: config.redisUrl,
      connection,
      clock: town ?? liveClock,
      pace,
      zones,
      log,
      shutOut: ended,
    });
    closing.push(() => running.stop());
    town?.follow({ changed: () => running.clockChanged(), settled: () => running.settled() });
    return { isWell: () => running.isWell(), stop: close };
  } catch (fault) {
    await close().catch(() => undefined);
    throw fault;
  }
}

async function embedded(
  config: Config,
  log: Log,
  ended: (why: Error) => void,
  closing: (() => Promise<void> | void)[],
): Promise<string> {
  const server = await startEmbeddedPostgres({
    folder: config.dataFolder,
    log: (line) => log.debug({ line }, 'postgres'),
  });
  closing.push(() => server.stop());
  void server.stopped.then(({ asked, how }) => {
    if (asked) return;
    ended(new Error(`The embedded Postgres ended by itself (${how}). Start Grove again; what was written is safe.`));
  });
  return server.url;
}
