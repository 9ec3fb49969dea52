import { z } from 'zod';
import { job } from '../define';

/** The time of the whole session is over, with all that was granted: it closes wherever it is. */
export default job({
  name: 'session.end-frame',
  data: z.object({ session: z.string() }),
  run: ({ session }, app, due) => app.sessions.endFrame(session, { due }),
});
