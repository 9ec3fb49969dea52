import { z } from 'zod';
import { job } from '../define';

export default job({
  name: 'agreeing.close',
  data: z.object({ group: z.string() }),
  run: ({ group }, app) => app.agreeing.close(group),
});
