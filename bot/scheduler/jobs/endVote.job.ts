import { z } from 'zod';
import { job } from '../define';

/** The day has come until which circles were asked. */
export default job({
  name: 'cohort.vote-ends',
  data: z.object({ asking: z.string() }),
  run: ({ asking }, app) => app.cohorts.endVote(asking),
});
