import { exitCodeOf, lastWords, NeedsAPerson } from '../common/ends';
import { createLog } from '../common/log';
import { loadStoreConfig } from '../config';
import { restoreBackup } from '../store/backup/restore';
import { borrowDatabase } from '../store/borrow';

/** `npm run restore -- FILE`: fills an empty database from a backup. */
async function main(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    throw new NeedsAPerson('Name one backup: npm run restore -- data/backups/NAME.ndjson.gz');
  }
  const { at, rows } = await borrowDatabase(loadStoreConfig(), {
    beside: false,
    work: (databaseUrl) => restoreBackup({ databaseUrl, file, log: createLog('silent') }),
  });
  console.error(
    `${rows} rows are as they were at ${at.toISOString()}. Start Grove now; what it said after that moment it may say again.`,
  );
}

main().catch((fault: unknown) => {
  console.error(lastWords(fault));
  process.exitCode = exitCodeOf(fault);
});
