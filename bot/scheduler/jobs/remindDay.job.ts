import { z } from 'zod';
import { job } from '../define';

export default job({
  name: 'session.remind-day',
  data: z.object({ session: z.string() }),
  run: ({ session }, app) => app.sessions.remindDay(session),
});
