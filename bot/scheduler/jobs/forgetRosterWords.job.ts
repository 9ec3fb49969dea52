import { z } from 'zod';
import { job } from '../define';

/** What members had written is kept no longer for taking back a change of seats. */
export default job({
  name: 'rosters.forgetWords',
  data: z.object({ cohort: z.string() }),
  run: ({ cohort }, app) => app.rosters.forgetWords(cohort),
});
