import { z } from 'zod';
import { job } from '../define';

export default job({
  name: 'session.open',
  data: z.object({ session: z.string() }),
  run: ({ session }, app) => app.sessions.open(session),
});
