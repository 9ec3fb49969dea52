import { z } from 'zod';
import { job } from '../define';

/** What was announced at the end of a cohort is deleted. */
export default job({
  name: 'cohort.forget',
  data: z.object({ cohort: z.string() }),
  run: ({ cohort }, app) => app.cohorts.forget(cohort),
});
