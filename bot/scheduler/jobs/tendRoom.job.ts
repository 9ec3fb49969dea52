import { z } from 'zod';
import { job } from '../define';

/** Looks whether a circle's voice room is still needed. */
export default job({
  name: 'voice.tend',
  data: z.object({ group: z.string() }),
  run: ({ group }, app) => app.voice.tend(group),
});
