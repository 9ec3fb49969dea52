import { z } from 'zod';
import { job } from '../define';

export default job({
  name: 'session.open',
  data: z.object({ session: z.string() }),
  async run({ session }, app) {
    await app.sessions.open(session);
    await app.voice.prepare(session);
  },
});
