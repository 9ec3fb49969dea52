import { writeFile } from 'node:fs/promises';
import { exitCodeOf, lastWords } from './common/ends';
import { createLog } from './common/log';
import { loadConfig, type Config } from './config';
import { startGrove, type Grove } from './start';

/** Starts the live bot and stops it politely. Everything else is in start.ts and app.ts. */
const drainMs = 10_000;

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const started: { grove?: Grove } = {};
  let ending = false;

  async function end(code: number): Promise<void> {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code), drainMs).unref();
    await started.grove?.stop().catch((fault: unknown) => log.error({ err: fault }, 'not everything stopped cleanly'));
    log.info('Grove has stopped');
    process.exit(code);
  }

  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  process.on('unhandledRejection', (fault) => log.error({ err: fault }, 'unhandled rejection'));
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: fault }, 'uncaught exception');
    void end(1);
  });

  started.grove = await startGrove(config, log, (why) => {
    console.error(lastWords(why));
    void end(exitCodeOf(why));
  });
  log.info({ pid: process.pid }, 'Grove is up');
  showLife(config, started.grove);
}

/** Touches a file every ten seconds while all is well; a container's health check looks at its age. */
function showLife({ aliveFile }: Config, grove: Grove): void {
  if (aliveFile === undefined) return;
  const touch = async (): Promise<void> => {
    if (!(await grove.isWell())) return;
    await writeFile(aliveFile, '');
  };
  void touch();
  setInterval(() => void touch(), 10_000).unref();
}

main().catch((fault: unknown) => {
  console.error(lastWords(fault));
  process.exit(exitCodeOf(fault));
});
