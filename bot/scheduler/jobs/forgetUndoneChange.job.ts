import { z } from 'zod';
import { job } from '../define';

/** A change of a roster to which nobody has said yes is kept no longer. */
export default job({
  name: 'rosters.forgetUndone',
  data: z.object({ guild: z.string(), change: z.string() }),
  run: (change, app) => app.rosters.forgetUndone(change),
});
