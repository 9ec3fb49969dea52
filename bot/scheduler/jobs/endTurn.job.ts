import { z } from 'zod';
import { job } from '../define';

/** The holder has not pressed Done for long: they may have had to go, and the floor opens again for the others. */
export default job({
  name: 'session.end-turn',
  data: z.object({ session: z.string(), turn: z.number().int() }),
  run: ({ session, turn }, app, due) => app.sessions.endTurn(session, { turn, due }),
});
