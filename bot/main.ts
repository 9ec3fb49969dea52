import { utimes, writeFile } from 'node:fs/promises';
import { createLog, errorLine } from './common/log';
import { readConfig, type Config } from './config';
import { startGrove, type Grove } from './start';

/** Starts the live bot and stops it politely. Everything else is in start.ts and app.ts. */
const drainMs = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const started: { grove?: Grove } = {};
  let ending = false;

  async function end(code: number): Promise<void> {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code), drainMs).unref();
    await started.grove
      ?.stop()
      .catch((fault: unknown) => log.error({ err: errorLine(fault) }, 'not everything stopped cleanly'));
    process.exit(code);
  }

  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  process.on('unhandledRejection', (fault) => log.error({ err: errorLine(fault) }, 'unhandled rejection'));
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: errorLine(fault) }, 'uncaught exception');
    void end(1);
  });

  started.grove = await startGrove(config, log, (reason) => {
    console.error(reason);
    void end(1);
  });
  log.info({ pid: process.pid }, 'Grove is up');
  stayAlive(config);
}

/** Touches a file every ten seconds, for a container's health check. */
function stayAlive({ aliveFile }: Config): void {
  if (aliveFile === undefined) return;
  const touch = async (): Promise<void> => {
    await writeFile(aliveFile, '', { flag: 'a' });
    await utimes(aliveFile, new Date(), new Date());
  };
  void touch();
  setInterval(() => void touch(), 10_000).unref();
}

main().catch((fault: unknown) => {
  // What went wrong at the start is for a person to read: one clear sentence, no stack.
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
});
