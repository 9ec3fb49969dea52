import { z } from 'zod';
import { job } from '../define';

/** The day of a code has come: it is deleted, used or not. */
export default job({
  name: 'nominations.forget',
  data: z.object({ nomination: z.string() }),
  run: ({ nomination }, app) => app.nominations.forget(nomination),
});
