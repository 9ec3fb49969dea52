import { startTestServer } from '../support/testServer';
import { chromiumAt } from '../../demo/gallery/chromium';

/** Says at once when there is no browser, before anything is started. */
export default async function globalSetup(): Promise<void> {
  try {
    chromiumAt(process.env);
  } catch (fault) {
    // Thrown on, jest would add a stack to words that are meant to be read.
    console.error(fault instanceof Error ? fault.message : fault);
    process.exit(1);
  }
  await startTestServer();
}
