import { startTestServer } from './testServer';

export default startTestServer;
