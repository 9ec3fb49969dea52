import { z } from 'zod';
import { job } from '../define';

/** Before a circle talks about what it agrees on. */
export default job({
  name: 'agreeing.look',
  data: z.object({ group: z.string() }),
  run: ({ group }, app) => app.agreeing.look(group),
});
