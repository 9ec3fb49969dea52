import { startTestServer } from '../support/testServer';
import { chromiumAt } from './chromium';

/** Says at once when there is no browser, before anything is started. */
export default async function globalSetup(): Promise<void> {
  chromiumAt(process.env);
  await startTestServer();
}
