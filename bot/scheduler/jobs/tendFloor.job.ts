import { z } from 'zod';
import { job } from '../define';

/** Nobody has taken the open floor for a while: ask once, and the next time go on. */
export default job({
  name: 'session.tend-floor',
  data: z.object({ session: z.string(), turn: z.number().int(), asked: z.boolean() }),
  run: ({ session, ...seen }, app, due) => app.sessions.tendFloor(session, { ...seen, due }),
});
