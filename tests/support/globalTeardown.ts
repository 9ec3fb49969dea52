import { closeReports } from './reports';
import { stopTestServer } from './testServer';

export default async function tearDown(): Promise<void> {
  closeReports();
  await stopTestServer();
}
