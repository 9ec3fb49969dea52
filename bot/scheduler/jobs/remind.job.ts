import { z } from 'zod';
import { job } from '../define';

export default job({
  name: 'session.remind',
  data: z.object({ session: z.string() }),
  async run({ session }, app) {
    await app.cohorts.letGoOfLeavers(session);
    await app.cohorts.reconcileBefore(session);
    await app.sessions.remind(session);
    await app.voice.prepare(session);
  },
});
