import { z } from 'zod';
import { job } from '../define';

/** What was reported is deleted some time after it was closed. */
export default job({
  name: 'report.forget',
  data: z.object({ guild: z.string(), message: z.string(), report: z.string().optional() }),
  run: (what, app) => app.reports.forget(what),
});
