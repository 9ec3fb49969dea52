import { parseArgs } from 'node:util';
import { startTestServer, stopTestServer } from '../support/testServer';
import { report } from './report';
import { runCrash } from './run';

/**
 * Kills the bot with -9 again and again while rounds are held, and counts what people saw. Details go to stderr; the last
 * line on stdout is `crash_lost_and_doubled <lost> <doubled>`, and anything but 0 0 is a failure, as is having measured too little.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      speed: { type: 'string', default: '30' },
      guilds: { type: 'string', default: '6' },
      faults: { type: 'string', default: '0.09' },
      redis: { type: 'string' },
      log: { type: 'string' },
    },
  });
  await startTestServer();
  const run = await runCrash({
    kills: Number(values.kills),
    seed: Number(values.seed),
    speed: Number(values.speed),
    guilds: Number(values.guilds),
    faultShare: Number(values.faults),
    redisUrl: values.redis ?? process.env.TEST_REDIS_URL,
    ...(values.log === undefined ? {} : { log: values.log }),
  }).finally(stopTestServer);
  process.exitCode = report(run) ? 0 : 1;
}

main().catch((fault: unknown) => {
  console.error(fault);
  process.exit(1);
});
