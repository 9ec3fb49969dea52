import { exitCodeOf, lastWords } from '../common/ends';
import { loadStoreConfig } from '../config';
import { byHand, writeBackup } from '../store/backup/write';
import { borrowDatabase } from '../store/borrow';

/** `npm run -s backup`: writes all that Grove knows to a file, also while Grove runs; the file's path alone on stdout. */
async function main(): Promise<void> {
  const config = loadStoreConfig();
  const backup = await borrowDatabase(config, {
    beside: true,
    work: (databaseUrl) => writeBackup({ databaseUrl, folder: config.backupFolder, label: byHand, now: new Date() }),
  });
  if (!backup) {
    console.error('There is nothing to back up yet: nobody has come, and no server is set up.');
    return;
  }
  console.log(backup.file);
  console.error(
    `${backup.rows} rows. It holds what people wrote: keep it where only you can read it, and not for longer than you need it.`,
  );
}

main().catch((fault: unknown) => {
  console.error(lastWords(fault));
  process.exitCode = exitCodeOf(fault);
});
