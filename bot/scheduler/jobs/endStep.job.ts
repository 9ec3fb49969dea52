import { z } from 'zod';
import { job } from '../define';

/** The time of arriving, writing or talking is over, and the session goes on. */
export default job({
  name: 'session.end-step',
  data: z.object({ session: z.string(), turn: z.number().int() }),
  run: ({ session, turn }, app, due) => app.sessions.endStep(session, { turn, due }),
});
