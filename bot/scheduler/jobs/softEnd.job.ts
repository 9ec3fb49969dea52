import { z } from 'zod';
import { job } from '../define';

/** The minute is over: a kind word, and the holder goes on as long as they need (endTurn frees the floor in the end). */
export default job({
  name: 'session.soft-end',
  data: z.object({ session: z.string(), turn: z.number().int() }),
  run: ({ session, turn }, app, due) => app.sessions.softEnd(session, { turn, due }),
});
