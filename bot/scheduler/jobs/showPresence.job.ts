import { z } from 'zod';
import { job } from '../define';

/** People went in or out of a voice room a while ago: their board says so, if it does not yet. */
export default job({
  name: 'voice.show',
  data: z.object({ group: z.string() }),
  run: ({ group }, app) => app.voice.showPresence(group),
});
