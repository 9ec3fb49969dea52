import type { Config } from '../config';
import { DataFolderInUse, runningServer, startEmbeddedPostgres } from './embedded';
import { reach } from './reach';

/**
 * Grove's database for one piece of work beside the bot. The embedded one is started for it and stopped again; one that a
 * running Grove has started is used as it stands, if the work asks for that (`beside`).
 */
export async function borrowDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  p: { beside: boolean; work: (url: string) => Promise<T> },
): Promise<T> {
  if (config.databaseUrl !== undefined) {
    await reach(config.databaseUrl);
    return p.work(config.databaseUrl);
  }
  const server = await startEmbeddedPostgres({ folder: config.dataFolder }).catch((fault: unknown) => {
    const url = fault instanceof DataFolderInUse && p.beside ? runningServer(config.dataFolder) : undefined;
    if (url === undefined) throw fault;
    return { url, stop: () => Promise.resolve() };
  });
  try {
    return await p.work(server.url);
  } finally {
    await server.stop();
  }
}
