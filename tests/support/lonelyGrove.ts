import { startEmbeddedPostgres } from '../../bot/store/embedded';

/** A process that has nothing but an embedded Postgres, for tests that kill it: `tsx lonelyGrove.ts <folder>`. */
void startEmbeddedPostgres({ folder: process.argv[2] ?? '', durable: false }).then(
  ({ url, pid }) => {
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => undefined, 60_000);
  },
  (fault: unknown) => {
    console.log(
      JSON.stringify({ refusal: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) }),
    );
  },
);
