import { z } from 'zod';
import { job } from '../define';

/** The announced last day of a cohort. */
export default job({
  name: 'cohort.end',
  data: z.object({ cohort: z.string() }),
  run: ({ cohort }, app) => app.cohorts.endOnTheDay(cohort),
});
