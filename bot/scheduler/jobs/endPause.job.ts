import { z } from 'zod';
import { job } from '../define';

/** Nobody has gone on after a pause for very long: the session closes. */
export default job({
  name: 'session.end-pause',
  data: z.object({ session: z.string(), turn: z.number().int() }),
  run: ({ session, turn }, app, due) => app.sessions.endPause(session, { turn, due }),
});
