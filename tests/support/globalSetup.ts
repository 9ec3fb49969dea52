import { openReports } from './reports';
import { startTestServer } from './testServer';

export default async function setUp(): Promise<void> {
  await openReports();
  await startTestServer();
}
